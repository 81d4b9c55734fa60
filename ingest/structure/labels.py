"""Run-in labels and topic sentences: the words at the head of a paragraph that say what it is about."""

import re

from ingest.structure.markers import find_marker, has_han

# "空港：建成…", "1.妇女：落实…", "Sewage treatment: …"; not times, ratios or an opening quotation.
LABEL = re.compile(
    r"(?P<label>[^。；：:！？，,]{1,40}?)(?<!\d)(?P<colon>[：:])(?=\s*[^\s\d：:“\"]|\s*[“\"\d].{12})"
)
ENGLISH_LABEL = re.compile(r"(?P<label>[A-Z][^.;:!?]{1,70}?)(?<!\d)(?P<colon>:)(?=\s+\S)")
_DASHES = re.compile(r"^[—–\-\s]+")
_TOPIC_END = re.compile(r"[。.]$")
LONGEST_TOPIC = 36
LONGEST_ENGLISH_TOPIC = 80


def find_label(text: str) -> str:
    """The run-in label of a paragraph without its number, "" if it has none."""
    marker = find_marker(text)
    body = _DASHES.sub("", text[marker.length :] if marker else text)
    match = LABEL.match(body) if has_han(body[:60]) else ENGLISH_LABEL.match(body)
    return match["label"].strip(' 　*"') if match else ""


def find_topic(first: str, *, alone: bool) -> str:
    """The topic sentence that a paragraph opens with, without its full stop; "" if it opens with none.

    `first` is its first sentence; a sentence that stands `alone` is no topic of others.
    """
    if alone or not _TOPIC_END.search(first):
        return ""
    marker = find_marker(first)
    body = _DASHES.sub("", first[marker.length :] if marker else first)
    if has_han(body):
        short = len(body) <= LONGEST_TOPIC and "，" not in body and "," not in body
        return body.rstrip("。") if short else ""
    short = len(body) <= LONGEST_ENGLISH_TOPIC if marker else len(body.split()) <= 5
    return body.rstrip(".") if short else ""
