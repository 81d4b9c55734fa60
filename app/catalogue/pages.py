"""The pages of the catalogue: which datasets each holds, and where the others are (Hydra)."""

from collections.abc import Callable
from math import ceil

from rdflib import RDF, XSD, Graph, Literal, URIRef

from app.catalogue.contents import Contents
from app.catalogue.dcat import CatalogueWriter, Edition, dataset_iri
from app.catalogue.namespaces import HYDRA
from app.catalogue.publication import Publication
from app.catalogue.void import add_totals

PAGE_SIZE = 20


def page_count(contents: Contents) -> int:
    """At least one."""
    return max(1, ceil(len(contents.datasets) / PAGE_SIZE))


def catalogue_page(
    contents: Contents, publication: Publication, edition: Edition, page: int, address: Callable[[int], str]
) -> Graph:
    """A page, counted from 1; `address` gives the URL of any."""
    writer = CatalogueWriter(publication, edition)
    start = (page - 1) * PAGE_SIZE
    shown = contents.datasets[start : start + PAGE_SIZE]
    node = writer.catalogue(shown, contents.cities)
    for dataset in shown:
        add_totals(writer.graph, URIRef(dataset_iri(publication, dataset.name)), dataset, edition)
    _add_paging(writer.graph, node, page, page_count(contents), len(contents.datasets), address)
    return writer.graph


def _add_paging(
    graph: Graph, catalogue: URIRef, page: int, pages: int, total: int, address: Callable[[int], str]
) -> None:
    view = URIRef(address(page))
    # Harvesters look for either class; the second is the older one.
    graph.add((view, RDF.type, HYDRA.PartialCollectionView))
    graph.add((view, RDF.type, HYDRA.PagedCollection))
    graph.add((catalogue, HYDRA.view, view))
    graph.add((view, HYDRA.totalItems, Literal(total, datatype=XSD.integer)))
    graph.add((view, HYDRA.itemsPerPage, Literal(PAGE_SIZE, datatype=XSD.integer)))
    others = {
        HYDRA.first: 1,
        HYDRA.last: pages,
        HYDRA.previous: page - 1,
        HYDRA.next: page + 1,
    }
    for predicate, number in others.items():
        if 1 <= number <= pages:
            graph.add((view, predicate, URIRef(address(number))))
