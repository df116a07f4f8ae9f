"""Errors of the libraries that write for us, as the errors of the system that they are."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

_CODE = re.compile(r"os error (\d+)")


@contextmanager
def system_errors(*kinds: type[Exception]) -> Iterator[None]:
    """Turn exceptions of `kinds` into `OSError`, with the system's number where their text tells it."""
    try:
        yield
    except kinds as error:
        text = (str(error).strip().splitlines() or [type(error).__name__])[0]
        if found := _CODE.search(text):
            number = int(found.group(1))
            raise OSError(number, os.strerror(number)) from error
        raise OSError(errno.ENOSPC if "disk is full" in text else errno.EIO, text) from error
