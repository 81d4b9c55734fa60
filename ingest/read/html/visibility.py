"""Which elements of a page say something: shown by a browser, and no means of getting around."""

import re

from lxml import etree

_NEVER_SHOWN = frozenset((
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "map", "select", "option", "datalist", "input", "button", "textarea", "progress",
    "meter",
))  # fmt: skip
_AROUND_THE_SITE = frozenset(("nav", "menu", "aside"))
_AROUND_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar",
))  # fmt: skip
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|sidebar|share|pagination|pager|toolbar|copyright)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Longer than this, a part so named is no mere way around: themes call whole pages "menu-content".
_SHORT = 400


def is_shown(element: etree._Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_SHOWN or tag in _AROUND_THE_SITE:
        return False
    attributes = element.attrib
    if not attributes and tag not in ("header", "footer"):
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return False
    if attributes.get("role") in _AROUND_ROLES or _HIDING_STYLE.search(str(attributes.get("style", ""))):
        return False
    if tag in ("header", "footer") and not _inside_article(element):
        return not _is_short(element) or element.find(".//h1") is not None
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return not (_AROUND_NAMES.search(names) and _is_short(element) and element.find(".//h1") is None)


def _inside_article(element: etree._Element) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def _is_short(element: etree._Element) -> bool:
    """Looks no further than it must: such parts may nest."""
    letters = 0
    for text in element.itertext():
        letters += len(text.strip())
        if letters > _SHORT:
            return False
    return True
