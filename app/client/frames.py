"""Replies as data frames of pandas, which the extra `notebook` brings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import BaseModel

from app.client.types import AnswerOut, AskReply, CoverageOut, CypherReply, NamedQueryReply

if TYPE_CHECKING:
    import pandas

Framed: TypeAlias = (
    AskReply | CypherReply | NamedQueryReply | CoverageOut | Iterable[BaseModel | dict[str, Any]]
)


def to_frame(found: Framed) -> "pandas.DataFrame":
    """Rows of a query, the answers to a question (a row for each piece of evidence), or items of a list.

    Whole numbers stay whole where some are missing (a year). The values of an answer are a column of lists;
    `frame.explode("values")` gives each a row. Coverage becomes a table of goals by districts, the whole city in
    the column "city".
    """
    import pandas

    match found:
        case CoverageOut():
            return _coverage(found)
        case CypherReply() | NamedQueryReply():
            frame = pandas.DataFrame(found.rows, columns=found.columns)
        case AskReply():
            frame = pandas.DataFrame(
                [row for rank, a in enumerate(found.answers, 1) for row in _rows(a, rank)]
            )
        case _:
            frame = pandas.DataFrame([i.model_dump() if isinstance(i, BaseModel) else i for i in found])
    return frame.convert_dtypes()


def _rows(answer: AnswerOut, rank: int) -> list[dict[str, Any]]:
    told = {"rank": rank, **answer.model_dump(exclude={"evidence"})}
    return [told | e.model_dump() for e in answer.evidence] or [told]


def _coverage(found: CoverageOut) -> "pandas.DataFrame":
    import pandas

    names = {d.id: d.name for d in found.districts}
    counts = pandas.DataFrame(0, index=range(1, 18), columns=[*names.values(), "city"])
    for cell in found.cells:
        counts.loc[cell.goal, names[cell.district] if cell.district else "city"] = cell.count
    return counts.rename_axis("goal")
