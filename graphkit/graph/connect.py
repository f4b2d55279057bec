"""Opens the store that the settings name, with its schema in place."""

from __future__ import annotations

from graphkit.graph import migrations
from graphkit.graph.bolt import Endpoint
from graphkit.graph.store import Store
from graphkit.settings import Settings


def open_store(settings: Settings | None = None) -> Store:
    """The store of the settings (default: `Settings.load()`). Its migrations are applied at the first use.

    The embedded server starts in this process, or is joined where another process of the same home runs it; when that
    process ends, this one takes over. Raises StoreUnreachable.
    """
    settings = Settings.load() if settings is None else settings
    store = _neo4j(settings) if settings.uri else _embedded(settings)
    try:
        migrations.apply(store)
    except BaseException:
        store.close()
        raise
    return store


def _neo4j(settings: Settings) -> Store:
    assert settings.uri
    return Store(Endpoint("neo4j", settings.uri, settings.uri, settings.user, settings.password, settings.database))


def _embedded(settings: Settings) -> Store:
    from graphkit.graph import embedded

    home, user = settings.home, object()
    try:
        return Store(
            embedded.connect(home, user),
            reconnect=lambda: embedded.connect(home, user),
            close=lambda: embedded.release(home, user),
            writing=lambda: embedded.writing(home),
            moved=lambda endpoint: embedded.moved(home, endpoint),
        )
    except BaseException:
        embedded.release(home, user)
        raise
