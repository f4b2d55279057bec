"""A real Neo4j for tests, without Docker: built once from Maven Central into a cache folder, started once a session.

GRAPHKIT_TEST_NEO4J_URI    a running server to use instead, with GRAPHKIT_TEST_NEO4J_USER and …_PASSWORD;
                           everything in its database is deleted
GRAPHKIT_TEST_NEO4J_HOME   the folder of the built one, by default under the user's cache
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

VERSION = "5.26.30"

_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>graphkit.tests</groupId><artifactId>neo4j</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{VERSION}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j-bolt</artifactId><version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_PATIENCE = 120  # seconds for the server to come up


class Unavailable(Exception):
    """No Neo4j can be had here; the message says why."""


@dataclass(frozen=True)
class Server:
    uri: str
    user: str
    password: str


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server whose data lies in `folder` and is gone with it. Raises Unavailable."""
    if uri := os.environ.get("GRAPHKIT_TEST_NEO4J_URI"):
        user = os.environ.get("GRAPHKIT_TEST_NEO4J_USER", "neo4j")
        yield Server(uri, user, os.environ.get("GRAPHKIT_TEST_NEO4J_PASSWORD", ""))
        return
    home, password, port = folder / "neo4j", secrets.token_urlsafe(16), _free_port()
    command = _command(_jars(), home)
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    _configure(home, port)
    _run([*command, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password], environment)
    with (folder / "neo4j.out").open("wb") as out:
        process = subprocess.Popen(
            [*command, "org.neo4j.server.CommunityEntryPoint", "--console-mode", f"--home-dir={home}",
             f"--config-dir={home / 'conf'}"],
            stdout=out, stderr=subprocess.STDOUT, env=environment,
        )  # fmt: skip
        try:
            started = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
            _wait(process, started, folder / "neo4j.out")
            yield started
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _jars() -> Path:
    """The folder of the server's jars, downloaded at the first call."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphkit" / f"neo4j-{VERSION}"
    jars = Path(os.environ.get("GRAPHKIT_TEST_NEO4J_HOME") or default) / "lib"
    if jars.is_dir():
        return jars
    if not shutil.which("mvn"):
        raise Unavailable(f"Maven (mvn) is needed to download Neo4j {VERSION}")
    building = jars.parent / f"build-{os.getpid()}"
    building.mkdir(parents=True)
    try:
        (building / "pom.xml").write_text(_POM, encoding="utf-8")
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={building / 'lib'}"]
        _run(["mvn", "-q", "-B", "-f", str(building / "pom.xml"), *goal])
        if not jars.is_dir():
            (building / "lib").rename(jars)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return jars


def _command(jars: Path, home: Path) -> list[str]:
    java = shutil.which("java")
    if not java:
        raise Unavailable("Java 17 or later is needed to run Neo4j")
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
    return [java, "-Xmx768m", "-XX:+UseSerialGC", *opens, f"-Djava.io.tmpdir={home}", "-cp", f"{jars}/*"]


def _configure(home: Path, port: int) -> None:
    (home / "conf").mkdir(parents=True)
    lines = (
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{port}",
        f"server.bolt.advertised_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "server.memory.pagecache.size=64m",
        "dbms.usage_report.enabled=false",
    )
    (home / "conf" / "neo4j.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        told = (done.stderr or done.stdout).strip()[-1500:]
        raise Unavailable(f"{Path(command[0]).name} failed with {done.returncode}: {told}")


def _wait(process: subprocess.Popen[bytes], server: Server, out: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        while process.poll() is None and time.monotonic() < deadline:
            try:
                driver.verify_connectivity()
                return
            except (DriverError, Neo4jError):
                time.sleep(0.2)
    raise Unavailable(f"Neo4j did not come up:\n{out.read_text(encoding='utf-8', errors='replace')[-1500:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
