"""Charts and diagrams of slides in words: what they show stands in no text frame."""

from collections.abc import Iterator

from lxml import etree
from pptx.chart.chart import Chart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def chart_rows(chart: Chart) -> Iterator[list[str]]:
    """A table of the chart's numbers: one row a category, one column a series."""
    for plot in chart.plots:
        series = list(plot.series)
        yield ["", *(one.name for one in series)]
        values = [list(one.values) for one in series]
        for index, category in enumerate(plot.categories):
            numbers = (column[index] if index < len(column) else None for column in values)
            yield [str(category.label), *("" if number is None else f"{number:.10g}" for number in numbers)]


def diagram_paragraphs(frame: GraphicFrame, slide: Slide) -> Iterator[str]:
    """SmartArt keeps its words in a part of its own, in the order of its outline."""
    for reference in frame._element.iter(f"{_DGM}relIds"):
        part = slide.part.related_part(reference.get(f"{_R}dm", ""))
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for paragraph in etree.fromstring(part.blob, parser).iter(f"{_A}p"):
            text = "".join(run.text or "" for run in paragraph.iter(f"{_A}t"))
            if text.strip():
                yield text
