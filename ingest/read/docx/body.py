"""DOCX: the body as Word shows it, without page furniture, comments and what was struck out."""

import io
from collections.abc import Iterator

import docx
from docx.opc.part import Part
from lxml import etree

from ingest.read.docx.numbering import Numbering
from ingest.read.docx.parts import W, attribute, child, part_root
from ingest.read.docx.runs import Runs, read_runs
from ingest.read.docx.styles import Styles
from ingest.read.draft import Content, Draft
from ingest.read.package import check_package
from ingest.read.raw import RawFile

# Transparent wrappers: content controls, custom XML, tracked insertions.
_WRAPPERS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"))


def read_docx(file: RawFile) -> Content:
    check_package(file, "word/", "DOCX")
    document = docx.Document(io.BytesIO(file.data))
    body = _Body(document.part)
    body.write(document.element.body)
    return body.finish(document.core_properties.title)


class _Body:
    def __init__(self, part: Part) -> None:
        self._styles = Styles(part_root(part, "styles"))
        self._numbering = Numbering(part_root(part, "numbering"), self._styles)
        self._notes = {
            kind: _notes_by_id(part_root(part, f"{kind}s"), f"{W}{kind}") for kind in ("footnote", "endnote")
        }
        self._draft = Draft()
        self._title: list[str] = []
        self._kept = Runs()
        self._footnotes: list[etree._Element] = []
        self._endnotes: list[etree._Element] = []

    def write(self, container: etree._Element) -> None:
        for element in _blocks(container):
            if element.tag == f"{W}p":
                self._paragraph(element)
            else:
                self._table(element)
            self._write_notes(self._footnotes)

    def finish(self, stated_title: str) -> Content:
        self._write_notes(self._endnotes)
        content = self._draft.finish()
        title = " ".join(self._title)
        # Titles in a file's properties are often those of its template or of another file.
        if not title and stated_title and stated_title in content.text:
            title = stated_title
        return Content(content.text, content.hints, content.anchors, title or None)

    def _paragraph(self, paragraph: etree._Element) -> None:
        runs = self._kept.then(read_runs(paragraph))
        properties = child(paragraph, "pPr")
        if properties is not None and child(properties, "rPr", "del") is not None:
            # Its end was struck out: what follows belongs to it.
            self._kept = runs
            return
        self._kept = Runs()
        self._take_notes(runs)
        style = attribute(child(properties, "pStyle"))
        text = runs.text.strip()
        label, is_item = self._numbering.label(properties) if text else ("", False)
        level = self._styles.heading_level(style, properties)
        if self._styles.is_title(style) and text and not self._draft.length:
            self._title.append(text)
        if level:
            self._draft.line(label + " ".join(text.splitlines()), "heading", level)
        else:
            self._draft.line(label + text, "item" if is_item else None)
        for box in runs.boxes:
            self.write(box)

    def _table(self, table: etree._Element) -> None:
        with self._draft.spanning("table"):
            for row in _inside(table, f"{W}tr"):
                if child(row, "trPr", "del") is not None:
                    continue
                cells = list(_inside(row, f"{W}tc"))
                if len(cells) == 1:
                    self.write(cells[0])
                else:
                    before = attribute(child(row, "trPr", "gridBefore"))
                    self._draft.row(
                        [""] * _count(before, 0) + [text for c in cells for text in self._cell(c)]
                    )

    def _cell(self, cell: etree._Element) -> list[str]:
        merge = child(cell, "tcPr", "vMerge")
        continued = merge is not None and attribute(merge) != "restart"
        span = _count(attribute(child(cell, "tcPr", "gridSpan")), 1)
        text = "" if continued else self._text_of(cell)
        return [text] + [""] * (span - 1)

    def _text_of(self, cell: etree._Element) -> str:
        outer, self._draft = self._draft, Draft()
        footnotes, self._footnotes = self._footnotes, []
        for element in _blocks(cell):
            if element.tag == f"{W}p":
                self._paragraph(element)
            else:
                self._table(element)
        footnotes += self._footnotes
        inner, self._draft, self._footnotes = self._draft, outer, footnotes
        return inner.finish().text

    def _take_notes(self, runs: Runs) -> None:
        for kind, pending in (("footnote", self._footnotes), ("endnote", self._endnotes)):
            pending += [self._notes[kind][i] for k, i in runs.notes if k == kind and i in self._notes[kind]]

    def _write_notes(self, notes: list[etree._Element]) -> None:
        pending = notes[:]
        notes.clear()
        for note in pending:
            for paragraph in note.iter(f"{W}p"):
                self._draft.line(read_runs(paragraph).text)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    yield from _inside(container, f"{W}p", f"{W}tbl")


def _inside(container: etree._Element, *tags: str) -> Iterator[etree._Element]:
    for element in container:
        if element.tag in tags:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _inside(element, *tags)


def _notes_by_id(root: etree._Element | None, tag: str) -> dict[str, etree._Element]:
    return {} if root is None else {note.get(f"{W}id", ""): note for note in root.iter(tag)}


def _count(value: str | None, default: int) -> int:
    return min(int(value), 100) if value and value.isdecimal() else default
