"""What people decide about facts, kept apart from what the machine found."""

from ingest.review.decide import Decided, review_fact, undo_review
from ingest.review.model import DECISIONS, Decision, Review

__all__ = ["DECISIONS", "Decided", "Decision", "Review", "review_fact", "undo_review"]
