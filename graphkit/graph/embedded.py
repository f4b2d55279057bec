"""The embedded store: a graph database inside this process, or the one that another process of the same home runs.

The only door to `arcadedb`. Its folder, the home, holds

    lock       held by the process whose server runs, and naming its process id and port
    writing    held by the process that writes: the server takes one writer at a time well, and two of them badly
    password   made at random, readable for its owner only
    server/    the database; server/log what the server has to say

The system takes the lock from a process that dies, however it dies, so a lock file that is not held is stale and means
nothing. The first process that finds the lock free runs the server; the others join it.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graphkit.errors import StoreUnreachable
from graphkit.graph.bolt import Endpoint
from graphkit.graph.filelock import FileLock

DATABASE = "graphkit"
_USER = "root"
_HOST = "127.0.0.1"
_PATIENCE = 30.0  # seconds for another process to start or stop its server
_WRITING = 300.0  # seconds for other processes to finish writing
_HEAP = "-Xmx1g"

_servers: dict[Path, Server] = {}
_guard = threading.RLock()


def connect(home: Path, user: object) -> Endpoint:
    """Where the server of a home answers; starts it where none runs. It runs on until its last `user` releases it.

    Raises StoreUnreachable where the home cannot be used.
    """
    home = home.expanduser().resolve()
    with _guard:
        if running := _servers.get(home):
            running.users.add(id(user))
            return running.endpoint
        _make_home(home)
        deadline = time.monotonic() + _PATIENCE
        while True:
            lock = FileLock(home / "lock")
            try:
                free = lock.acquire()
            except OSError as error:
                raise _unusable(home, error) from error
            if free:
                _servers[home] = server = Server(home, lock)
                server.users.add(id(user))
                return server.endpoint
            if endpoint := _joined(home):
                return endpoint
            if time.monotonic() > deadline:
                holder = _holder(home).get("pid", "unknown")
                raise StoreUnreachable(f"{home}: another process ({holder}) holds the embedded store, but its server "
                                       "does not answer; end it, or set GRAPHKIT_HOME to another folder")  # fmt: skip
            time.sleep(0.05)


def release(home: Path, user: object) -> None:
    """Lets go of the server of a home; the last in this process to do so stops it. Joined servers go on."""
    with _guard:
        home = home.expanduser().resolve()
        if running := _servers.get(home):
            running.users.discard(id(user))
            if not running.users:
                del _servers[home]
                running.stop()


def moved(home: Path, endpoint: Endpoint) -> bool:
    """Whether the server that answered there is being stopped, or another one has taken its place."""
    return _holder(home.expanduser().resolve()).get("port") != int(endpoint.uri.rpartition(":")[2])


@contextmanager
def writing(home: Path) -> Iterator[None]:
    """The right to write, which one transaction of one process has at a time. Raises StoreUnreachable."""
    home = home.expanduser().resolve()
    lock = FileLock(home / "writing")
    deadline = time.monotonic() + _WRITING
    try:
        while not lock.acquire():
            if time.monotonic() > deadline:
                raise StoreUnreachable(f"{home}: another process keeps writing; end it, or wait and try again")
            time.sleep(0.005)
    except OSError as error:
        raise _unusable(home, error) from error
    try:
        yield
    finally:
        lock.release()


class Server:
    """A server in this process, and the lock that says so."""

    def __init__(self, home: Path, lock: FileLock) -> None:
        self.users: set[int] = set()
        self._home, self._lock = home, lock
        try:
            password = _password(home)
            self._server, port = _start(home / "server", password)
        except BaseException as error:
            lock.release()
            if isinstance(error, OSError):
                raise _unusable(home, error) from error
            raise
        self.endpoint = _endpoint(home, port, password)
        lock.write(json.dumps({"pid": os.getpid(), "port": port}))

    def stop(self) -> None:
        # What another process is writing is let through; it then finds that nobody serves any more, and takes over.
        with suppress(Exception), writing(self._home):
            self._lock.write("")
            self._server.stop()
        self._lock.release()


@atexit.register
def _stop_all() -> None:
    with _guard:
        while _servers:
            _servers.popitem()[1].stop()


def _make_home(home: Path) -> None:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / "server").mkdir(exist_ok=True)
    except OSError as error:
        raise _unusable(home, error) from error


def _unusable(home: Path, error: OSError) -> StoreUnreachable:
    return StoreUnreachable(f"{home}: cannot hold the embedded store: {error.strerror or error}; "
                            "set GRAPHKIT_HOME to a folder of your own")  # fmt: skip


def _endpoint(home: Path, port: int, password: str) -> Endpoint:
    return Endpoint("embedded", f"bolt://{_HOST}:{port}", str(home), _USER, password, DATABASE)


def _holder(home: Path) -> dict[str, Any]:
    """What the lock file says; nothing while its holder starts or stops."""
    with suppress(OSError, ValueError):
        told = json.loads((home / "lock").read_text(encoding="utf-8"))
        if isinstance(told, dict):
            return told
    return {}


def _joined(home: Path) -> Endpoint | None:
    """The server of another process, where it answers."""
    port = _holder(home).get("port")
    if not isinstance(port, int):
        return None
    try:
        socket.create_connection((_HOST, port), timeout=1).close()
        return _endpoint(home, port, (home / "password").read_text(encoding="ascii").strip())
    except OSError:
        return None


def _password(home: Path) -> str:
    """The password of the home's server, made at the first call."""
    path = home / "password"
    with suppress(FileNotFoundError):
        if kept := path.read_text(encoding="ascii").strip():
            return kept
    # The server keeps a hash of the password that it first saw; without that password it is of no more use.
    (home / "server" / "config" / "server-users.jsonl").unlink(missing_ok=True)
    password = secrets.token_urlsafe(24)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(password)
    return password


