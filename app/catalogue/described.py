"""The things a catalogue points to, each described where it is named.

A reader that follows no links needs their classes and labels.
"""

from collections.abc import Iterable
from datetime import date

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Identifier

from app.catalogue.codes import EU, Licence, Theme
from app.catalogue.formats import IANA, FileFormat
from app.catalogue.namespaces import VCARD
from app.catalogue.publication import Publication
from app.catalogue.words import Words
from ontology.place import City
from ontology.sdg import Goal

THEMES = URIRef(f"{EU}data-theme")
GOALS = URIRef("http://metadata.un.org/sdg")
_LANGUAGES = {"zh": ("ZHO", Words("中文", "Chinese")), "en": ("ENG", Words("英文", "English"))}


class Describer:
    """Adds nodes to a graph and gives their IRIs."""

    def __init__(self, graph: Graph, publication: Publication) -> None:
        self.graph = graph
        self.publication = publication

    def node(self, iri: str, *types: Identifier) -> URIRef:
        """A node of these classes."""
        node = URIRef(iri)
        for type in types:
            self.graph.add((node, RDF.type, type))
        return node

    def say(self, node: Identifier, predicate: URIRef, words: Words) -> None:
        """A text in both languages."""
        for text, language in words.by_language():
            self.graph.add((node, predicate, Literal(text, lang=language)))

    def link(self, node: Identifier, predicate: URIRef, others: Iterable[Identifier]) -> None:
        for other in others:
            self.graph.add((node, predicate, other))

    def page(self, url: str) -> URIRef:
        return self.node(url, FOAF.Document)

    def publisher(self) -> URIRef:
        """Who publishes: an agent with an address under the catalogue's."""
        known = self.publication
        agent = self.node(known.at("/catalog#publisher"), FOAF.Agent)
        self.graph.add((agent, FOAF.name, Literal(known.publisher)))
        if known.homepage:
            self.graph.add((agent, FOAF.homepage, self.page(known.homepage)))
        return agent

    def contact(self) -> URIRef | None:
        """Whom to ask, if the operator has said so."""
        known = self.publication
        if not known.contact:
            return None
        kind = self.node(known.at("/catalog#contact"), VCARD.Kind, VCARD.Organization)
        self.graph.add((kind, VCARD.fn, Literal(known.publisher)))
        if "://" in known.contact:
            self.graph.add((kind, VCARD.hasURL, URIRef(known.contact)))
        else:
            self.graph.add((kind, VCARD.hasEmail, URIRef(f"mailto:{known.contact.removeprefix('mailto:')}")))
        return kind

    def licence(self, licence: Licence) -> URIRef:
        """A portal knows a licence by its IRI or else by its title."""
        node = self.node(licence.iri, DCTERMS.LicenseDocument)
        if licence.title:
            self.graph.add((node, DCTERMS.title, Literal(licence.title, lang="en")))
        if licence.eu:
            self.graph.add((node, SKOS.exactMatch, URIRef(licence.eu)))
        return node

    def language(self, code: str) -> URIRef:
        name, label = _LANGUAGES[code]
        node = self.node(f"{EU}language/{name}", DCTERMS.LinguisticSystem)
        self.say(node, SKOS.prefLabel, label)
        return node

    def theme(self, theme: Theme) -> URIRef:
        node = self.node(theme.iri, SKOS.Concept)
        self.say(node, SKOS.prefLabel, theme.label)
        self.graph.add((node, SKOS.inScheme, THEMES))
        return node

    def goal(self, goal: Goal) -> URIRef:
        node = self.node(goal.iri, SKOS.Concept)
        self.say(node, SKOS.prefLabel, Words(goal.name_zh, goal.name_en))
        self.graph.add((node, SKOS.inScheme, GOALS))
        return node

    def schemes(self) -> tuple[URIRef, ...]:
        """The two schemes that themes come from."""
        themes, goals = self.node(str(THEMES), SKOS.ConceptScheme), self.node(str(GOALS), SKOS.ConceptScheme)
        self.say(themes, DCTERMS.title, Words("欧盟数据主题", "Data themes of the European Union"))
        self.say(
            goals,
            DCTERMS.title,
            Words("联合国可持续发展目标", "Sustainable Development Goals of the United Nations"),
        )
        return themes, goals

    def city(self, city: City) -> URIRef:
        """A city, by its code of GB/T 2260."""
        node = self.node(self.publication.at(f"/catalog#place-{city.code}"), DCTERMS.Location)
        self.say(node, SKOS.prefLabel, Words(city.name, city.name_en))
        self.graph.add((node, SKOS.notation, Literal(city.code)))
        return node

    def period(self, years: tuple[int, int]) -> URIRef:
        """From the first day of the first year to the last of the last."""
        first, last = years
        node = self.node(self.publication.at(f"/catalog#period-{first}-{last}"), DCTERMS.PeriodOfTime)
        self.graph.add((node, DCAT.startDate, Literal(date(first, 1, 1), datatype=XSD.date)))
        self.graph.add((node, DCAT.endDate, Literal(date(last, 12, 31), datatype=XSD.date)))
        return node

    def format(self, format: FileFormat) -> URIRef:
        # CKAN reads the label of a format only where it is an IMT.
        node = self.node(format.iri, DCTERMS.MediaTypeOrExtent, DCTERMS.IMT)
        self.graph.add((node, RDFS.label, Literal(format.label)))
        return node

    def media_type(self, name: str) -> URIRef:
        node = self.node(f"{IANA}{name}", DCTERMS.MediaType)
        self.graph.add((node, RDFS.label, Literal(name)))
        return node

    def standard(self, iri: str, title: str) -> URIRef:
        node = self.node(iri, DCTERMS.Standard)
        self.graph.add((node, DCTERMS.title, Literal(title, lang="en")))
        return node

    def public(self) -> URIRef:
        """Anyone may have it."""
        node = self.node(f"{EU}access-right/PUBLIC", DCTERMS.RightsStatement)
        self.say(node, SKOS.prefLabel, Words("公开", "public"))
        return node
