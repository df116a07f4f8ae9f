"""An article as the reader sees it: its origin, its complete text, and the quoted words marked where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath

from assistant.types import Citation
from assistant.ui import strings
from assistant.ui.render.text import age, day, escape, marked, merged, paragraphs, safe_url, tag
from index.types import Article, ArticleMeta, Span


def empty(what: str = strings.SOURCE_EMPTY, hint: str = strings.SOURCE_EMPTY_HINT) -> str:
    """Return the panel before anything is opened in it."""
    inner = tag("p", escape(what), class_="what") + tag("p", escape(hint))
    return tag("div", inner, class_="nothing")


def cited(citation: Citation, article: Article | None, turn: int, total: int, today: date) -> str:
    """Return the panel of one citation: the article at the quoted words, or the kept quotation when it has changed."""
    bar = _bar(citation, article.meta if article else None, turn, total)
    if article is None:
        return bar + _origin_of(citation, today) + _kept(citation, strings.ARTICLE_GONE)
    found = quoted(article.text, citation)
    changed = "" if found else _kept(citation, strings.ARTICLE_CHANGED)
    if found and citation.version and citation.version != article.content_hash:
        changed = tag("p", escape(strings.ARTICLE_EDITED), class_="edited", role="note")
    return bar + origin(article.meta, today) + changed + body(article.text, (found,) if found else ())


def quoted(text: str, citation: Citation) -> Span | None:
    """Return where the quoted words stand in the article now: where they stood, else the only place they are at."""
    if text[citation.start : citation.end] == citation.quote:
        return Span(citation.start, citation.end)
    first = text.find(citation.quote) if citation.quote else -1
    if first < 0 or text.find(citation.quote, first + 1) >= 0:
        return None
    return Span(first, first + len(citation.quote))


def origin(meta: ArticleMeta, today: date) -> str:
    """Return title, date with its age, source, author, file and link of an article."""
    old = age(meta.published, today)
    when = day(meta.published, meta.published_precision) + (f" ({old})" if old else "")
    facts = [meta.source or strings.NO_SOURCE, when]
    if meta.author:
        facts.append(strings.BY.format(author=meta.author))
    return _origin(meta.title, facts, meta.url, meta.path)


def _origin_of(citation: Citation, today: date) -> str:
    old = age(citation.published, today)
    when = day(citation.published) + (f" ({old})" if old else "")
    return _origin(citation.title, [citation.source or strings.NO_SOURCE, when], citation.url, citation.path)


def _origin(title: str, facts: list[str], url: str | None, path: str) -> str:
    link = safe_url(url)
    places = tag("span", escape(strings.FILE.format(name=PurePath(path).name))) if path else ""
    if link:
        anchor = tag("a", escape(strings.OPEN_ORIGINAL), href=link, target="_blank", rel="noopener noreferrer nofollow")
        places = anchor + places
    return tag(
        "header",
        tag("h2", escape(title or strings.NO_TITLE))
        + tag("p", escape(" · ".join(facts)), class_="meta")
        + (tag("p", places, class_="places") if places else ""),
        class_="origin",
    )


def body(
    text: str,
    marks: Iterable[Span],
    passages: Iterable[tuple[int, Span]] = (),
    anchor: Callable[[int], str] = lambda ordinal: tag("a", "", id=f"p{ordinal}", class_="anchor"),
    css: str = "quote",
) -> str:
    """Return the complete text by paragraphs, `anchor` put before the paragraph in which each passage begins."""
    cuts = merged(marks, 0, len(text))
    starts = list(passages)
    written = []
    for line in paragraphs(text):
        here = "".join(anchor(ordinal) for ordinal, span in starts if _begins_in(span, line, text))
        written.append(tag("p", here + marked(line.of(text), cuts, line.start, css)))
    return tag("div", "".join(written), class_="text", lang="vi")


def _begins_in(span: Span, line: Span, text: str) -> bool:
    """Tell whether a passage begins in a line; a start in the blank before a line counts for the line."""
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
    return line.start <= start < line.end


def _kept(citation: Citation, why: str) -> str:
    words = tag("blockquote", tag("mark", escape(citation.quote), class_="quote"))
    return tag("section", tag("p", escape(why), class_="changed", role="note") + words, class_="kept")


def _bar(citation: Citation, meta: ArticleMeta | None, turn: int, total: int) -> str:
    n = citation.n
    title = (meta.title if meta else citation.title) or strings.NO_TITLE
    place = escape(strings.POSITION.format(n=n, total=total))
    # The origin scrolls away with the text; who says this, and when, stays in view.
    short = f" · {escape(_short(citation, meta))}"
    name = tag("strong", escape(title)) + tag("span", place + short, class_="position", data_spoken=True)
    steps = _step("‹", strings.PREVIOUS, turn, n - 1, n > 1) + _step("›", strings.NEXT, turn, n + 1, n < total)
    close = tag("button", "×", type="button", class_="icon close", data_event="clear", aria_label=strings.CLOSE)
    return tag("nav", tag("div", name) + steps + close, class_="bar", aria_label=strings.SOURCE_PANEL)


def _short(citation: Citation, meta: ArticleMeta | None) -> str:
    if meta is None:
        return f"{day(citation.published)} · {citation.source or strings.NO_SOURCE}"
    return f"{day(meta.published, meta.published_precision)} · {meta.source or strings.NO_SOURCE}"


def _step(sign: str, label: str, turn: int, n: int, possible: bool) -> str:
    return tag(
        "button",
        sign,
        type="button",
        class_="icon step",
        data_event="select",
        data_turn=turn,
        data_n=n,
        disabled=not possible,
        aria_label=label,
        title=label,
    )
