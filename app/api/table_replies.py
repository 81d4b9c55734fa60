"""Rows of a query as a response in the form that was asked for."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from app.tables import MEDIA_TYPES, Format, chosen_format, json_value, to_csv, to_ndjson
from cypher.store.protocol import Result

# What the routes give beside JSON, for OpenAPI.
OTHER_FORMS: Mapping[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/x-ndjson": {"schema": {"type": "string"}},
        },
        "headers": {
            "x-truncated": {"schema": {"type": "boolean"}, "description": "Rows were cut at a limit"}
        },
    }
}


def table_reply(
    result: Result,
    body: Mapping[str, Any],
    request: Request,
    *,
    format: Format | None,
    excel: bool,
    name: str,
) -> Response:
    """`body` is what JSON gives around columns and rows; a file is called `name`."""
    chosen = chosen_format(format, request.headers.get("accept"))
    headers = {"x-truncated": str(result.truncated).lower(), "vary": "accept"}
    if chosen == "json":
        rows = [list(row) for row in result.rows]
        whole = {"columns": list(result.columns), "rows": rows, "truncated": result.truncated, **body}
        return JSONResponse(json_value(whole), headers=headers)
    text = to_csv(result, bom=excel) if chosen == "csv" else to_ndjson(result)
    headers["content-disposition"] = f'attachment; filename="{name}.{chosen}"'
    return Response(text, media_type=MEDIA_TYPES[chosen], headers=headers)
