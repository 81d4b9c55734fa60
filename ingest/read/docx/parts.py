"""Finding one's way in the XML of Office files: parts by relation, elements by short name."""

from docx.opc.part import Part
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part_root(part: Part, relation: str) -> etree._Element | None:
    """The root of the part that `part` has this relation to ("styles", "footnotes")."""
    for found in part.rels.values():
        if found.reltype.endswith("/" + relation) and not found.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(found.target_part.blob, parser)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The descendant reached by a path of WordprocessingML names."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)
