"""What a request needs of the running service: settings, store, asker."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, cast

from fastapi import Depends, Query, Request

from app.api.writing import writing
from app.ask.service import Asker
from app.catalogue.making import Downloads
from app.search.searcher import Searcher
from app.settings import Settings
from app.sparql.endpoint import Endpoint
from app.uploads.jobs import Ingests
from cypher.content import ContentId
from cypher.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Service:
    """One store being served."""

    settings: Settings
    store: Store
    asker: Asker
    content: ContentId
    searcher: Searcher
    ingests: Ingests
    downloads: Downloads
    sparql: Endpoint

    @classmethod
    def over(cls, settings: Settings, store: Store) -> "Service":
        """A service over an open store, which the caller closes."""
        timeout = settings.query_timeout
        ingests = Ingests(partial(writing, settings, store), max_bytes=settings.max_file_mb << 20)
        content = ContentId(store)
        downloads = Downloads(store, settings.base_iri, settings.cache_dir, content.current)
        asker, searcher = Asker(store, timeout), Searcher(store, timeout)
        sparql = Endpoint(settings, store, content)
        return cls(settings, store, asker, content, searcher, ingests, downloads, sparql)

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a query of ours, within the time limit of the settings."""
        return self.store.read(query, parameters, timeout=self.settings.query_timeout).records()


def get_service(request: Request) -> Service:
    return cast(Service, request.app.state.service)


CurrentService = Annotated[Service, Depends(get_service)]
Limit = Annotated[int, Query(ge=1, le=500, description="Items on a page")]
Offset = Annotated[int, Query(ge=0, description="Items to leave out before the page")]
