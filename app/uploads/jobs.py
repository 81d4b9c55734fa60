"""The queue of files to take in: one at a time, each with its stage, its progress and its report."""

import shutil
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Literal

import structlog

from app.uploads.apart import Reader
from cypher.store.protocol import Store
from ingest.load import load, prepare
from ingest.report import FileReport, report_on
from ontology.errors import ChengtuError, ReadError

log = structlog.get_logger(__name__)

Stage = Literal["waiting", "reading", "writing", "done", "rejected"]
ENDED = ("done", "rejected")
MOST_WAITING = 20
# Ended ones are told for a while.
MOST_KEPT = 100


@dataclass(frozen=True, slots=True)
class Job:
    """One file on its way; `progress` is the share of its sentences that are read, 0..1."""

    id: str
    source: str
    size: int
    submitted_on: datetime
    replaces: bool
    stage: Stage = "waiting"
    progress: float = 0.0
    document: str | None = None
    title: str | None = None
    report: FileReport | None = None


class Ingests:
    """Takes files in one after another; `writing` opens the graph for one of them."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Store]], *, max_bytes: int) -> None:
        self._writing = writing
        self._max_bytes = max_bytes
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._reader = Reader()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="ingest")
        # Goes with the queue, and with it what waits there.
        self._folder = TemporaryDirectory(prefix="chengtu-")

    def submit(self, file: BinaryIO, source: str, *, replaces: bool = False) -> Job | None:
        """Queue a copy of a file, which is read from its beginning; None where too many wait."""
        id = uuid.uuid4().hex[:12]
        path = Path(self._folder.name, id).with_suffix(Path(source).suffix)
        file.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        job = Job(id, source, path.stat().st_size, datetime.now(UTC), replaces)
        with self._lock:
            if sum(j.stage not in ENDED for j in self._jobs.values()) >= MOST_WAITING:
                return None
            self._jobs[job.id] = job
            ended = [j.id for j in self._jobs.values() if j.stage in ENDED]
            for id in ended[: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[id]
        self._worker.submit(self._take_in, job, path)
        return job

    def find(self, id: str) -> Job | None:
        with self._lock:
            return self._jobs.get(id)

    def all(self) -> list[Job]:
        """The latest first."""
        with self._lock:
            return list(self._jobs.values())[::-1]

    def close(self) -> None:
        """End what is under way; files that wait are not taken in."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._reader.stop()
        self._worker.shutdown(wait=True)
        self._folder.cleanup()

    def _change(self, id: str, **changes: Any) -> None:
        with self._lock:
            self._jobs[id] = replace(self._jobs[id], **changes)

    def _take_in(self, job: Job, path: Path) -> None:
        try:
            self._change(job.id, stage="reading")
            extraction = self._reader.read(
                path,
                job.source,
                max_bytes=self._max_bytes,
                progress=lambda done, total: self._change(job.id, progress=done / max(1, total)),
            )
            self._change(job.id, stage="writing", progress=1.0)
            with self._writing() as store:
                prepare(store)
                load(store, extraction)
            document = extraction.document
            report = report_on(extraction)
            self._change(job.id, stage="done", report=report, document=document.id, title=document.title)
            log.info("ingested", source=job.source, document=document.id, passages=report.passages)
        except ReadError as error:
            self._reject(job, error.reason)
        except ChengtuError as error:
            self._reject(job, str(error))
        except Exception as error:
            log.exception("ingest failed", source=job.source)
            self._reject(job, f"could not be written ({type(error).__name__}); the service's log tells more")
        finally:
            path.unlink(missing_ok=True)

    def _reject(self, job: Job, reason: str) -> None:
        log.info("rejected", source=job.source, reason=reason)
        self._change(job.id, stage="rejected", report=FileReport.rejected(job.source, reason))
