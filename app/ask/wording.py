"""An interpretation in words, in the language of the question."""

from app.ask.interpretation import Interpretation
from ontology.schema import load_schema
from ontology.sdg import load_goals


def in_words(found: Interpretation) -> str:
    """One line: what is asked for, and under which conditions."""
    zh = found.language == "zh"
    schema = load_schema()
    kinds = [schema.classes[t].labels["zh" if zh else "en"] for t in found.types if t in schema.classes]
    goals = {g.number: (g.short_zh if zh else g.short_en) for g in load_goals()}
    parts = [
        ("、" if zh else ", ").join(kinds) or ("措施" if zh else "measures"),
        *[f"目标{g} {goals[g]}" if zh else f"SDG {g} {goals[g]}" for g in found.goals],
        *(f"具体目标{t}" if zh else f"target {t}" for t in found.targets),
        *(d.name if zh else d.name_en for d in (*found.districts, *found.places)),
        *((f"不含{d.name}" if zh else f"not {d.name_en}") for d in found.not_districts),
        *found.document_names,
        *([found.section_name] if found.section_name else []),
        *found.indicator_names[:3],
        *found.entity_names[:5],
        *(str(y) for y in found.years[:2]),
        *(f"“{g.word}”" for g in found.words),
    ]
    return (" · ").join(parts)
