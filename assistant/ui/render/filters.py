"""Filters as chips that can be removed, and a small form that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.ui import strings
from assistant.ui.render.text import attributes, day, escape, tag
from index.types import Filters


def bar(filters: Filters, sources: Sequence[str], unfolded: bool = False) -> str:
    """Return the chips of the filters in force and the form that adds more, open when `unfolded`."""
    chips = []
    if filters.published_from:
        chips.append(_chip(strings.FROM_DATE.format(date=day(filters.published_from)), "drop-from"))
    if filters.published_to:
        chips.append(_chip(strings.TO_DATE.format(date=day(filters.published_to)), "drop-to"))
    chips += [_chip(source, "drop-source", source) for source in filters.sources]
    inner = _form(filters, [name for name in sources if name not in filters.sources], unfolded) + "".join(chips)
    return tag("div", inner, class_="filters", role="group", aria_label=strings.FILTERS)


def _chip(label: str, name: str, value: str = "") -> str:
    cross = tag("span", "×", aria_hidden="true")
    return tag(
        "button", escape(label) + cross, type="button", class_="chip", data_event="apply", data_field=name,
        data_value=value, aria_label=strings.REMOVE_FILTER.format(label=label),
    )  # fmt: skip


def _form(filters: Filters, sources: Sequence[str], unfolded: bool) -> str:
    fields = _date_field(strings.FROM, "from", filters.published_from)
    fields += _date_field(strings.TO, "to", filters.published_to)
    if sources:
        options = tag("option", escape(strings.ANY_SOURCE), value="")
        options += "".join(tag("option", escape(source), value=source) for source in sources)
        select = tag("select", options, data_change="apply", data_field="source")
        fields += tag("label", escape(strings.SOURCE) + select)
    summary = tag("summary", escape(strings.ADD_FILTER), class_="chip add")
    return tag("details", summary + tag("div", fields, class_="choices"), open=unfolded)


def _date_field(label: str, name: str, value: date | None) -> str:
    # Not type="date": its order of day and month follows the browser's language, and a year alone cannot be typed.
    box = attributes(
        {"type": "text", "data-change": "apply", "data-field": name, "placeholder": strings.DATE_FORMS, "maxlength": 10}
        | {"value": day(value) if value else None, "inputmode": "numeric"}
    )
    return tag("label", escape(label) + f"<input{box}>")
