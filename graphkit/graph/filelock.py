"""A file that one process holds at a time. The system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

# Windows locks bytes against reading too; these lie beyond all that is ever written.
_OFFSET = 1 << 30


class FileLock:
    """A lock on a file, and what its holder writes into it for others to read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def acquire(self) -> bool:
        """Whether the lock is now held by this object. Empties the file. Raises OSError where it cannot be opened."""
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            os.close(file)
            return False
        except OSError:
            os.close(file)
            raise
        self._file = file
        self.write("")
        return True

    def write(self, text: str) -> None:
        """Replaces what the file says."""
        assert self._file is not None
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, text.encode())

    def release(self) -> None:
        """Empties the file and lets go of it; without harm where it is not held."""
        if self._file is not None:
            with suppress(OSError):
                self.write("")
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _OFFSET, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
