"""Markdown with YAML front matter."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml

from index.articles.assembling import Draft
from index.errors import ArticleError

_MOST = 64_000
# Each nested bracket costs the parser more than the one before.
_MOST_BRACKETS = 100
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIX = "Sửa phần đầu tệp giữa hai dòng “---”: mỗi dòng một mục dạng “title: …”; đặt giá trị có dấu “:” trong ngoặc kép."
_NAMES: dict[str, tuple[str, ...]] = {"title": ("title", "tiêu đề"), "published": ("published", "date", "ngày")}
_NAMES |= {"source": ("source", "nguồn"), "author": ("author", "authors", "tác giả"), "url": ("url", "link")}
_NAMES |= {"id": ("id",), "place": ("place", "nơi")}


class _PlainLoader(yaml.SafeLoader):
    """YAML without anchors and aliases: nothing can grow beyond what is written."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def draft(text: str) -> Draft:
    """Return the draft of a Markdown file: the front matter's metadata, and all that follows it as the text."""
    found = _FRONT.match(text)
    if found is None:
        return Draft(text)
    fields = _front_matter(found.group(1))
    values = {name: _first(fields, keys) for name, keys in _NAMES.items()}
    return Draft(text[found.end() :], **values)


def _front_matter(source: str) -> dict[str, Any]:
    if len(source) > _MOST or source.count("[") + source.count("{") > _MOST_BRACKETS:
        raise ArticleError("Phần đầu (front matter) quá dài hoặc quá phức tạp.", _FIX)
    try:
        fields = yaml.load(source, Loader=_PlainLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" ở dòng {mark.line + 2}" if mark is not None else ""
        raise ArticleError(f"Phần đầu (front matter) không đúng YAML{where}.", _FIX) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise ArticleError("Phần đầu (front matter) không phải danh sách mục “tên: giá trị”.", _FIX)
    return {str(key).strip().lower(): value for key, value in fields.items()}


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := _value(fields.get(key)))), "")


def _value(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(part for item in value[:20] if (part := _value(item)))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
