"""What was understood of a question in the form of the API, which may be sent back changed."""

from app.api.models import InterpretationOut
from app.ask.interpretation import Interpretation
from app.ask.place_words import implied_districts
from app.ask.wording import in_words


def to_interpretation(found: Interpretation) -> InterpretationOut:
    return InterpretationOut(
        text=in_words(found),
        intent=found.intent,
        types=list(found.types),
        goals=list(found.goals or found.topic_goals),
        topic_goals=list(found.topic_goals),
        targets=list(found.targets),
        districts=[d.name for d in (*found.districts, *implied_districts(found))],
        not_districts=[d.name for d in found.not_districts],
        not_goals=list(found.not_goals),
        not_words=[g.word for g in found.not_words],
        plans=list(found.document_names),
        indicators=list(found.indicator_names),
        places=[p.name for p in found.places],
        entities=list(found.entity_names),
        elsewhere=list(found.elsewhere),
        section=found.section_name,
        item=found.item,
        years=list(found.years),
        status=found.status,
        part=found.part,
        group_by=found.group_by,
        most=found.most,
        fewest_first=found.fewest_first,
        responsible=found.responsible,
        only_with_any=found.only_with_any,
        ends=found.ends,
        language=found.language,
        words=[g.word for g in found.words if g.needed],
        unmatched=list(found.unmatched),
    )
