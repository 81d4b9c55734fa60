"""From an interpretation that a reader sent back, changed, to one that plans are made from."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from app.ask.intents import Intent
from app.ask.interpretation import Interpretation, Part, WordGroup
from app.ask.lexicon import Lexicon, bare_name
from app.ask.place_words import district_core
from app.ask.sections import find_sections
from app.ask.words import EITHER, either, find_words
from cypher.plan import Ends, GroupBy
from ontology.errors import QuestionError
from ontology.gazetteer import NamedPlace, load_gazetteer
from ontology.schema import load_schema
from ontology.sdg import load_goals

MOST = 50


def refined(asked: Mapping[str, Any], lexicon: Lexicon) -> Interpretation:
    """Names are looked up as a question's are; what is unknown is a QuestionError that names it."""
    documents = [_document(name, lexicon) for name in _list(asked, "plans")]
    indicators = [_indicator(name, lexicon) for name in _list(asked, "indicators")]
    entities = [i for name in _list(asked, "entities") for i in _things(name, lexicon)]
    topics = tuple(_goal(g) for g in _list(asked, "topic_goals"))
    goals = tuple(g for g in map(_goal, _list(asked, "goals")) if g not in topics)
    places = [_place(name, lexicon) for name in _list(asked, "places")]
    intent = _one_of(asked.get("intent") or "list", get_args(Intent), "intent")
    section = str(asked.get("section") or "")
    ids = tuple(dict.fromkeys(i for i, _ in documents))
    earlier, later = _apart(ids, lexicon) if intent == "difference" else ((), ())
    sections = [s for f in find_sections(section, lexicon, ids) for s in f.value] if section else []
    places_named = [p.name for p in places]
    districts = [_district(n, lexicon) for n in _list(asked, "districts")]
    # A district that a place's own name begins with is told by the place.
    districts = [d for d in districts if not any(_within(name, d.name) for name in places_named)]
    return Interpretation(
        question=str(asked.get("text") or ""),
        language="en" if asked.get("language") == "en" else "zh",
        intent=intent,
        types=tuple(_type(t) for t in _list(asked, "types")),
        goals=goals,
        goals_told=bool(goals),
        topic_goals=topics,
        targets=tuple(_target(t) for t in _list(asked, "targets")),
        districts=tuple(districts),
        not_districts=tuple(_district(n, lexicon) for n in _list(asked, "not_districts")),
        not_goals=tuple(_goal(g) for g in _list(asked, "not_goals")),
        not_words=tuple(g for g in _words(asked, "not_words") if g.needed),
        places=tuple(places),
        named_after=tuple(dict.fromkeys(t.id for p in places for t in lexicon.containing(p.name))),
        documents=ids,
        document_names=tuple(dict.fromkeys(n for _, n in documents)),
        sections=tuple(dict.fromkeys(i for s in sections for i in lexicon.below(s.id))),
        section_name=section,
        item=_number(asked.get("item"), "item"),
        entities=tuple(dict.fromkeys(entities)),
        entity_names=tuple(map(str, _list(asked, "entities"))),
        indicators=tuple(dict.fromkeys(indicators)),
        near_indicators=tuple(dict.fromkeys(indicators)),
        indicator_names=tuple(map(str, _list(asked, "indicators"))),
        years=tuple(y for y in (_number(y, "years") for y in _list(asked, "years")) if y is not None),
        status=_one_of(asked.get("status"), ("target", "actual", None), "status"),
        words=tuple(_words(asked, "words")),
        earlier=earlier,
        later=later,
        part=_one_of(asked.get("part"), (*get_args(Part), None), "part"),
        group_by=_one_of(asked.get("group_by") or "thing", get_args(GroupBy), "group_by"),
        most=_number(asked.get("most"), "most"),
        fewest_first=bool(asked.get("fewest_first")),
        responsible=bool(asked.get("responsible")),
        only_with_any=bool(asked.get("only_with_any")),
        ends=_one_of(asked.get("ends"), (*get_args(Ends), None), "ends"),
        sides=(
            *(tuple(_things(name, lexicon)) for name in _list(asked, "entities")),
            *((p.id, *(t.id for t in lexicon.containing(p.name))) for p in places),
        ),
        called=tuple(map(str, _list(asked, "entities"))),
        elsewhere=tuple(map(str, _list(asked, "elsewhere"))),
    )


def _list(asked: Mapping[str, Any], key: str) -> Sequence[Any]:
    value = asked.get(key) or ()
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) > MOST:
        raise QuestionError(f"interpretation.{key}: a list of at most {MOST} is expected")
    return value


def _one_of(value: Any, known: Sequence[Any], key: str) -> Any:
    if value not in known:
        raise QuestionError(f"interpretation.{key}: {value} is none of {', '.join(map(str, known))}")
    return value


def _number(value: Any, key: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise QuestionError(f"interpretation.{key}: {value} is no whole number")
    return value


def _goal(number: Any) -> int:
    return int(_one_of(_number(number, "goals"), [g.number for g in load_goals()], "goals"))


def _target(code: Any) -> str:
    known = {t.code for g in load_goals() for t in g.targets}
    if str(code) not in known:
        raise QuestionError(f"interpretation.targets: {code} is no target of the SDGs")
    return str(code)


def _type(name: Any) -> str:
    if name not in load_schema().classes:
        raise QuestionError(f"interpretation.types: {name} is no class of the ontology")
    return str(name)


def _place(name: Any, lexicon: Lexicon) -> NamedPlace:
    for city in lexicon.cities or (None,):
        place = load_gazetteer().resolve(str(name), city=city)
        if place:
            return place
    raise QuestionError(f"interpretation.places: {name} is not known")


def _district(name: Any, lexicon: Lexicon) -> NamedPlace:
    place = _place(name, lexicon)
    if place.kind != "district":
        raise QuestionError(f"interpretation.districts: {name} is no district")
    return place


def _within(place: str, district: str) -> bool:
    return place != district and place.startswith(district_core(district))


def _document(name: Any, lexicon: Lexicon) -> tuple[str, str]:
    for document in lexicon.documents:
        if name in (document.id, document.name, document.source):
            return document.id, document.name
    raise QuestionError(f"interpretation.plans: no document is called {name}")


def _indicator(name: Any, lexicon: Lexicon) -> str:
    for indicator in lexicon.indicators:
        if name in (indicator.id, indicator.name):
            return indicator.id
    raise QuestionError(f"interpretation.indicators: no indicator is called {name}")


def _things(name: Any, lexicon: Lexicon) -> list[str]:
    things = lexicon.names.get(bare_name(str(name)))
    if not things:
        raise QuestionError(f"interpretation.entities: nothing is called {name}")
    return [t.id for t in things]


def _words(asked: Mapping[str, Any], key: str) -> list[WordGroup]:
    """Words as a question's: with their other wordings and, for English ones, their Chinese."""
    return [g for word in _list(asked, key) for g in _word(str(word))]


def _word(word: str) -> list[WordGroup]:
    """One of two words, where both stand with a stroke between; else what a question's word is."""
    pieces = [found[:1] for part in word.split(EITHER) if (found := find_words(part)[0])]
    return either(*pieces[0], *pieces[1]) if len(pieces) == 2 else find_words(word)[0]


def _apart(ids: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plans = sorted((d.plan_from, d.id) for d in lexicon.documents if d.id in ids and d.plan_from)
    if len(plans) < 2:
        raise QuestionError("interpretation.plans: a difference asks for two plans that have a period")
    return (plans[0][1],), (plans[-1][1],)
