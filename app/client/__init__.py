"""A client of the service: the same questions over HTTP, with types for what comes back."""

from app.client.asynchronous import AsyncClient
from app.client.frames import to_frame
from app.client.synchronous import Client
from ontology.errors import ServiceError

__all__ = ["AsyncClient", "Client", "ServiceError", "to_frame"]
