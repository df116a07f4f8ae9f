"""The screens on which people read: most flows must go with a finger on the smallest of them too."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Screen:
    """A browser's window; on one that is touched, a press is a tap and nothing can be hovered."""

    width: int
    height: int
    touched: bool = False


# Whether anything that is seen is wider than the screen; a table may be pushed sideways in its own frame.
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll("#talk, #finder, #library-place, .source, #history")]
    .some((pane) => pane.checkVisibility() && pane.scrollWidth > pane.clientWidth + 1)"""

DESKTOP = Screen(1280, 800)
PHONE = Screen(360, 740, touched=True)

on_both_screens = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"], indirect=True)
