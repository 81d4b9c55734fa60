"""The vocabularies of the catalogue that rdflib does not bring."""

from rdflib import DCAT, DCTERMS, FOAF, PROV, SKOS, VOID, Graph, Namespace

HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

_PREFIXES = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "hydra": HYDRA,
    "prov": PROV,
    "skos": SKOS,
    "spdx": SPDX,
    "vcard": VCARD,
    "void": VOID,
}


def new_graph() -> Graph:
    """An empty graph with the prefixes of a catalogue."""
    graph = Graph(bind_namespaces="core")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
