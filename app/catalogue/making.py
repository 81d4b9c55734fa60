"""Makes the files to download, each once for what the graph holds, at first need or all of them in the background."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from app.catalogue.bench import Bench, Stopped
from app.catalogue.contents import Contents, read_contents
from app.catalogue.library import BuiltFile, Edition, Library
from app.catalogue.offers import Offer, offers_of, unlisted_offers
from app.catalogue.recipes import Recipes
from app.code_mark import code_mark
from cypher.store.protocol import Store
from ontology.errors import StoreChanged

log = structlog.get_logger(__name__)

# How often a file is begun again because the graph was written to.
_TRIES = 3
# What decides how a graph becomes files.
_SOURCES = ("app.rdf", "app.exchange", "app.catalogue", "ontology", "app")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is offered of one content of the graph; `key` stands for the content.

    The catalogue lists those `listed`; `offers` are all, by name.
    """

    key: str
    contents: Contents
    edition: Edition
    listed: Mapping[str, Offer]
    offers: Mapping[str, Offer]


class Downloads:
    """The files of the graph in a store; `content` tells the id of what it holds."""

    def __init__(self, store: Store, base: str, folder: Path, content: Callable[[], str]) -> None:
        self._store = store
        self._content = content
        mark = hashlib.blake2b(f"{store.url} {base}".encode(), digest_size=8).hexdigest()
        self._library = Library(folder / "downloads" / mark)
        self._recipes = Recipes(store, base)
        self._shelf: Shelf | None = None
        self._making = threading.Lock()
        self._starting = threading.Lock()
        self._worker: threading.Thread | None = None
        self._closed = threading.Event()
        self._given_up: set[tuple[str, str]] = set()

    def current(self) -> Shelf:
        """What is offered of the graph as it is now."""
        key = self._content()
        if self._shelf is None or self._shelf.key != key:
            contents = read_contents(self._store)
            edition = self._library.edition(f"{key}-{code_mark(*_SOURCES)}")
            listed = {offer.name: offer for dataset in contents.datasets for offer in offers_of(dataset)}
            unlisted = {offer.name: offer for offer in unlisted_offers(contents.datasets[0])}
            # The one before stays: a file of it may be on its way.
            before = (self._shelf.edition,) if self._shelf else ()
            self._library.keep_only(edition, *before)
            self._shelf = Shelf(key, contents, edition, listed, {**unlisted, **listed})
        return self._shelf

    def file(self, name: str) -> tuple[Offer, BuiltFile] | None:
        """A file by its name, made if it has to be; None if there is none of this name.

        Raises StoreChanged if the graph is written to again and again.
        """
        for left in reversed(range(_TRIES)):
            shelf = self.current()
            offer = shelf.offers.get(name)
            if offer is None:
                return None
            try:
                return offer, self._made(shelf, offer)
            except StoreChanged:
                if not left:
                    raise
        raise AssertionError("the last try returns or raises")

    def make_all(self) -> None:
        """Make in the background what is not made yet."""
        with self._starting:
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._make_all, name="downloads", daemon=True)
                self._worker.start()

    def close(self) -> None:
        """Stop making files, before the store is closed."""
        self._closed.set()
        if self._worker is not None:
            self._worker.join()

    def _make_all(self) -> None:
        shelf = self.current()
        for offer in shelf.listed.values():
            if self._closed.is_set() or self._content() != shelf.key:
                return
            if (shelf.key, offer.made) in self._given_up:
                continue
            try:
                self._made(shelf, offer)
            except (Stopped, StoreChanged):
                return
            except Exception as error:
                # Whoever asks for this file gets the error itself; the others can still be made.
                self._given_up.add((shelf.key, offer.made))
                log.error("file_not_made", file=offer.made, error=repr(error))

    def _made(self, shelf: Shelf, offer: Offer) -> BuiltFile:
        found = shelf.edition.find(offer.made)
        if found:
            return found
        with self._making:
            found = shelf.edition.find(offer.made)
            bench = Bench(shelf.edition, lambda: self._content() == shelf.key, self._closed)
            return found or self._recipes.make(offer, bench)
