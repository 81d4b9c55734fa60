"""One Neo4j server process: its configuration, start and stop."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

from cypher.neo4j_server.jars import fetch_jars, find_java
from ontology.errors import StoreUnavailable

_CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled={auth}
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
server.memory.heap.initial_size=128m
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
"""
# The serial collector and the quick compiler: such a server lives for minutes on few cores.
_JAVA_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# The server ends when this process does, however it does: then the pipe to the shell is closed.
_TIED = """exec 3<&0
"$@" 3<&- </dev/null & server=$!
(cat <&3 >/dev/null; kill $server) & guard=$!
wait $server; status=$?
kill $guard
exit $status"""
_START_SECONDS = 120.0
_STOP_SECONDS = 30.0


class Neo4jServer:
    """A server with its data in `home`; running inside a `with` block, reachable at `url`."""

    def __init__(
        self, home: Path, *, cache: Path, port: int | None = None, password: str | None = None
    ) -> None:
        """`password` is that of the user neo4j; without one everybody may connect."""
        self.home = home.resolve()
        self.port = port or _free_port()
        self._cache = cache
        self._password = password
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def __enter__(self) -> "Neo4jServer":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Returns when the server takes queries. Raises StoreUnavailable with the reason it does not."""
        configuration = self._configure()
        if self._password is not None and not (self.home / "data" / "dbms").exists():
            self.admin("dbms", "set-initial-password", self._password)
        entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}"]
        entry += [f"--config-dir={configuration}", "--console-mode"]
        with self._console.open("wb") as console:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", _TIED, "sh", *self._java(*entry)],
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait_until_started()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Ends the server in order, and by force if it does not heed; repeating it does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def admin(self, *arguments: str, folder: Path | None = None) -> None:
        """Run neo4j-admin in `folder` while the server is stopped. Raises StoreUnavailable with its reason."""
        self._configure()
        program, *command = self._java("org.neo4j.server.startup.Neo4jAdminCommand", *arguments)
        home = [f"-Dbasedir={self.home}", f"-Dapp.home={self.home}"]
        done = subprocess.run(
            [program, *home, *command], capture_output=True, text=True, check=False, cwd=folder
        )
        if done.returncode != 0:
            lines = (done.stderr + done.stdout).strip().splitlines() or ["no output"]
            raise StoreUnavailable(f"neo4j-admin {arguments[0]} failed: {lines[0]}")

    def _configure(self) -> Path:
        folder = self.home / "conf"
        folder.mkdir(parents=True, exist_ok=True)
        auth = "false" if self._password is None else "true"
        (folder / "neo4j.conf").write_text(_CONFIGURATION.format(port=self.port, auth=auth))
        return folder

    @property
    def _console(self) -> Path:
        return self.home / "console.log"

    def _java(self, *arguments: str) -> list[str]:
        classes = f"{self.home / 'conf'}{os.pathsep}{fetch_jars(self._cache).resolve()}/*"
        return [str(find_java()), *_JAVA_OPTIONS, "-cp", classes, *arguments]

    def _wait_until_started(self) -> None:
        assert self._process is not None
        give_up = time.monotonic() + _START_SECONDS
        while time.monotonic() < give_up:
            ended = self._process.poll() is not None
            console = self._console.read_text(errors="replace")
            if "Started." in console:
                return
            if ended:
                raise StoreUnavailable(f"Neo4j did not start: {_reason(console)}; see {self._console}")
            time.sleep(0.1)
        raise StoreUnavailable(f"Neo4j did not start within {_START_SECONDS:.0f} s; see {self._console}")


def _reason(console: str) -> str:
    lines = [line for line in console.splitlines() if "ERROR" in line] or console.splitlines()
    return lines[0].strip() if lines else "no output"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
