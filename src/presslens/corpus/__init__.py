"""Many documents: a directory of text files in, the tables of all of them out."""

from presslens.corpus.corpus import Corpus, read_corpus
from presslens.corpus.encoding import decode
from presslens.corpus.files import reason, some
from presslens.corpus.run import run_corpus

__all__ = ["Corpus", "decode", "read_corpus", "reason", "run_corpus", "some"]
