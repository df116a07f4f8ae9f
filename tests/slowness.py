"""How loaded the machine is, so that a promise in milliseconds can be held on a busy one and still be broken by us."""

from __future__ import annotations

import time

_WORK = 0.02


def slowness() -> float:
    """Return how many times longer work takes than the processor needs for it: 1 on a quiet machine."""
    began, needed = time.perf_counter(), time.thread_time()
    while time.thread_time() - needed < _WORK:
        sum(range(200))
    return max(1.0, (time.perf_counter() - began) / (time.thread_time() - needed))
