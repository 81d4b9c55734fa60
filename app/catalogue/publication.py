"""Under whose name, licence and address the graph is published."""

from dataclasses import dataclass

from app.catalogue.codes import Licence


@dataclass(frozen=True, slots=True)
class Publication:
    """`url` is the public address of the service, `base` what the IRIs of things begin with.

    Both have no / at the end. `contact` is an e-mail address or a URL.
    """

    url: str
    base: str
    publisher: str
    homepage: str | None
    contact: str | None
    licence: Licence

    def at(self, path: str) -> str:
        """The public URL of a path of the service."""
        return f"{self.url}{path}"
