"""The article reader: the whole text with a link to every passage, its figures, and articles that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from assistant.ui import strings
from assistant.ui.render import article as source
from assistant.ui.render.search import about
from assistant.ui.render.text import escape, tag
from index.types import Article, ArticleMeta, Chunk, Figure, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader shows of an article; `mark` are the words to show first."""

    article: Article
    chunks: Sequence[Chunk] = ()
    figures: Sequence[Figure] = ()
    alike: Sequence[ArticleMeta] = ()
    same_case: Sequence[ArticleMeta] = ()
    mark: Span | None = None


def reader(shown: Reading, today: date) -> str:
    """Return the reader; marked words that are a whole passage are marked softly."""
    article, mark = shown.article, shown.mark
    starts = [(chunk.ordinal, Span(chunk.start, chunk.end)) for chunk in shown.chunks]
    css = "quote soft" if mark in [span for _, span in starts] else "quote"
    return (
        _bar(article.meta.id)
        + source.origin(article.meta, today)
        + _others(strings.ALIKE, shown.alike, today)
        + _others(strings.SAME_CASE, shown.same_case, today)
        + _figures(article, shown.figures)
        + source.body(article.text, (mark,) if mark else (), starts, lambda n: _link(article.meta.id, n), css)
    )


def address(article_id: str, ordinal: int | None = None) -> str:
    """Return the link that opens an article, or one of its passages, in any browser that reaches this page."""
    anchor = "" if ordinal is None else f"#p{ordinal}"
    return f"?article={quote(article_id, safe='')}{anchor}"


def _link(article_id: str, ordinal: int) -> str:
    label = strings.PASSAGE_LINK.format(n=ordinal + 1)
    return tag(
        "a", "¶", id=f"p{ordinal}", class_="anchor", href=address(article_id, ordinal), data_local="link",
        data_done=strings.LINK_COPIED, title=label, aria_label=label,
    )  # fmt: skip


def _bar(article_id: str) -> str:
    share = tag(
        "a", escape(strings.COPY_LINK), href=address(article_id), class_="quiet", data_local="link",
        data_done=strings.LINK_COPIED, role="button",
    )  # fmt: skip
    close = tag("button", "×", type="button", class_="icon close", data_event="clear", aria_label=strings.CLOSE)
    label = tag("span", escape(strings.READER), class_="position")
    return tag("nav", label + share + close, class_="bar", aria_label=strings.READER)


def _figures(article: Article, figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    rows = "".join(_figure(article, figure) for figure in figures)
    heads = "".join(tag("th", escape(label), scope="col") for label in strings.FIGURE_COLUMNS)
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", rows))
    summary = tag("summary", escape(strings.FIGURES.format(count=len(figures))))
    return tag("details", summary + tag("div", table, class_="figures"), class_="fold")


def _figure(article: Article, figure: Figure) -> str:
    words = article.text[figure.start : figure.end]
    show = tag(
        "button", escape(words), type="button", class_="link", data_event="select", data_article=article.meta.id,
        data_start=figure.start, data_end=figure.end,
    )  # fmt: skip
    context = ", ".join(part for part in (figure.who, figure.period, figure.place) if part)
    return tag("tr", tag("td", show) + tag("td", escape(figure.counted or figure.unit)) + tag("td", escape(context)))


def _others(label: str, others: Sequence[ArticleMeta], today: date) -> str:
    if not others:
        return ""
    rows = "".join(_other(meta, today) for meta in others)
    summary = tag("summary", escape(label.format(count=len(others))))
    return tag("details", summary + tag("ul", rows), class_="fold")


def _other(meta: ArticleMeta, today: date) -> str:
    name = meta.title or strings.NO_TITLE
    show = tag("button", escape(name), type="button", class_="link", data_event="select", data_article=meta.id)
    return tag("li", show + tag("span", escape(about(meta, today)), class_="meta"))
