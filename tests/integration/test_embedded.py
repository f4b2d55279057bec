"""The embedded store: shared by processes, safe from their deaths, and clear about what is wrong with its folder."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graphkit.errors import StoreUnreachable
from graphkit.graph import embedded
from graphkit.graph.connect import open_store
from graphkit.graph.filelock import FileLock
from graphkit.graph.load import load
from graphkit.graph.store import Store
from graphkit.settings import Settings
from integration import stories
from integration.whole_graph import flaws, graph

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
PROCESS = Path(__file__).with_name("loading_process.py")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@contextmanager
def process(home: Path, *task: str) -> Iterator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        [sys.executable, str(PROCESS), str(home), *task],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def said(running: subprocess.Popen[str]) -> str:
    assert running.stdout
    return running.stdout.readline().strip()


def articles(store: Store) -> set[str]:
    return {row["id"] for row in store.read("MATCH (a:Article) RETURN a.id AS id")}


def test_the_data_lies_under_home_and_its_password_is_the_owners_only(home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        load(store, [stories.report()], now=NOW)
        assert (store.server, store.address) == ("embedded", str(home))
        password = (home / "password").read_text()
        assert password not in repr(store._endpoint)
    assert len(password) >= 32
    assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert (home / "server" / "databases" / "graphkit").is_dir()
    with open_store(Settings(home=home)) as store:
        assert articles(store) == {"report"}
    assert (home / "password").read_text() == password


def test_nothing_but_its_own_output_is_printed(home: Path) -> None:
    with process(home, "write") as running:
        out, err = running.communicate(timeout=120)
    assert (out, err, running.returncode) == ("done\n", "", 0)


def test_it_listens_on_the_loopback_alone(home: Path) -> None:
    listening = Path("/proc/net/tcp"), Path("/proc/net/tcp6")
    if not listening[0].exists():
        pytest.skip("needs /proc/net")
    with open_store(Settings(home=home)) as store:
        port = f":{int(store._endpoint.uri.rpartition(':')[2]):04X}"
        addresses = [line.split()[1] for table in listening for line in table.read_text().splitlines()[1:]]
        ours = {a.rpartition(":")[0] for a in addresses if a.endswith(port)}
    # 127.0.0.1, plain or mapped into version 6, as the system writes it.
    assert ours
    assert ours <= {"0100007F", "0000000000000000FFFF00000100007F"}


def test_a_process_opens_a_home_twice_and_shares_one_server(home: Path) -> None:
    with open_store(Settings(home=home)) as one:
        with open_store(Settings(home=home)) as other:
            load(other, [stories.report()], now=NOW)
        assert articles(one) == {"report"}


def test_a_second_process_joins_the_running_server(home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        holder = json.loads((home / "lock").read_text())
        assert holder["pid"] == os.getpid()
        with process(home, "write") as running:
            out, err = running.communicate(timeout=120)
        assert (out, err) == ("done\n", "")
        assert articles(store) == {"report"}
        assert flaws(store) == []


def test_whoever_joined_takes_over_when_the_server_goes(home: Path) -> None:
    with process(home, "serve") as serving:
        assert said(serving) == "open"
        with open_store(Settings(home=home)) as store:
            load(store, [stories.report()], now=NOW)
            assert json.loads((home / "lock").read_text())["pid"] == serving.pid
            serving.communicate("\n", timeout=120)
            assert articles(store) == {"report"}
            load(store, [stories.denial()], now=NOW)
            assert json.loads((home / "lock").read_text())["pid"] == os.getpid()
            assert flaws(store) == []


def test_the_threads_of_a_process_share_a_store_and_its_take_over(home: Path) -> None:
    with process(home, "serve") as serving, ThreadPoolExecutor(8) as threads:
        assert said(serving) == "open"
        with open_store(Settings(home=home)) as store:
            load(store, [stories.report()], now=NOW)
            asking = [threads.submit(lambda: [articles(store) for _ in range(60)]) for _ in range(8)]
            serving.communicate("\n", timeout=120)
            assert [found for asked in asking for found in asked.result() if found != {"report"}] == []


def test_a_server_that_was_killed_leaves_no_lock_behind(home: Path) -> None:
    with process(home, "serve") as serving:
        assert said(serving) == "open"
        with open_store(Settings(home=home)) as store:
            load(store, [stories.report()], now=NOW)
        serving.kill()
        serving.wait()
    assert json.loads((home / "lock").read_text())["pid"] == serving.pid
    with open_store(Settings(home=home)) as store:
        assert articles(store) == {"report"}


def test_processes_that_load_at_the_same_time_do_not_lose_or_double_anything(home: Path) -> None:
    with process(home, "load", "60") as one, process(home, "load", "50") as other:
        for loading in (one, other):
            _, err = loading.communicate(timeout=300)
            assert (err, loading.returncode) == ("", 0)
    with open_store(Settings(home=home)) as store:
        assert flaws(store) == []
        together = graph(store)
    with open_store(Settings(home=home.with_name("other"))) as store:
        load(store, stories.many(60), now=NOW)
        assert graph(store) == together


@pytest.mark.parametrize("killed_at", [7, 20, 33])
def test_a_load_that_was_killed_left_whole_articles_and_can_be_taken_up(home: Path, killed_at: int) -> None:
    count = 60
    records = {r.article.id: r for r in stories.many(count)}
    with process(home, "load", str(count)) as loading:
        while said(loading) != str(killed_at):
            assert loading.poll() is None
        loading.kill()
        loading.wait()
    with open_store(Settings(home=home)) as store:
        there = articles(store)
        # Whole chunks of three; what was drawn before the last chunk was acknowledged.
        assert len(there) % 3 == 0
        assert {f"visit-{i}" for i in range(killed_at // 3 * 3 - 3)} <= there
        for label, expected in (
            ("Segment {id: a.id + '#s1'}", 1),
            ("EventMention {id: a.id + '#e1'}", 1),
            ("EventMention {id: a.id + '#e2'}", 1),
            ("Claim {id: a.id + '#c1'}", 1),
            ("Claim {id: a.id + '#c2'}", 1),
        ):
            found = store.read(f"MATCH (a:Article) RETURN a.id AS id, COUNT {{ (:{label}) }} AS n")
            assert [row["id"] for row in found if row["n"] != expected] == []
        orphans = store.read("MATCH (c:Claim) WHERE NOT EXISTS { (c)-[:STATED_IN]->(:Article) } RETURN c.id")
        assert orphans == []
        load(store, records.values(), now=NOW)
        resumed = graph(store)
        assert flaws(store) == []
    with open_store(Settings(home=home.with_name("other"))) as store:
        load(store, records.values(), now=NOW)
        assert graph(store) == resumed


def test_a_lost_password_is_made_anew_and_the_data_is_kept(home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        load(store, [stories.report()], now=NOW)
    (home / "password").unlink()
    with open_store(Settings(home=home)) as store:
        assert articles(store) == {"report"}


def test_a_home_that_is_a_file_is_said_to_be_no_folder(home: Path) -> None:
    home.write_text("no folder")
    with pytest.raises(StoreUnreachable, match="GRAPHKIT_HOME"):
        open_store(Settings(home=home))


def test_a_home_that_another_process_holds_without_serving_is_said_to_be_locked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    monkeypatch.setattr(embedded, "_PATIENCE", 0.2)
    lock = FileLock(home / "lock")
    assert lock.acquire()
    try:
        lock.write(json.dumps({"pid": 4242}))
        with pytest.raises(StoreUnreachable, match="4242"):
            open_store(Settings(home=home))
    finally:
        lock.release()
    with open_store(Settings(home=home)) as store:
        assert articles(store) == set()


def test_a_broken_database_is_said_to_be_broken_and_lets_go_of_the_lock(home: Path) -> None:
    with open_store(Settings(home=home)) as store:
        load(store, [stories.report()], now=NOW)
    for file in (home / "server" / "databases" / "graphkit").glob("*.json"):
        file.write_text("{ broken", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StoreUnreachable, match="does not open"):
            open_store(Settings(home=home))
