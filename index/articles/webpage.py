"""HTML pages: the article's text and metadata, by trafilatura; never a script."""

from __future__ import annotations

import codecs
import re

from index.articles.assembling import Draft
from index.articles.decoding import decode
from index.errors import ArticleError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
_HIDDEN = ("script", "style", "noscript", "template", "iframe", "svg", "head", "nav", "footer", "form", "button")


def draft(data: bytes) -> Draft:
    """Return the draft of a page: its main text, one paragraph a line, and the metadata of its head."""
    from trafilatura import bare_extraction

    page = _decoded(data)
    found = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    text = _plain_text(page) if found is None or not (found.text or "").strip() else str(found.text)
    if not any(char.isalnum() for char in text):
        raise ArticleError("Trang HTML không có nội dung bài viết.", "Lưu lại trang đầy đủ, hoặc dán bài vào tệp .txt.")
    if found is None:
        return Draft(text)
    values = {
        "title": found.title,
        "published": found.date,
        "source": found.sitename or found.hostname,
        "author": found.author,
        "url": found.url,
    }
    return Draft(text, **{name: str(value) for name, value in values.items() if value})


def _decoded(data: bytes) -> str:
    """Decode by what the page declares when it is not UTF-8: a declared encoding is not a wrong one."""
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"
    if name not in ("utf-8", "utf8", "utf-16"):
        try:
            return data.decode(codecs.lookup(name).name)
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _plain_text(page: str) -> str:
    """Return all visible text of a page too short or too odd for an extractor."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    for element in tree.xpath("|".join(f"//{name}" for name in _HIDDEN)):
        element.drop_tree()
    for element in tree.xpath("//p|//div|//br|//li|//h1|//h2|//h3|//tr"):
        element.tail = "\n" + (element.tail or "")
    return re.sub(r"[ \t]*\n\s*", "\n", str(tree.text_content())).strip()
