"""Locks that the kernel lets go of when their holder dies: `flock`, never a file that merely exists."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import messages
from index.errors import IndexBusyError


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the one writer's lock at `path`; raises `IndexBusyError`, naming the holder's process, when it is taken."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusyError(*messages.busy(_holder(descriptor), path)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    # The number may be a moment old; it is for the message only, the lock itself is the kernel's.
    return os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()


def share(path: Path) -> int | None:
    """Return a descriptor with a shared lock on the file `path`; `None` if it is gone or being removed."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    # Between the open and the lock the file may have been removed under another name's feet.
    if os.fstat(descriptor).st_nlink == 0:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def unshared(path: Path) -> Iterator[bool]:
    """Yield whether nobody shares the lock at `path`; while yielding true, nobody can begin to."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)
