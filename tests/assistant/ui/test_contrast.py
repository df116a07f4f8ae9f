"""Every text colour of the page on every ground it stands on, in both themes: WCAG AA."""

import re

import pytest

from assistant.ui.assets import styles

TEXT = [("ink", "paper"), ("ink", "sheet"), ("ink", "sunken"), ("ink", "accent-ground"), ("ink", "fact"), ("ink", "danger-ground"),
        ("soft", "paper"), ("soft", "sheet"), ("soft", "sunken"), ("accent", "paper"), ("accent", "sheet"), ("accent", "accent-ground"),
        ("on-accent", "accent"), ("quote-ink", "quote"), ("danger", "sheet"), ("danger", "paper")]  # fmt: skip


def colours(block):
    found = re.search(re.escape(block) + r"\s*\{(.*?)\}", styles(), re.DOTALL).group(1)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", found))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [":root", ".dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(theme, text, ground):
    known = colours(theme)
    light, dark = sorted((luminance(known[text]), luminance(known[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
