"""Refuses queries that would write, where only reading is allowed. The embedded server does not do it by itself.

It looks at the words of a query outside of strings, quoted names and comments. What it lets through may still be
refused by the server; what it refuses never reaches one. Reading is rolled back besides.
"""

from __future__ import annotations

import re

from graphkit.errors import ReadOnlyViolation

_HIDDEN = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*` | //[^\n\r]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)
# A name of somebody's own is no command: a property (n.set), a parameter ($set), a key ({set: 1}), a label (:Set).
_OWN = r"(?<![\w$:])(?<![^\W\d]\.)(?<!\)\.)(?<!\]\.)"
_WRITES = re.compile(
    _OWN
    + r"(?P<word>CREATE|INSERT|MERGE|DELETE|SET|REMOVE|DROP|FOREACH|ALTER|GRANT|DENY|REVOKE|RENAME|TERMINATE"
    + r"|DEALLOCATE|REALLOCATE|LOAD\s+CSV|(?:START|STOP)\s+DATABASE|IN\s+(?:\w+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS)"
    + r"\b(?!\s*:)",
    re.IGNORECASE,
)
_CALL = re.compile(_OWN + r"CALL\s+(?P<name>\w+(?:\s*\.\s*\w+)*)", re.IGNORECASE)
_READING = re.compile(
    r"db\.(?:labels|relationshipTypes|propertyKeys|info|ping|schema\.\w+|index\.fulltext\.query\w+)|dbms\.components",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def check(query: str) -> None:
    """Raises ReadOnlyViolation, which names the first word that would write."""
    # A server may read \u0053ET as SET; it is judged both as written and as read.
    for text in dict.fromkeys((query, _ESCAPE.sub(lambda m: chr(int(m[1], 16)), query))):
        bare = _HIDDEN.sub(lambda m: " name " if m[0][0] == "`" else " ", text)
        if found := _WRITES.search(bare):
            raise ReadOnlyViolation(f"the query would write: {' '.join(found['word'].split()).upper()}; "
                                    "only reading is allowed here (quote a name of your own as `name`)")  # fmt: skip
        for call in _CALL.finditer(bare):
            name = "".join(call["name"].split())
            if not _READING.fullmatch(name):
                raise ReadOnlyViolation(f"the query calls a procedure that may write: {name}; only reading is allowed")
