"""Kernel ridge regression with weighted samples, its leave-one-out predictions, and their calibration."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

START = (2.0, -4.0)
BOUNDS = ((0.5, 8.0), (-8.0, 0.0))


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


def shares(scores: Doubles, calibration: tuple[float, float]) -> Doubles:
    """Probabilities from scores: each score above a floor, to a power, over their sum.

    Scores of ridge regression on the topics estimate shares already, so that a power of them serves better than the
    softmax, which takes them for logarithms.
    """
    power, floor = calibration
    powers: Doubles = (np.maximum(scores, 0) + np.exp(floor)) ** power
    found: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return found


def calibrate(scores: Doubles, classes: NDArray[np.intp]) -> tuple[float, float]:
    """The power and the floor's logarithm that make the classes likeliest."""
    from scipy.optimize import minimize

    rows = np.arange(len(classes))

    def loss(calibration: Doubles) -> float:
        power, floor = calibration.tolist()
        return -float(np.log(shares(scores, (power, floor))[rows, classes]).mean())

    power, floor = minimize(loss, START, method="Nelder-Mead", bounds=BOUNDS).x.tolist()
    return power, floor
