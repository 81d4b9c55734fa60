"""Scores goals by the characters of a text, so that what no cue says still counts a little.

Runs of one to three characters are hashed into buckets with a weight for each goal, in `sdg_ngrams.npz`;
`ingest/tag/training/train_sdg.py` fits them.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from ingest.tag.cue_finder import fold

Floats = NDArray[np.float32]

BUCKETS = 1 << 12
# Odd multipliers of 32 bits, one for each place in a run.
_PLACES = tuple(np.uint32(factor) for factor in (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D))
_SHIFT = np.uint32(32 - 12)  # keeps as many bits as BUCKETS has
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class NgramModel:
    """`weights` has a row for each bucket and a column for each goal."""

    weights: Floats

    def scores(self, text: str) -> tuple[float, ...]:
        """By goal from 1 on; about 1 where the text reads like those on the goal, about 0 elsewhere."""
        buckets, counts = ngrams(text)
        return tuple((counts @ self.weights[buckets]).tolist())


def ngrams(text: str) -> tuple[NDArray[np.intp], Floats]:
    """The buckets of a text, each once, and how often they occur, damped and of length one together."""
    codes = np.frombuffer(fold(text[:_LONGEST]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    one = (codes ^ np.uint32(1)) * _PLACES[0]
    two = ((codes[:-1] ^ np.uint32(2)) * _PLACES[0] ^ codes[1:]) * _PLACES[1]
    three = (((codes[:-2] ^ np.uint32(3)) * _PLACES[0] ^ codes[1:-1]) * _PLACES[1] ^ codes[2:]) * _PLACES[2]
    found = np.bincount(np.concatenate((one, two, three)) >> _SHIFT, minlength=BUCKETS)
    buckets = found.nonzero()[0]
    counts: Floats = np.log1p(found[buckets].astype(np.float32))
    length = np.float32(max(float(np.sqrt(counts @ counts)), 1e-9))
    return buckets, (counts / length).astype(np.float32)


@cache
def load_ngram_model() -> NgramModel:
    """The shipped weights; read once, on first use."""
    with np.load(BytesIO(files("ingest.tag").joinpath("sdg_ngrams.npz").read_bytes())) as held:
        return NgramModel(held["weights"].astype(np.float32))
