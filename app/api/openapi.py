"""The OpenAPI document as text, for programs that are made from it."""

import json
import sys

from app.api.main import create_routes


def openapi_text() -> str:
    """The document of the routes, indented, the same for the same routes."""
    return json.dumps(create_routes().openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
