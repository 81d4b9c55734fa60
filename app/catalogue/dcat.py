"""The catalogue in DCAT-AP 3: a page of it, one dataset, one service.

There are no blank nodes: what is harvested again has the IRIs that it had.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDFS, XSD, Graph, Literal, URIRef

from app.catalogue.codes import theme_of
from app.catalogue.contents import WHOLE, Dataset
from app.catalogue.described import Describer
from app.catalogue.formats import CSV, GZIP, ZIP, FileFormat
from app.catalogue.library import BuiltFile
from app.catalogue.namespaces import SPDX, new_graph
from app.catalogue.offers import Offer, offers_of
from app.catalogue.publication import Publication
from app.catalogue.services import API, SERVICES, SPARQL, DataService
from app.catalogue.words import Words
from app.iri import iri_of
from ontology.place import City
from ontology.sdg import load_goals

ONTOLOGY = "https://w3id.org/chengtu/ontology"
_SHA256 = SPDX.checksumAlgorithm_sha256
_IRREGULAR = "http://publications.europa.eu/resource/authority/frequency/IRREG"
_GOALS = {goal.number: goal for goal in load_goals()}


@dataclass(frozen=True, slots=True)
class Edition:
    """What a catalogue tells beside the datasets: their version, when they came to be so, the files that are made.

    The version is the id of the graph's content; `built` finds a file by its name.
    """

    version: str
    modified: float
    built: Callable[[str], BuiltFile | None]


def dataset_iri(publication: Publication, name: str) -> str:
    return publication.at(f"/catalog/dataset/{quote(name)}")


def service_iri(publication: Publication, name: str) -> str:
    return publication.at(f"/catalog/service/{name}")


class CatalogueWriter:
    """Writes descriptions into one graph."""

    def __init__(self, publication: Publication, edition: Edition) -> None:
        self.graph: Graph = new_graph()
        self._publication = publication
        self._edition = edition
        self._describe = Describer(self.graph, publication)

    def catalogue(self, datasets: Iterable[Dataset], cities: Iterable[City]) -> URIRef:
        """The catalogue with these datasets and every service; other datasets are left for other pages."""
        describe, known = self._describe, self._publication
        node = describe.node(known.at("/catalog"), DCAT.Catalog)
        describe.say(node, DCTERMS.title, Words("城图数据目录", "Catalogue of Chengtu"))
        describe.say(
            node,
            DCTERMS.description,
            Words(
                "城市政策文件与可持续发展目标知识图谱的数据集与服务。",
                "Datasets and services of a knowledge graph of a city's policy documents and the SDGs.",
            ),
        )
        self._common(node)
        shown = tuple(datasets)
        describe.link(node, DCTERMS.language, map(describe.language, ("zh", "en")))
        describe.link(node, DCTERMS.spatial, map(describe.city, cities))
        describe.link(node, DCAT.themeTaxonomy, describe.schemes())
        describe.link(node, FOAF.homepage, [describe.page(known.at("/"))])
        describe.link(node, DCAT.dataset, map(self.dataset, shown))
        describe.link(node, DCAT.service, (self.service(service, shown) for service in SERVICES))
        return node

    def dataset(self, dataset: Dataset) -> URIRef:
        """A dataset with its distributions."""
        describe, known = self._describe, self._publication
        node = describe.node(dataset_iri(known, dataset.name), DCAT.Dataset)
        describe.say(node, DCTERMS.title, dataset.title)
        describe.say(node, DCTERMS.description, dataset.description)
        self.graph.add((node, DCTERMS.identifier, Literal(str(node))))
        self.graph.add((node, DCAT.version, Literal(self._edition.version)))
        self._common(node)
        self._subjects(node, dataset)
        describe.link(node, DCAT.landingPage, [describe.page(known.at(dataset.page))])
        describe.link(node, DCTERMS.accessRights, [describe.public()])
        describe.link(node, DCTERMS.conformsTo, [describe.standard(ONTOLOGY, "Chengtu ontology")])
        describe.link(node, DCTERMS.accrualPeriodicity, [describe.node(_IRREGULAR, DCTERMS.Frequency)])
        describe.link(node, DCTERMS.provenance, [self._provenance()])
        if dataset.document:
            self.graph.add((node, DCTERMS.relation, URIRef(iri_of(dataset.document, known.base))))
        describe.link(node, DCAT.distribution, self._distributions(node, dataset))
        return node

    def service(self, service: DataService, served: Iterable[Dataset]) -> URIRef:
        """A service; `served` are those of its datasets that the graph describes."""
        describe, known = self._describe, self._publication
        node = describe.node(service_iri(known, service.name), DCAT.DataService)
        describe.say(node, DCTERMS.title, service.title)
        describe.say(node, DCTERMS.description, service.description)
        self._common(node)
        describe.link(node, DCAT.endpointURL, [URIRef(known.at(service.endpoint))])
        describe.link(node, DCAT.endpointDescription, [URIRef(known.at(service.described_at))])
        describe.link(node, DCAT.landingPage, [describe.page(known.at(service.page))])
        describe.link(node, DCTERMS.accessRights, [describe.public()])
        describe.link(node, DCTERMS.conformsTo, [describe.standard(*service.standard)])
        describe.link(node, DCAT.theme, [describe.theme(theme_of(None))])
        describe.link(node, DCAT.servesDataset, (URIRef(dataset_iri(known, d.name)) for d in served))
        return node

    def _common(self, node: URIRef) -> None:
        describe, known = self._describe, self._publication
        describe.link(node, DCTERMS.publisher, [describe.publisher()])
        describe.link(node, DCTERMS.license, [describe.licence(known.licence)])
        modified = datetime.fromtimestamp(int(self._edition.modified), UTC)
        self.graph.add((node, DCTERMS.modified, Literal(modified.isoformat(), datatype=XSD.dateTime)))
        contact = describe.contact()
        if contact is not None and node != URIRef(known.at("/catalog")):
            self.graph.add((node, DCAT.contactPoint, contact))

    def _subjects(self, node: URIRef, dataset: Dataset) -> None:
        describe = self._describe
        for words in dataset.keywords:
            describe.say(node, DCAT.keyword, words)
        themes = dict.fromkeys((theme_of(None), *(theme_of(goal) for goal in dataset.goals)))
        describe.link(node, DCAT.theme, map(describe.theme, themes))
        describe.link(node, DCAT.theme, (describe.goal(_GOALS[goal]) for goal in dataset.goals))
        describe.link(node, DCTERMS.language, map(describe.language, dataset.languages))
        describe.link(node, DCTERMS.spatial, map(describe.city, dataset.cities))
        if dataset.years:
            describe.link(node, DCTERMS.temporal, [describe.period(dataset.years)])

    def _provenance(self) -> URIRef:
        node = self._describe.node(self._publication.at("/catalog#provenance"), DCTERMS.ProvenanceStatement)
        words = Words(
            "由程序读文件得出，每条事实附原文位置和置信度；人的审核另记。文件本身的权利属于其发布者。",
            "Read from documents by a program, each fact with its place in the text and its score; reviews by "
            "people are marked. The documents themselves remain their publishers'.",
        )
        self._describe.say(node, RDFS.label, words)
        return node

    def _distributions(self, dataset_node: URIRef, dataset: Dataset) -> Iterable[URIRef]:
        for offer in offers_of(dataset):
            yield self._file(dataset_node, offer)
        if dataset.goal:
            path = f"/api/queries/measures-by-goal?goal={dataset.goal}&format=csv"
            title = Words("措施一览（CSV）", "Measures as a table (CSV)")
            yield self._from_service(dataset_node, API, "measures", path, title, CSV)
        if dataset.name == WHOLE:
            yield self._from_service(dataset_node, SPARQL, "sparql", SPARQL.endpoint, SPARQL.title, None)

    def _file(self, dataset: URIRef, offer: Offer) -> URIRef:
        describe, known = self._describe, self._publication
        node = describe.node(f"{dataset}#{offer.name}", DCAT.Distribution)
        describe.say(node, DCTERMS.title, offer.title)
        url = URIRef(known.at(f"/data/{quote(offer.name)}"))
        self.graph.add((node, DCAT.accessURL, url))
        self.graph.add((node, DCAT.downloadURL, url))
        self._form(node, offer.format)
        if offer.gzip:
            describe.link(node, DCAT.compressFormat, [describe.media_type(GZIP)])
        if offer.package:
            describe.link(node, DCAT.packageFormat, [describe.media_type(ZIP)])
        built = self._edition.built(offer.made)
        if built:
            self._measured(node, built, offer.gzip)
        return node

    def _from_service(
        self,
        dataset: URIRef,
        service: DataService,
        name: str,
        path: str,
        title: Words,
        format: FileFormat | None,
    ) -> URIRef:
        node = self._describe.node(f"{dataset}#{name}", DCAT.Distribution)
        self._describe.say(node, DCTERMS.title, title)
        url = URIRef(self._publication.at(path))
        self.graph.add((node, DCAT.accessURL, url))
        if format:
            self.graph.add((node, DCAT.downloadURL, url))
        self._form(node, format)
        self.graph.add((node, DCAT.accessService, URIRef(service_iri(self._publication, service.name))))
        return node

    def _form(self, node: URIRef, format: FileFormat | None) -> None:
        describe = self._describe
        describe.link(node, DCTERMS.license, [describe.licence(self._publication.licence)])
        if format:
            describe.link(node, DCTERMS["format"], [describe.format(format)])
            describe.link(node, DCAT.mediaType, [describe.media_type(format.media_type)])

    def _measured(self, node: URIRef, built: BuiltFile, packed: bool) -> None:
        size, sha256 = (built.packed_size, built.packed_sha256) if packed else (built.size, built.sha256)
        self.graph.add((node, DCAT.byteSize, Literal(size, datatype=XSD.nonNegativeInteger)))
        modified = datetime.fromtimestamp(int(built.built), UTC)
        self.graph.add((node, DCTERMS.modified, Literal(modified.isoformat(), datatype=XSD.dateTime)))
        checksum = self._describe.node(f"{node}-sha256", SPDX.Checksum)
        self.graph.add((node, SPDX.checksum, checksum))
        self.graph.add((checksum, SPDX.algorithm, _SHA256))
        self.graph.add((checksum, SPDX.checksumValue, Literal(sha256, datatype=XSD.hexBinary)))
