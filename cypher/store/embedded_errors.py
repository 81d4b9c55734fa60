"""Errors of the embedded engine as errors of ours, each one line."""

from pathlib import Path
from typing import Any

from ontology.errors import (
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreError,
    StoreLocked,
    StoreUnavailable,
    StoreVersion,
)


def translate(error: Exception, path: Path | None) -> StoreError:
    """By the engine's stable codes, so that only the adapter imports it; `path` is what was being opened."""
    if path is not None and getattr(error, "code", None) not in ("WriterLeaseHeld", "FileFormat"):
        return StoreUnavailable(f"the graph file {path} cannot be used: {_line(error)}")
    match getattr(error, "code", None):
        case "WriterLeaseHeld":
            return StoreLocked(f"{_holder(error)} is writing to the graph; try again when it has ended")
        case "CypherTimeout":
            return QueryTimeout("the query was stopped at its time limit")
        case "ReadOnly":
            return QueryRefused("the query would write, and only reading is allowed")
        case "FileFormat":
            reason = _line(error).partition(" (first bytes")[0]
            return StoreVersion(f"not a graph that this version reads: {reason}")
        case "FileIo" | "FileNotFound" | "DurabilityFailed":
            return StoreUnavailable(f"the graph file cannot be written: {_line(error)}")
    if "max_work_units" in str(error):
        return QueryError("the query handles too many rows; narrow its patterns")
    return QueryError(_line(error))


def _holder(error: Any) -> str:
    return "this process" if error.holder.get("self") else f"process {error.holder.get('pid')}"


def _line(error: Exception) -> str:
    return str(error).partition("\n")[0].partition(" Hints:")[0]
