"""What a graph offers as datasets: all of it, each document, each goal with facts, each table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.catalogue.words import Words
from cypher.holdings import DISTRICTS_NAMED, GOAL_FACTS, PASSAGES, STATED
from cypher.lookups import DOCUMENTS, NODE_COUNTS
from cypher.store.protocol import Store
from ontology.gazetteer import load_gazetteer
from ontology.place import City
from ontology.schema import load_schema
from ontology.sdg import load_goals

WHOLE = "chengtu"
TABLES = "tables"
# The classes whose tables are datasets of their own; a reader of one alone can make sense of it.
_TABLES = (
    "Measure", "Project", "Programme", "Reform", "Indicator", "Observation", "Policy", "Organization", "Agency",
    "Place", "District", "Document",
)  # fmt: skip
# A document is about many goals a little; a catalogue names those it is most about.
_MOST_GOALS = 5
_ACTIONS = ("Measure", "Project", "Programme", "Reform")


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset of the catalogue; `name` is that of its files.

    `document` is the id of the document it is made of, `goal` the number of the goal it is about, `table` the class
    that it is a table of. `years` are the first and the last of the plans that speak in it.
    """

    name: str
    title: Words
    description: Words
    keywords: tuple[Words, ...]
    goals: tuple[int, ...]
    languages: tuple[str, ...]
    years: tuple[int, int] | None
    cities: tuple[City, ...]
    page: str
    document: str | None = None
    goal: int | None = None
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The datasets in the order of the catalogue, and the number of nodes by class."""

    datasets: tuple[Dataset, ...]
    nodes: Mapping[str, int]
    cities: tuple[City, ...]

    def find(self, name: str) -> Dataset | None:
        """The dataset with this name."""
        return next((d for d in self.datasets if d.name == name), None)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the graph to describe it."""

    documents: list[dict[str, Any]]
    facts: Mapping[int, Mapping[str, int]]
    stated: Mapping[str, Mapping[str, int]]
    passages: Mapping[str, int]
    cities: Mapping[str, City]
    nodes: Mapping[str, int]


def read_contents(store: Store) -> Contents:
    """The datasets of the graph as it is now."""
    read = _read(store)
    cities = _distinct(read.cities.values())
    datasets = (
        _whole(read, cities),
        *_of_documents(read),
        *_of_goals(read, cities),
        _tables(read, cities),
        *_of_classes(read, cities),
    )
    return Contents(datasets, read.nodes, cities)


def _read(store: Store) -> _Read:
    known = {city.key: city for city in load_gazetteer().cities}
    facts: dict[int, dict[str, int]] = defaultdict(dict)
    for row in store.read(GOAL_FACTS).records():
        facts[row["goal"]][row["document"]] = row["facts"]
    stated: dict[str, dict[str, int]] = defaultdict(dict)
    for row in store.read(STATED).records():
        stated[row["document"]][row["type"]] = row["n"]
    cities: dict[str, City] = {}
    for row in store.read(DISTRICTS_NAMED).records():
        if row["city"] in known:
            cities.setdefault(row["document"], known[row["city"]])
    return _Read(
        documents=store.read(DOCUMENTS).records(),
        facts=facts,
        stated=stated,
        passages={row["document"]: row["n"] for row in store.read(PASSAGES).records()},
        cities=cities,
        nodes={row["type"]: row["n"] for row in store.read(NODE_COUNTS).records()},
    )


def _whole(read: _Read, cities: tuple[City, ...]) -> Dataset:
    where = _joined(cities)
    n = read.nodes
    counts = Words(
        f"{len(read.documents)}份文件、{n.get('Passage', 0)}个句段、{_actions(n)}项措施、项目、计划和改革、"
        f"{n.get('Indicator', 0)}个指标",
        f"{len(read.documents)} documents, {n.get('Passage', 0)} passages, {_actions(n)} measures, projects, "
        f"programmes and reforms, {n.get('Indicator', 0)} indicators",
    )
    return Dataset(
        name=WHOLE,
        title=Words(
            f"城图：{where.zh}政策文件与可持续发展目标知识图谱",
            f"Chengtu: the policy documents{_of(where)} and the SDGs as a knowledge graph",
        ),
        description=Words(
            f"政策文件说了什么、在哪一句、支持哪个可持续发展目标：{counts.zh}。"
            "每条事实都带原文位置、方法与置信度，人工审核另记。",
            "What policy documents say, in which sentence, and which Sustainable Development Goals it serves: "
            f"{counts.en}. "
            "Every fact has its place in the text, how it was found, its score, and what a reviewer said of it.",
        ),
        keywords=_keywords(cities),
        goals=tuple(sorted(read.facts)),
        languages=_languages(read.documents),
        years=_years(read.documents),
        cities=cities,
        page="/data",
    )


