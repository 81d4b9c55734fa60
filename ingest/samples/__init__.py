"""The samples that come with Chengtu: digests of five city documents in our own words."""

from importlib.resources import files
from pathlib import Path


def sample_files() -> list[Path]:
    """Paths of the samples, in a stable order."""
    folder = Path(str(files("ingest.samples")))
    return sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".md"))
