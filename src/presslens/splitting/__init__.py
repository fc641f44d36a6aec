"""Where sentences and tokens are, as razdel cuts them, at the speed of the tagging engine."""

from presslens.splitting.sentences import sentence_ranges
from presslens.splitting.tokens import is_picture, token_ranges

__all__ = ["is_picture", "sentence_ranges", "token_ranges"]