def _of_documents(read: _Read) -> Iterator[Dataset]:
    for row in read.documents:
        id, title = row["id"], row["title"]
        counts = read.stated.get(id, {})
        city = read.cities.get(id)
        digest = Words("（摘编）", " (a digest in other words)") if row["digest"] else Words("", "")
        passages, actions, indicators = (
            read.passages.get(id, 0), _actions(counts), counts.get("Indicator", 0)
        )  # fmt: skip
        yield Dataset(
            name=id,
            title=Words(f"《{title}》的知识图谱{digest.zh}", f"What “{title}” says{digest.en}"),
            description=Words(
                f"《{title}》{digest.zh}中的{passages}个句段，"
                f"{actions}项措施、项目、计划和改革，{indicators}个指标，"
                "各附原文位置、与可持续发展目标的联系和置信度。",
                f"The {passages} passages of “{title}”{digest.en}, {actions} measures, projects, programmes and "
                f"reforms and {indicators} indicators in them, each with its place in the text, its links to the "
                "SDGs and their scores.",
            ),
            keywords=_keywords((city,) if city else ()),
            goals=_goals_of(row["profile"]),
            languages=_languages([row]),
            years=_years([row]),
            cities=(city,) if city else (),
            page=f"/document/{id}",
            document=id,
        )


def _of_goals(read: _Read, cities: tuple[City, ...]) -> Iterator[Dataset]:
    documents = {row["id"]: row for row in read.documents}
    where = _joined(cities)
    for goal in load_goals():
        facts = read.facts.get(goal.number)
        if not facts:
            continue
        rows = [documents[id] for id in facts if id in documents]
        n = sum(facts.values())
        yield Dataset(
            name=f"goal-{goal.number}",
            title=Words(
                f"{where.zh}政策与可持续发展目标{goal.number}：{goal.name_zh}",
                f"Policies{_of(where)} and SDG {goal.number}: {goal.name_en}",
            ),
            description=Words(
                f"{len(rows)}份文件中与可持续发展目标{goal.number}（{goal.name_zh}）"
                f"有关的措施、项目、计划、改革和指标，共{n}条联系，各附所据句段、线索词和置信度。",
                f"Measures, projects, programmes, reforms and indicators of {len(rows)} documents that concern SDG "
                f"{goal.number} ({goal.name_en}): {n} links, each with the passage it rests on, the wording that "
                "decided and its score.",
            ),
            keywords=(Words(goal.short_zh, goal.short_en), *_keywords(cities)),
            goals=(goal.number,),
            languages=_languages(rows),
            years=_years(rows),
            cities=cities,
            page=f"/entity/goal-{goal.number}",
            goal=goal.number,
        )


def _tables(read: _Read, cities: tuple[City, ...]) -> Dataset:
    where = _joined(cities)
    return Dataset(
        name=TABLES,
        title=Words(f"{where.zh}政策文件图谱：全部表格", f"Policies{_of(where)} as tables"),
        description=Words(
            "图谱的每一类事物、每一种联系各一张表，有CSV（附CSVW元数据或数据包描述）、Parquet和Neo4j批量导入格式。",
            "A table of each class of things and of each relation between them: CSV with the metadata of CSVW or a "
            "data package, Parquet, and the form that Neo4j imports in bulk.",
        ),
        keywords=(Words("表格", "tables"), *_keywords(cities)),
        goals=tuple(sorted(read.facts)),
        languages=_languages(read.documents),
        years=_years(read.documents),
        cities=cities,
        page="/data",
    )


def _of_classes(read: _Read, cities: tuple[City, ...]) -> Iterator[Dataset]:
    where = _joined(cities)
    for name in _TABLES:
        declared, n = load_schema().classes[name], read.nodes.get(name, 0)
        if not n:
            continue
        zh, en = declared.labels["zh"], declared.labels["en"]
        yield Dataset(
            name=name,
            title=Words(f"{where.zh}政策文件中的{zh}（表）", f"Policies{_of(where)}: table of class {en}"),
            description=Words(
                f"{declared.comments['zh']}一行一个，共{n}行。",
                f"{declared.comments['en']} One a row, {n} rows.",
            ),
            keywords=(Words(zh, en), *_keywords(cities)),
            goals=(),
            languages=_languages(read.documents),
            years=_years(read.documents),
            cities=cities,
            page="/data",
            table=name,
        )


def _of(where: Words) -> str:
    return f" of {where.en}" if where.en else ""


def _actions(counts: Mapping[str, int]) -> int:
    return sum(counts.get(name, 0) for name in _ACTIONS)


def _goals_of(profile: list[str] | None) -> tuple[int, ...]:
    return tuple(int(entry.split(":")[0]) for entry in (profile or [])[:_MOST_GOALS])


def _languages(documents: list[dict[str, Any]]) -> tuple[str, ...]:
    """Without documents there are still the labels of the ontology, in both."""
    return tuple(sorted({row["language"] for row in documents if row["language"]})) or ("en", "zh")


def _years(documents: list[dict[str, Any]]) -> tuple[int, int] | None:
    plans = [row for row in documents if row["plan_from"] and row["plan_to"]]
    if not plans:
        return None
    return min(row["plan_from"] for row in plans), max(row["plan_to"] for row in plans)


def _keywords(cities: tuple[City, ...]) -> tuple[Words, ...]:
    return (
        Words("可持续发展目标", "Sustainable Development Goals"),
        Words("政策文件", "policy documents"),
        Words("知识图谱", "knowledge graph"),
        *(Words(city.name, city.name_en) for city in cities),
    )


def _joined(cities: tuple[City, ...]) -> Words:
    """The names of the cities, where they are few enough for a title."""
    named = cities if len(cities) <= 3 else ()
    return Words("、".join(c.name for c in named), ", ".join(c.name_en for c in named))


def _distinct(cities: Any) -> tuple[City, ...]:
    return tuple(dict.fromkeys(sorted(cities, key=lambda city: city.code)))
