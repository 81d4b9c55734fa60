"""What the endpoint says of itself, in the W3C's vocabulary of service descriptions."""

from collections.abc import Sequence

from rdflib import DCTERMS, RDF, RDFS, VOID, BNode, Graph, Literal, Namespace, URIRef

from app.iri import graph_iri

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def describe_endpoint(url: str, base: str, documents: Sequence[tuple[str, str]]) -> Graph:
    """`url` is the public address of the service; `documents` are their ids and titles, each a named graph."""
    graph = Graph()
    graph.bind("sd", _SD)
    graph.bind("void", VOID)
    graph.bind("formats", _FORMATS)
    service = URIRef(f"{url}/sparql")
    graph.add((service, RDF.type, _SD.Service))
    graph.add((service, _SD.endpoint, service))
    graph.add((service, _SD.supportedLanguage, _SD.SPARQL11Query))
    graph.add((service, _SD.feature, _SD.UnionDefaultGraph))
    for name in _RESULTS:
        graph.add((service, _SD.resultFormat, _FORMATS[name]))
    graph.add((service, DCTERMS.title, Literal("城图SPARQL端点", "zh")))
    graph.add((service, DCTERMS.title, Literal("Chengtu SPARQL endpoint", "en")))
    graph.add((service, RDFS.seeAlso, URIRef(f"{url}/.well-known/void")))
    graph.add((service, _SD.defaultDataset, _dataset(graph, base, documents)))
    return graph


def _dataset(graph: Graph, base: str, documents: Sequence[tuple[str, str]]) -> BNode:
    dataset, whole = BNode(), BNode()
    graph.add((dataset, RDF.type, _SD.Dataset))
    graph.add((dataset, _SD.defaultGraph, whole))
    graph.add((whole, RDF.type, _SD.Graph))
    for id, title in documents:
        named, content = BNode(), BNode()
        graph.add((dataset, _SD.namedGraph, named))
        graph.add((named, RDF.type, _SD.NamedGraph))
        graph.add((named, _SD.name, URIRef(graph_iri(id, base))))
        graph.add((named, _SD.graph, content))
        graph.add((content, RDF.type, _SD.Graph))
        graph.add((content, DCTERMS.title, Literal(title)))
    return dataset
