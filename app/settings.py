"""The settings: the only place that reads the environment."""

from functools import cache
from ipaddress import ip_address
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import SettingsError

_URL = r"^https?://[^\s<>\"]+$"


def default_graph_url() -> str:
    """An embedded graph under the user's data folder."""
    return f"embedded://{user_data_path('chengtu') / 'graph.kgl'}"


def is_loopback(host: str) -> bool:
    """Whether a name or an address leads to this machine and no other."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Settings(BaseSettings):
    """Each field is read from the variable of its name with CHENGTU_ before it."""

    model_config = SettingsConfigDict(env_prefix="CHENGTU_", extra="ignore", frozen=True)

    graph_url: str = Field(
        default_factory=default_graph_url,
        description="Where the graph lives: embedded:///abs/path/graph.kgl, neo4j://, bolt:// or neo4j+s://",
    )
    graph_user: str = Field("neo4j", description="User name for Neo4j")
    graph_password: SecretStr | None = Field(None, description="Password for Neo4j; unset: no authentication")
    host: str = Field("127.0.0.1", description="Address that the service listens on")
    port: int = Field(8000, ge=1, le=65535, description="Port that the service listens on")
    corpus: Path | None = Field(None, description="Folder of documents to ingest in place of the samples")
    base_iri: str = Field(
        "https://w3id.org/chengtu", description="What the IRIs of things in the graph begin with"
    )
    public_url: str | None = Field(
        None,
        pattern=_URL,
        description="Address of the service for the public; unset: that of the request, as a proxy forwards it",
    )
    publisher: str = Field("Chengtu 城图", min_length=1, description="Who publishes the data")
    publisher_url: str | None = Field(None, pattern=_URL, description="Home page of the publisher")
    contact: str | None = Field(
        None,
        pattern=rf"{_URL}|^[^@\s]+@[^@\s]+$",
        description="E-mail address or URL of whom to ask about the data",
    )
    license: str = Field(
        "https://creativecommons.org/licenses/by/4.0/",
        pattern=_URL,
        description="IRI of the licence of the data, which the operator has to choose",
    )
    cache_dir: Path = Field(
        default_factory=lambda: user_cache_path("chengtu"),
        description="Folder for what can be made again: files to download, the snapshot for SPARQL",
    )
    query_timeout: float = Field(10.0, gt=0, description="Seconds that one read query may take")
    query_rows: int = Field(1000, ge=1, description="Rows that one raw Cypher or SPARQL query may return")
    max_file_mb: int = Field(100, ge=1, description="Largest file that is read, in megabytes")
    reviewing: bool = Field(True, description="Whether the service takes reviews of facts")
    uploads: bool | None = Field(
        None,
        description="Whether the service takes documents in; unset: from this machine, if it listens to no other",
    )
    log_level: str = Field("info", description="debug, info, warning or error")
    log_json: bool = Field(False, description="Write log lines as JSON")

    @property
    def password(self) -> str | None:
        """The password in plain, for the store only."""
        return self.graph_password.get_secret_value() if self.graph_password else None


@cache
def load_settings() -> Settings:
    """The settings of this process; a value that cannot be used is told with its variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CHENGTU_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}") from error
