"""Links a text to the goals and targets it concerns, documents and questions alike."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from ingest.model import Context, GoalLink
from ingest.tag.cue_finder import CueFinder, CueHit, shared_finder
from ingest.tag.sdg_evidence import Evidence, Surroundings, Weigher, features
from ingest.tag.sdg_explicit import stated_goals
from ingest.tag.sdg_model import GoalModel, load_goal_model
from ingest.tag.sdg_ngrams import NgramModel, load_ngram_model
from ingest.tag.sdg_polarity import limiting_spans
from ingest.tag.sdg_profile import Profile, profile_links, profile_weights

MOST_GOALS = 3

# Probability from which a goal is linked, and the share of its goal's weight that a target needs;
# chosen on annotated passages (ontology/vocabulary/README.md).
LEAST_PROBABILITY = 0.4
LEAST_TARGET_SHARE = 0.25
# A text whose own cues for a goal weigh less than this may take the target from its titles.
CLEAR_WEIGHT = 2.0
# What a goal that a text hints at gains where the document states that the programme around it serves it.
SERVED_LIFT = 0.25
# A document up to this size is read as one text for its profile.
SHORT_CHARACTERS = 3000
SHORT_PASSAGES = 60


class Aligner:
    def __init__(self, finder: CueFinder, model: GoalModel, ngrams: NgramModel) -> None:
        self._finder = finder
        self._weigher = Weigher(finder)
        self._model = model
        self._ngrams = ngrams

    def cues_in(self, text: str) -> tuple[CueHit, ...]:
        """Wordings of the vocabulary in text order, with the goals and targets they point at."""
        return self._finder.find(text)

    def align(self, text: str, context: Context) -> tuple[GoalLink, ...]:
        """At most three goals, strongest first, or all that the text states outright."""
        stated = stated_goals(text)
        if stated:
            return stated
        own, label = self._weigher.weigh(text)
        around = self._weigher.around(context)
        likely = [
            (self._lifted(self._model.probability(goal, row), goal, own, context), goal)
            for goal, row in features(own, label, around, len(text), self._ngrams.scores(text))
        ]
        likely.sort(reverse=True)
        limits = self._limited_goals(text)
        return tuple(
            _link(goal, probability, own, around, limits)
            for probability, goal in likely[:MOST_GOALS]
            if probability >= LEAST_PROBABILITY
        )

    @staticmethod
    def _lifted(probability: float, goal: int, own: Evidence, context: Context) -> float:
        if goal in context.served and goal in own.goals:
            return min(0.99, probability + SERVED_LIFT)
        return probability

    def profile(self, passages: Iterable[Sequence[GoalLink]], texts: Iterable[str] = ()) -> Profile:
        """Goals a document as a whole is about, strongest first, with a score 0..1.

        Takes the links of its passages and their texts: of a short document all cues are weighed together,
        of a long one the links are counted.
        """
        read = list(islice(texts, SHORT_PASSAGES + 1))
        whole = " ".join(read)
        if whole and len(read) <= SHORT_PASSAGES and len(whole) <= SHORT_CHARACTERS:
            weights = dict(self._weigher.weigh(whole)[0].goals)
            top = max(weights.values(), default=1.0)
            return profile_weights(weights | {link.goal: top for link in stated_goals(whole)})
        return profile_links(passages)

    def _limited_goals(self, text: str) -> frozenset[int]:
        spans = list(limiting_spans(text))
        if not spans:
            return frozenset()
        return frozenset(
            aim.goal
            for hit in self._finder.find(text)
            if any(start <= hit.start < end for start, end in spans)
            for aim in hit.aims
        )


def _link(
    goal: int, probability: float, own: Evidence, around: Surroundings, limits: frozenset[int]
) -> GoalLink:
    evidence = next((e for e in (own, around.label, *around.titles) if goal in e.goals), own)
    target = _target(goal, evidence)
    if target is None and evidence.goals.get(goal, 0.0) < CLEAR_WEIGHT:
        lent = (_target(goal, e) for e in (around.label, *around.titles[:2]))
        target = next(filter(None, lent), None)
    return GoalLink(
        goal=goal,
        target=target,
        score=round(probability, 3),
        basis="cue" if evidence is own else "context",
        cue=evidence.cues.get(target or goal, evidence.cues.get(goal, "")),
        polarity="limits" if goal in limits else "supports",
    )


def _target(goal: int, evidence: Evidence) -> str | None:
    """The heaviest target of the goal, if it clearly leads."""
    weights = {t: w for t, w in evidence.targets.items() if int(t.split(".")[0]) == goal}
    target = max(weights, key=lambda t: weights[t], default=None)
    if target is None or weights[target] < LEAST_TARGET_SHARE * evidence.goals[goal]:
        return None
    return target


@cache
def shared_aligner() -> Aligner:
    """The aligner over the reviewed vocabulary; read once, on first use."""
    return Aligner(shared_finder(), load_goal_model(), load_ngram_model())
