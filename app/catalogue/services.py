"""The services that give access to the data in other ways than files."""

from dataclasses import dataclass

from app.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class DataService:
    """A service by its paths; `standard` is what it conforms to, with its title."""

    name: str
    title: Words
    description: Words
    endpoint: str
    described_at: str
    page: str
    standard: tuple[str, str]


API = DataService(
    "api",
    Words("城图API", "Chengtu API"),
    Words(
        "按问题、目标、行政区、文件取措施、指标和依据；JSON与CSV。",
        "Measures, indicators and evidence by question, goal, district and document; JSON and CSV.",
    ),
    "/api",
    "/api/openapi.json",
    "/api/docs",
    ("https://spec.openapis.org/oas/v3.1.0", "OpenAPI 3.1"),
)
SPARQL = DataService(
    "sparql",
    Words("城图SPARQL端点", "Chengtu SPARQL endpoint"),
    Words("对整个图谱的SPARQL 1.1查询，只读。", "SPARQL 1.1 over the whole graph, to read."),
    "/sparql",
    "/sparql",
    "/query",
    ("http://www.w3.org/TR/sparql11-protocol/", "SPARQL 1.1 Protocol"),
)
SERVICES = (API, SPARQL)
