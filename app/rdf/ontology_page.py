"""The ontology as a page to read: every term of ours at its anchor, in both languages.

It is made of the Turtle itself, since the schema that queries use knows no abstract classes, value lists and
annotations, whose IRIs lead here as well.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node

from app.rdf.vocabulary import PREFIXES
from ontology.schema import SCHEMA_PATH
from ontology.turtle import CT, LANGUAGES, parse_turtle

_STYLE = """\
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
article{border-top:1px solid #8886;padding:.4rem 0}
article:target{outline:2px solid #1f6fb2;outline-offset:.3rem}
h3{margin:.3rem 0}h3 code{font-weight:400}
p{margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0;font-size:.9rem}
dd{margin:0;overflow-wrap:anywhere}
nav ul{columns:12rem;padding-left:1rem;margin:.3rem 0}"""
_KINDS = (
    (OWL.Class, "classes", "类", "Classes"),
    (OWL.ObjectProperty, "relations", "关系", "Relations"),
    (OWL.DatatypeProperty, "properties", "属性", "Properties"),
    (SKOS.ConceptScheme, "values", "取值表", "Lists of values"),
    (OWL.AnnotationProperty, "annotations", "标注", "Annotations"),
    (None, "others", "其他", "Others"),
)
_ROWS = (
    (RDFS.subClassOf, "上位类", "below"),
    (RDFS.subPropertyOf, "上位属性", "implies"),
    (OWL.equivalentClass, "等同于", "same as"),
    (OWL.equivalentProperty, "等同于", "same as"),
    (RDFS.domain, "定义域", "from"),
    (RDFS.range, "值域", "to"),
    (CT.carries, "携带", "carries"),
    (CT["values"], "取值", "values"),
    (SKOS.exactMatch, "等于", "exact match"),
    (SKOS.closeMatch, "近似", "close match"),
    (SKOS.broadMatch, "上位匹配", "broad match"),
    (SKOS.narrowMatch, "下位匹配", "narrow match"),
    (SKOS.relatedMatch, "相关", "related match"),
)
_ONTOLOGY = URIRef(str(CT).removesuffix("#"))
_NAMESPACES = {**PREFIXES, "owl": str(OWL)}


@cache
def ontology_page() -> str:
    """HTML without scripts, nothing loaded from elsewhere."""
    graph = parse_turtle(SCHEMA_PATH)
    groups = [(anchor, zh, en, list(_terms(graph, kind))) for kind, anchor, zh, en in _KINDS]
    title = _bilingual(graph, _ONTOLOGY, URIRef(f"{PREFIXES['dcterms']}title"))
    about = _bilingual(graph, _ONTOLOGY, URIRef(f"{PREFIXES['dcterms']}description"))
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>城图本体 Chengtu ontology</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{title}</h1><p>{about}</p><p><code>{escape(str(CT))}</code></p><nav>",
    ]
    for anchor, zh, en, terms in groups:
        links = "".join(f'<li><a href="#{_local(t)}">{_local(t)}</a></li>' for t in terms)
        parts.append(
            f'<h2><a href="#{anchor}-list">{_pair(zh, en)}</a></h2><ul>{links}</ul>' if terms else ""
        )
    parts.append("</nav>")
    for anchor, zh, en, terms in groups:
        if terms:
            articles = "\n".join(_article(graph, term) for term in terms)
            parts.append(f'<section id="{anchor}-list"><h2>{_pair(zh, en)}</h2>\n{articles}</section>')
    return "\n".join([*parts, "</main></body></html>"])


def _terms(graph: Graph, kind: Node | None) -> Iterator[URIRef]:
    """The terms of ours whose kind this is, in the order of the file."""
    kinds = [known for known, *_ in _KINDS if known is not None]
    for term in dict.fromkeys(graph.subjects(RDF.type, kind)):
        if not isinstance(term, URIRef) or not term.startswith(CT):
            continue
        # A term of two kinds is told with the first.
        first = next((k for k in kinds if (term, RDF.type, k) in graph), None)
        if first == kind:
            yield term


def _article(graph: Graph, term: URIRef) -> str:
    rows = []
    for predicate, zh, en in _ROWS:
        if said := list(graph.objects(term, predicate)):
            rows.append(f"<dt>{_pair(zh, en)}</dt><dd>{', '.join(_told(graph, said))}</dd>")
    values = [
        f"<code>{escape(str(graph.value(concept, SKOS.notation)))}</code> {_bilingual(graph, concept, SKOS.prefLabel)}"
        for concept in graph.objects(term, SKOS.hasTopConcept)
    ]
    if values:
        rows.append(f"<dt>{_pair('取值', 'values')}</dt><dd>{'; '.join(values)}</dd>")
    name, told = _local(term), f"<dl>{''.join(rows)}</dl>" if rows else ""
    return (
        f'<article id="{name}"><h3><code>{name}</code> {_bilingual(graph, term, RDFS.label)}</h3>'
        f"<p>{_bilingual(graph, term, RDFS.comment)}</p>{told}</article>"
    )


def _told(graph: Graph, nodes: Iterable[Node]) -> Iterator[str]:
    """Links to terms; what is a union by its members."""
    for node in nodes:
        if isinstance(node, BNode):
            union = graph.value(node, OWL.unionOf)
            yield from _told(graph, Collection(graph, union)) if union is not None else ()
        elif isinstance(node, URIRef):
            ours = node.startswith(CT)
            link, name = (
                (f"#{_local(node)}", _local(node)) if ours else (escape(node), escape(_compact(node)))
            )
            yield f'<a href="{link}">{name}</a>'


def _bilingual(graph: Graph, term: Node, predicate: URIRef) -> str:
    said = {o.language: str(o) for o in graph.objects(term, predicate) if isinstance(o, Literal)}
    return _pair(*(said.get(language, "") for language in LANGUAGES))


def _pair(zh: str, en: str) -> str:
    return f'<span lang="zh-CN">{escape(zh)}</span> <span lang="en">{escape(en)}</span>'


def _compact(iri: str) -> str:
    for prefix, namespace in _NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _local(term: str) -> str:
    return escape(str(term).removeprefix(str(CT)))
