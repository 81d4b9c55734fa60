"""The VoID description of the graph: how much it holds, of what, and where it is to be had."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, RDF, VOID, XSD, Graph, Literal, URIRef

from app.catalogue.contents import WHOLE, Contents, Dataset
from app.catalogue.dcat import Edition, dataset_iri
from app.catalogue.described import Describer
from app.catalogue.formats import NTRIPLES
from app.catalogue.namespaces import new_graph
from app.catalogue.offers import offers_of
from app.catalogue.publication import Publication
from app.catalogue.services import SPARQL
from app.catalogue.words import Words
from app.iri import iri_of

# The W3C's names for the formats that it has named.
_FEATURES = ("Turtle", "JSON-LD", "N-Triples", "N-Quads", "TriG", "RDF_XML")
_VOCABULARIES = (
    "https://w3id.org/chengtu/ontology#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "http://purl.org/linked-data/cube#",
    "http://data.europa.eu/eli/ontology#",
    "http://metadata.un.org/sdg/ontology#",
)


class _Partition(NamedTuple):
    partition: URIRef
    of: URIRef
    size: URIRef


_CLASSES = _Partition(VOID.classPartition, VOID["class"], VOID.entities)
_PROPERTIES = _Partition(VOID.propertyPartition, VOID.property, VOID.triples)


def void_description(contents: Contents, publication: Publication, edition: Edition) -> Graph:
    """The whole graph with its documents as subsets."""
    graph = new_graph()
    describe = Describer(graph, publication)
    node = describe.node(publication.at("/.well-known/void"), VOID.DatasetDescription)
    describe.say(node, DCTERMS.title, Words("城图数据说明", "Description of the data of Chengtu"))
    graph.add((node, DCTERMS.publisher, describe.publisher()))
    whole = URIRef(dataset_iri(publication, WHOLE))
    graph.add((node, FOAF.primaryTopic, whole))
    for dataset in contents.datasets:
        if dataset.name == WHOLE:
            _describe(dataset, describe, edition)
        elif dataset.document:
            graph.add((whole, VOID.subset, _describe(dataset, describe, edition)))
    _add_use(graph, whole, contents, publication)
    return graph


def _describe(dataset: Dataset, describe: Describer, edition: Edition) -> URIRef:
    graph, publication = describe.graph, describe.publication
    node = describe.node(dataset_iri(publication, dataset.name), VOID.Dataset)
    describe.say(node, DCTERMS.title, dataset.title)
    describe.say(node, DCTERMS.description, dataset.description)
    describe.link(node, DCTERMS.license, [describe.licence(publication.licence)])
    describe.link(node, DCTERMS.publisher, [describe.publisher()])
    describe.link(node, FOAF.homepage, [describe.page(publication.at(dataset.page))])
    for offer in offers_of(dataset):
        graph.add((node, VOID.dataDump, URIRef(publication.at(f"/data/{quote(offer.name)}"))))
    if dataset.document:
        graph.add((node, VOID.rootResource, URIRef(iri_of(dataset.document, publication.base))))
    add_totals(graph, node, dataset, edition)
    built = edition.built(f"{dataset.name}.{NTRIPLES.extension}")
    if built:
        _add_partitions(graph, node, _CLASSES, built.facts["classes"])
        _add_partitions(graph, node, _PROPERTIES, built.facts["properties"])
    return node


def add_totals(graph: Graph, node: URIRef, dataset: Dataset, edition: Edition) -> None:
    """How many triples, classes and properties a dataset has, once they were counted in a file of it."""
    built = edition.built(f"{dataset.name}.{NTRIPLES.extension}")
    if built:
        graph.add((node, RDF.type, VOID.Dataset))
        graph.add((node, VOID.triples, _number(built.facts["triples"])))
        graph.add((node, VOID.classes, _number(len(built.facts["classes"]))))
        graph.add((node, VOID.properties, _number(len(built.facts["properties"]))))


def _add_use(graph: Graph, node: URIRef, contents: Contents, publication: Publication) -> None:
    graph.add((node, VOID.sparqlEndpoint, URIRef(publication.at(SPARQL.endpoint))))
    graph.add((node, VOID.uriSpace, Literal(f"{publication.base}/id/")))
    graph.add((node, VOID.entities, _number(sum(contents.nodes.values()))))
    for feature in _FEATURES:
        graph.add((node, VOID.feature, URIRef(f"http://www.w3.org/ns/formats/{feature}")))
    for vocabulary in _VOCABULARIES:
        graph.add((node, VOID.vocabulary, URIRef(vocabulary)))


def _add_partitions(graph: Graph, node: URIRef, terms: _Partition, counts: Mapping[str, int]) -> None:
    for iri, n in counts.items():
        part = URIRef(f"{node}#{quote(iri, safe='')}")
        graph.add((node, terms.partition, part))
        graph.add((part, terms.of, URIRef(iri)))
        graph.add((part, terms.size, _number(n)))


def _number(n: int) -> Literal:
    return Literal(n, datatype=XSD.integer)
