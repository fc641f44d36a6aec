"""Kernel ridge regression with weighted samples, its leave-one-out predictions, and their calibration."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

SHARPEST = 60.0


def solve(kernel: Doubles, targets: Doubles, weights: Doubles, regularisation: float) -> tuple[Doubles, Doubles]:
    """The dual coefficients, and what each sample would be predicted had it been left out.

    The latter follow in closed form: the residual divided by the diagonal of the inverse (C. E. Rasmussen and
    C. K. I. Williams, Gaussian Processes for Machine Learning, 2006, equation 5.12).
    """
    roots = np.sqrt(weights)[:, None]
    inverse = np.linalg.inv(kernel * roots * roots.T + regularisation * np.eye(len(kernel)))
    scaled = inverse @ (roots * targets)
    left_out = targets - scaled / (roots * np.diag(inverse)[:, None])
    return roots * scaled, left_out


def softmax(scores: Doubles) -> Doubles:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return shares


def sharpness(scores: Doubles, targets: Doubles, weights: Doubles) -> float:
    """The factor that makes the softmax of the scores likeliest for the targets (temperature scaling)."""

    def loss(factor: float) -> float:
        return -float((weights[:, None] * targets * np.log(softmax(factor * scores) + 1e-12)).sum())

    low, high = 0.1, SHARPEST
    while high - low > 0.01:  # the loss is convex in the factor
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    return (low + high) / 2