def _start(root: Path, password: str) -> tuple[Any, int]:
    """A running server with its database, and its Bolt port."""
    arcadedb = _library(root / "log")
    problem: Exception | None = None
    for _ in range(5):  # another program may take a port between its choice and its use
        bolt_port, http_port = _free_ports()
        try:
            server = arcadedb.create_server(
                root_path=str(root),
                root_password=password,
                config={
                    "host": _HOST,
                    "http_port": http_port,
                    "bolt_port": bolt_port,
                    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                    "server.name": "graphkit",
                    "serverMetrics": False,
                    # A commit that was acknowledged survives a failure of the machine.
                    "txWalFlush": 1,
                },
            )
            server.start()
        except Exception as error:
            problem = error
            if "Unable to listen" in str(error) or "Address already in use" in str(error):
                continue
            break
        try:
            server.create_database(DATABASE)
        except Exception as error:
            with suppress(Exception):
                server.stop()
            problem = error
            break
        return server, bolt_port
    told = " ".join(str(problem).split())[:400]
    remedy = ("end the program that uses it" if "lock" in told.lower() else
              "move the folder away and load the articles again, or set GRAPHKIT_HOME to another folder")  # fmt: skip
    raise StoreUnreachable(f"{root}: the embedded store does not open: {told}; {remedy}") from problem


def _library(log: Path) -> Any:
    """The package, imported so that it logs into a file and never to the console."""
    wanted = {"ARCADEDB_LOG_DIR": str(log), "ARCADEDB_LOG_CONSOLE": "0", "ARCADEDB_NATIVE_ISOLATE_ARGS": _HEAP}
    added = [name for name in wanted if name not in os.environ]
    os.environ.update({name: wanted[name] for name in added})
    try:
        import arcadedb
        from arcadedb._native import lib

        lib._load()
        return arcadedb
    except Exception as error:
        raise StoreUnreachable(
            f"the embedded store does not run on this machine ({sys.platform}): {error}; "
            "reinstall arcadedb, or set GRAPHKIT_URI to a Neo4j"
        ) from error
    finally:
        for name in added:
            del os.environ[name]


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind((_HOST, 0))
        other.bind((_HOST, 0))
        return one.getsockname()[1], other.getsockname()[1]
