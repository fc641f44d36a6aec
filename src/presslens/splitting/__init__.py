"""Where tokens are, as razdel cuts them, for whole batches of text at once."""

from presslens.splitting.tokens import token_ranges

__all__ = ["token_ranges"]
