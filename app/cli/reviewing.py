"""The command `chengtu review`: facts with the lowest scores, and what a person decides about them."""

import getpass
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from app.cli.terminal import messages, opened_store, tell_if_empty
from app.settings import load_settings
from cypher.reviews import FACTS, REVIEWS, VALUES, FactFilter, count_facts, facts_to_review
from ontology.errors import ReviewError

if TYPE_CHECKING:
    from cypher.store.protocol import Store

HELP_KEYS = "[a]ccept  [r]eject  [c]orrect  [u]ndo the last  [s]kip  [q]uit  [?] help"
HELP = """\
a  the fact is right as it stands: it keeps its score, with your name beside it
r  the fact is wrong: it is gone from answers, and kept here
c  the fact is wrong and you know what is right: FIELD=VALUE, several with blanks between them
   of a relation   target=goal-14   target=district-440306   polarity=limits
   of a value      value=98 unit=% year=2030 status=target op=>= binding=expected
u  take back the decision made last in this session
s  leave it and show the next
q  stop; what was decided is kept"""


def add_commands(app: typer.Typer) -> None:
    """Register the command of this module."""
    app.command()(review)


Facts = list[str] | None
Accept = Annotated[Facts, typer.Option(help="Accept the fact of this id.", show_default=False)]
Reject = Annotated[Facts, typer.Option(help="Reject the fact of this id.", show_default=False)]
Correct = Annotated[
    str | None, typer.Option(help="Correct the fact of this id; --set says what.", show_default=False)
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--set", help="With --correct: FIELD=VALUE, as target=goal-14 or value=98.", show_default=False
    ),
]
Undo = Annotated[
    Facts, typer.Option(help="Take back the decision about the fact of this id.", show_default=False)
]
Listed = Annotated[bool, typer.Option("--list", help="Print the facts and stop.")]
Made = Annotated[bool, typer.Option("--made", help="Print the reviews that were made and stop.")]
Types = Annotated[
    list[str] | None,
    typer.Option(help="Only facts of this type: SUPPORTS, LOCATED_IN, …, Observation.", show_default=False),
]
InDocument = Annotated[
    str | None, typer.Option(help="Only facts of this document, by id.", show_default=False)
]
OfEntity = Annotated[str | None, typer.Option(help="Only facts of the thing of this id.", show_default=False)]
Below = Annotated[float | None, typer.Option(help="Only scores below this.", show_default=False)]
Most = Annotated[int, typer.Option(help="At most this many facts.", min=1, max=500)]
Note = Annotated[str, typer.Option(help="A note to keep with the decision.", show_default=False)]
Reviewer = Annotated[
    str | None, typer.Option(help="Who decides; by default the user of this computer.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]


def review(
    accept: Accept = None,
    reject: Reject = None,
    correct: Correct = None,
    fields: Fields = None,
    undo: Undo = None,
    list_facts: Listed = False,
    made: Made = False,
    type: Types = None,
    document: InDocument = None,
    entity: OfEntity = None,
    below: Below = None,
    limit: Most = 20,
    note: Note = "",
    reviewer: Reviewer = None,
    as_json: Json = False,
) -> None:
    """Look at facts, the least sure first, and accept, reject or correct them: one by one, or by options."""
    decisions = _decisions(accept, reject, correct, fields)
    wanted = FactFilter(_types(type), document, below, entity)
    reading = list_facts or made
    out = Console(highlight=False, soft_wrap=True)
    with opened_store(load_settings(), read_only=reading) as store:
        tell_if_empty(store)
        if made:
            _print_made(store, out, document=document, limit=limit, as_json=as_json)
        elif list_facts:
            _print_facts(store, out, wanted, limit=limit, as_json=as_json)
        elif decisions or undo:
            _decide_all(store, decisions, undo or [], reviewer or getpass.getuser(), note)
        else:
            _Session(store, out, reviewer or getpass.getuser()).ask(wanted, limit)


Told = tuple[str, str, dict[str, Any]]


def _decisions(accept: Facts, reject: Facts, correct: str | None, fields: list[str] | None) -> list[Told]:
    """(fact, decision, correction) in the order of the options."""
    if bool(correct) != bool(fields):
        raise ReviewError("--correct and --set go together")
    told: list[Told] = [(fact, "accept", {}) for fact in accept or ()]
    told += [(fact, "reject", {}) for fact in reject or ()]
    return [*told, (correct, "correct", read_correction(fields or []))] if correct else told


def read_correction(fields: list[str]) -> dict[str, Any]:
    """FIELD=VALUE pairs; a year is a number, an empty value takes the field away."""
    correction: dict[str, Any] = {}
    for field in fields:
        name, sign, value = field.partition("=")
        if not sign or not name:
            raise ReviewError(f"{field}: FIELD=VALUE is expected, as target=goal-14")
        correction[name] = int(value) if name == "year" and value.isdecimal() else value or None
    return correction


def _types(told: list[str] | None) -> tuple[str, ...]:
    known = (*FACTS, VALUES)
    for name in told or ():
        if name not in known:
            raise ReviewError(f"--type {name} is none of {', '.join(known)}")
    return tuple(told or known)


def _decide_all(store: "Store", decisions: list[Told], undo: list[str], reviewer: str, note: str) -> None:
    for fact, decision, correction in decisions:
        messages.print(_decide(store, fact, decision, correction, reviewer, note), markup=False)
    from ingest.review.decide import undo_review

    for fact in undo:
        undo_review(store, fact)
        messages.print(f"taken back: {fact}", markup=False)


def _decide(
    store: "Store", fact: str, decision: Any, correction: dict[str, Any], reviewer: str, note: str
) -> str:
    from ingest.review.decide import Decided, review_fact

    made = review_fact(store, Decided(fact, decision, reviewer, note, correction or None))
    return f"{made.decision}: {made.fact} ({made.reviewer}, {made.decided_on})"


def _print_facts(store: "Store", out: Console, wanted: FactFilter, *, limit: int, as_json: bool) -> None:
    for row in facts_to_review(store, wanted, limit=limit):
        out.print(json.dumps(row, ensure_ascii=False) if as_json else _told(row), markup=not as_json)
    if not as_json:
        messages.print(f"{count_facts(store, wanted)} facts wait for a review")


def _print_made(store: "Store", out: Console, *, document: str | None, limit: int, as_json: bool) -> None:
    filters = {"decision": None, "reviewer": None, "document": document, "fact": None}
    for (row,) in store.read(REVIEWS, {**filters, "offset": 0, "limit": limit}).rows:
        if as_json:
            out.print(json.dumps(row, ensure_ascii=False), markup=False)
            continue
        changed = f" {_correction(row['correction'])}" if row.get("correction") else ""
        note = f" - {row['note']}" if row.get("note") else ""
        gone = "" if row.get("found") else " (the documents no longer say it)"
        out.print(
            f"{row['decided_on']} {row['reviewer']}: {row['decision']} {row['fact']}{changed}{note}{gone}",
            markup=False,
        )


def _correction(text: str) -> str:
    told = json.loads(text)
    return " ".join(f"{k}={v}" for k, v in told.items() if k not in ("node", "label", "series"))


def _told(row: Mapping[str, Any]) -> str:
    """A fact in a few lines: what it says, how sure, the sentence."""
    score = "-" if row["score"] is None else f"{row['score']:.2f}"
    details = [
        f"{k} {row[k]}" for k in ("basis", "cue", "polarity", "year", "status", "op") if row[k] is not None
    ]
    judged = f"  {row['review']} by {row['reviewer']} on {row['decided_on']}" if row["review"] else ""
    says = f"{row['source_name']}  {row['relation']}  {row['target_name']} ({row['target_id']})"
    return (
        f"[bold]{score}[/bold]  {escape(says)}{escape(judged)}\n"
        f"      {escape(row['id'])}  {escape(', '.join(details))}\n"
        f"      {escape(row['text'])}\n"
        f"      [dim]{escape(row['source'])} {row['start']}-{row['end']}[/dim]"
    )


class _Session:
    """One person at a terminal, one fact after the other."""

    def __init__(self, store: "Store", out: Console, reviewer: str) -> None:
        self._store = store
        self._out = out
        self._reviewer = reviewer
        self._made: list[str] = []

    def ask(self, wanted: FactFilter, limit: int) -> None:
        facts = facts_to_review(self._store, wanted, limit=limit)
        for number, row in enumerate(facts, 1):
            self._out.print(f"\n{number}/{len(facts)}  {_told(row)}")
            if not self._one(row["id"]):
                break
        messages.print(f"{len(self._made)} decisions kept; `chengtu review --made` lists all")

    def _one(self, fact: str) -> bool:
        """Ask until the fact is decided or skipped; False to stop."""
        while True:
            key = typer.prompt(HELP_KEYS, default="s", show_default=False, err=True).strip().casefold()[:1]
            if key == "q":
                return False
            if key == "s":
                return True
            if key == "u":
                self._undo()
            elif key in ("a", "r", "c"):
                if self._decide(fact, key):
                    return True
            else:
                self._out.print(HELP, markup=False)

    def _decide(self, fact: str, key: str) -> bool:
        try:
            correction = {}
            if key == "c":
                correction = read_correction(typer.prompt("FIELD=VALUE", err=True).split())
            decision = {"a": "accept", "r": "reject", "c": "correct"}[key]
            messages.print(_decide(self._store, fact, decision, correction, self._reviewer, ""), markup=False)
        except ReviewError as error:
            messages.print(str(error), markup=False)
            return False
        self._made.append(fact)
        return True

    def _undo(self) -> None:
        from ingest.review.decide import undo_review

        if not self._made:
            messages.print("nothing was decided in this session")
            return
        fact = self._made.pop()
        undo_review(self._store, fact)
        messages.print(f"taken back: {fact}", markup=False)
