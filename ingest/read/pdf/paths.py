"""The drawn lines of a PDF page that may be borders: thin bars and the edges of stroked paths."""

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

# Left, bottom, right, top of a line, in PDF coordinates.
_Line = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)
# Word draws borders as filled bars this thin at most (points).
_THICKEST = 3.0
_SHORTEST = 4.0
# Above these a page holds maps or charts: nothing of them is a table's border.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 500
_DEEPEST = 5


def page_rules(page: Any) -> Iterator[_Line]:
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count <= _MOST_OBJECTS:
        for index in range(count):
            yield from _object_rules(pdfium.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0)


def _object_rules(item: Any, outer: _Matrix, depth: int) -> Iterator[_Line]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _path_rules(item, _times(_matrix(item), outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(item), outer)
        count = pdfium.FPDFFormObj_CountObjects(item)
        for index in range(count if count <= _MOST_OBJECTS else 0):
            yield from _object_rules(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _path_rules(path: Any, matrix: _Matrix) -> Iterator[_Line]:
    stroked, filled = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(stroked))
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST_SEGMENTS or not (stroked.value or filled.value):
        return
    for points in _subpaths(path, count, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THICKEST:
            lines = [box]
        elif stroked.value:
            lines = [_between(a, b) for a, b in itertools.pairwise(points)]
        else:
            lines = []
        yield from filter(_is_rule, lines)


def _subpaths(path: Any, count: int, matrix: _Matrix) -> Iterator[list[_Point]]:
    """Corner points of each part of a path; parts with curves are no borders."""
    points: list[_Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _between(a: _Point, b: _Point) -> _Line:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _is_rule(line: _Line) -> bool:
    width, height = line[2] - line[0], line[3] - line[1]
    return min(width, height) <= _THICKEST and max(width, height) >= _SHORTEST


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _apply(m: _Matrix, x: float, y: float) -> _Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
