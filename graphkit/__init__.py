"""graphkit: an event timeline knowledge graph of Arabic news that keeps every claim."""

__version__ = "0.1.0"
