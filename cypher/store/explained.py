"""How a store means to run a query, from what each engine says of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cypher.store.protocol import PlanStep

# kglite tells the passes of its optimiser in the same list as the steps.
_PASS = "OptimizerPass"


def steps_of_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[PlanStep, ...]:
    """From kglite's rows, in the order in which they run."""
    steps = (str(row["operation"]).partition(" ") for row in rows)
    estimates = (row["estimated_rows"] for row in rows)
    return tuple(
        PlanStep(0, operator, detail, None if rows is None else float(rows))
        for (operator, _, detail), rows in zip(steps, estimates, strict=True)
        if operator != _PASS
    )


def steps_of_tree(plan: Mapping[str, Any]) -> tuple[PlanStep, ...]:
    """From Neo4j's tree, the last operator first; each is fed by those below it."""
    return tuple(_walk(plan, 0))


def _walk(plan: Mapping[str, Any], depth: int) -> Iterator[PlanStep]:
    told = plan.get("args", {})
    operator = str(plan["operatorType"]).partition("@")[0]
    yield PlanStep(depth, operator, str(told.get("Details", "")), told.get("EstimatedRows"))
    for child in plan.get("children", ()):
        yield from _walk(child, depth + 1)
