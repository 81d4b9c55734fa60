"""Graph stores behind one protocol; drivers are imported only by the adapter that needs them."""

from cypher.store.open import open_store
from cypher.store.protocol import Batch, Result, Store

__all__ = ["Batch", "Result", "Store", "open_store"]
