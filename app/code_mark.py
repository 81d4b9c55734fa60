"""A mark of the code and terms that make files of a graph: with others, the files are others."""

import hashlib
from functools import cache
from importlib.resources import files

_KINDS = (".py", ".ttl", ".tsv")


@cache
def code_mark(*packages: str) -> str:
    """Eight hexadecimal digits that stand for what lies in these packages, not in those below them."""
    digest = hashlib.blake2b(digest_size=4)
    for package in packages:
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith(_KINDS):
                digest.update(file.read_bytes())
    return digest.hexdigest()
