"""Which thing a name stands for, over all documents."""

from ingest.resolve.catalogue import Catalogue, Told, main_name, short_name
from ingest.resolve.identity import Identity, digest, identify

__all__ = ["Catalogue", "Identity", "Told", "digest", "identify", "main_name", "short_name"]
