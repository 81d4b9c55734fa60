"""Answers about gaps: the goals and districts that no thing ties, and whether the documents speak of them at all."""

from collections.abc import Iterable, Sequence

from app.ask.answer import Answer, Quantity, Row

_NOT_FOUND = ("没有找到这样的措施", "none found")
_NOT_COVERED = ("文件没有涉及", "not covered by the documents")


def gather_gaps(rows: Sequence[Row], *, by_district: bool, by_goal: bool, zh: bool) -> list[Answer]:
    """Empty cells: of one goal the districts, of one district the goals, else both in one name."""
    of_goal: dict[int, int] = {}
    for row in rows:
        of_goal[row["number"]] = of_goal.get(row["number"], 0) + row["n"]
    return list(_answers((r for r in rows if not r["n"]), of_goal, by_district, by_goal, 0 if zh else 1))


def gather_without(rows: Iterable[Row], *, zh: bool) -> list[Answer]:
    """The districts in which nothing was found."""
    why, none = _NOT_FOUND[0 if zh else 1], Quantity("0", "", None, None, "=")
    return [
        Answer(row["id"], "District", row["name"], 1.0, why=[why], values=[none])
        for row in rows
        if not row["n"]
    ]


def _answers(
    rows: Iterable[Row], of_goal: dict[int, int], by_district: bool, by_goal: bool, at: int
) -> Iterable[Answer]:
    for row in rows:
        district = row["district_name"]
        if at and row["district_name_en"]:
            district = f"{row['district_name_en']} ({district})"
        goal = f"SDG {row['number']} {row['goal_name']}" if at else f"目标{row['number']} {row['goal_name']}"
        whole = not (by_district or by_goal)
        id = f"{row['district']}/{row['goal']}" if whole else row["district"] if by_district else row["goal"]
        name = f"{district} · {goal}" if whole else district if by_district else goal
        answer = Answer(id, "District" if by_district else "Goal", name, 1.0)
        if not by_district:
            answer.goals = [row["number"]]
        # One empty cell of a full row or column is a gap; nothing at all is silence.
        silent = not row["of_district"] or (by_district and not of_goal[row["number"]])
        answer.why.append((_NOT_COVERED if silent else _NOT_FOUND)[at])
        answer.values.append(Quantity("0", "", None, None, "="))
        yield answer
