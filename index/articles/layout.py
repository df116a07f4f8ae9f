"""What each line of a pasted article is: headline, dateline, prose, caption, signature or furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.articles.dateline import Published, read_dateline, read_prefix
from index.articles.furniture import is_caption, is_furniture, is_image
from index.articles.headline import find_known, find_title, title_text
from index.articles.lines import Line, Role, lines_of
from index.articles.names import read_byline, read_organisation
from index.types import Span
from index.vietnamese.normal import fold_tones
from index.vietnamese.places import provinces
from index.vietnamese.sentences import sentences

# A repeated line longer than this is a paragraph pasted twice, not a caption.
_CAPTION = 60
_RELATED = re.compile(
    r"(?:(?:các |những )?(?:tin|bài))?\s*(?:bài )?(?:viết )?"
    r"(?:liên quan|khác|cùng chuyên mục|mới (?:hơn|nhất)|cũ hơn|đọc nhiều|nổi bật)|"
    r"có thể bạn quan tâm|đọc nhiều nhất|bình luận|ý kiến bạn đọc|tin đáng chú ý",
)
_FOOTER = re.compile(
    r"(?:©|copyright|bản quyền|giấy phép (?:số|hoạt động|xuất bản|thiết lập)|cơ quan chủ quản|đơn vị chủ quản|"
    r"ghi rõ nguồn|.{0,60} giữ bản quyền|® )",
    re.IGNORECASE,
)


@dataclass
class Layout:
    """The lines of one article, what each of them is, and what they tell about the article."""

    lines: list[Line]
    roles: list[Role]
    title: str = ""
    author: str = ""
    source: str = ""
    place: str = ""
    published: Published | None = None
    trims: dict[int, Span] = field(default_factory=dict)

    def prose(self) -> tuple[Span, ...]:
        """Return the ranges of prose, neighbouring lines joined."""
        joined: list[Span] = []
        after_prose = False
        for number, (line, role) in enumerate(zip(self.lines, self.roles, strict=True)):
            if role is Role.PROSE:
                span = self.trims.get(number, line.span)
                if after_prose:
                    joined[-1] = Span(joined[-1].start, span.end)
                else:
                    joined.append(span)
            after_prose = role is Role.PROSE
        return tuple(span for span in joined if span.start < span.end)


def lay_out(text: str, title: str = "") -> Layout:
    """Return the layout of the normalised `text`; `title` is the headline where the file's metadata gives it."""
    lines = lines_of(text)
    layout = Layout(lines, [Role.FURNITURE if is_furniture(line) else Role.PROSE for line in lines])
    _mark_title(layout, title)
    _mark_head(layout)
    _mark_captions(layout)
    _mark_foot(layout)
    if Role.PROSE not in layout.roles:
        _fall_back(layout)
    return layout


def _mark_title(layout: Layout, known: str) -> None:
    found = find_known(layout.lines, known) if known else find_title(layout.lines)
    if found is None:
        return
    last = found[1]
    layout.title = known or title_text(layout.lines[last])
    for number in range(last + 1):
        line, role = layout.lines[number], layout.roles[number]
        if number in found:
            layout.roles[number] = Role.TITLE
        elif role is Role.PROSE and not line.is_prose:
            dated = _read_date(layout, number)
            layout.roles[number] = Role.DATELINE if dated else Role.FURNITURE


def _mark_head(layout: Layout) -> None:
    """Mark the datelines, author and menu words between the headline and the first paragraph."""
    seen = 0
    for number, line in enumerate(layout.lines):
        if layout.roles[number] is not Role.PROSE:
            continue
        if seen == 0 and (prefix := read_prefix(line.text)):
            layout.published = layout.published or prefix[0]
            layout.trims[number] = _trimmed(line, prefix[1].end)
        if _read_date(layout, number):
            layout.roles[number] = Role.DATELINE
        elif seen == 0 and layout.title and (byline := read_byline(line.text)):
            layout.author, layout.source = byline.author or layout.author, byline.source or layout.source
            layout.roles[number] = Role.BYLINE
        elif seen == 0 and layout.title and line.syllables <= 3 and not line.closed:
            layout.roles[number] = Role.FURNITURE
        else:
            seen += line.is_prose
        if seen > 1:
            return


def _trimmed(line: Line, start: int) -> Span:
    kept = line.text[start:]
    return Span(line.span.end - len(kept.lstrip(" .,;:-–—")), line.span.end)


def _read_date(layout: Layout, number: int) -> bool:
    told = read_dateline(layout.lines[number])
    if told is None:
        return False
    published, rest = told
    layout.published = layout.published or published
    if fold_tones(rest) in provinces():
        layout.place = layout.place or rest
    elif rest and (byline := read_byline(rest)):
        layout.author, layout.source = layout.author or byline.author, layout.source or byline.source
    return True


def _mark_captions(layout: Layout) -> None:
    body = [number for number, role in enumerate(layout.roles) if role is Role.PROSE]
    prose = sum(layout.lines[number].is_prose for number in body)
    for here, following in pairwise(body):
        line, other = layout.lines[here], layout.lines[following]
        if line.key == other.key:
            layout.roles[following] = Role.CAPTION
            if line.syllables <= _CAPTION:
                layout.roles[here] = Role.CAPTION
    for number in body:
        line = layout.lines[number]
        below_image = number > 0 and is_image(layout.lines[number - 1]) and not line.is_prose and line.syllables <= 45
        if below_image or (is_caption(line) and prose >= 2):
            layout.roles[number] = Role.CAPTION


def _mark_foot(layout: Layout) -> None:
    """Find the signature; what stands below it belongs to the page."""
    _mark_related(layout)
    foot = _foot(layout)
    signed = next((number for number in foot if _is_signature(layout, number)), None)
    for number in foot:
        if _read_only_date(layout, number):
            layout.roles[number] = Role.DATELINE
        elif signed is not None and number >= signed:
            byline = read_byline(layout.lines[number].text)
            if number == signed and byline:
                layout.author, layout.source = byline.author or layout.author, byline.source or layout.source
            elif byline and not layout.source:
                layout.source = byline.source
            _add_organisation(layout, number)
            layout.roles[number] = Role.BYLINE if byline else Role.FURNITURE
    prose = [number for number, role in enumerate(layout.roles) if role is Role.PROSE]
    if signed is None and prose:
        _trim_signature(layout, prose[-1])


def _foot(layout: Layout) -> list[int]:
    """Return the last lines that are no running text, in order."""
    foot: list[int] = []
    for number in range(len(layout.lines) - 1, max(len(layout.lines) - 16, 0), -1):
        line = layout.lines[number]
        if layout.roles[number] is not Role.PROSE:
            continue
        if line.is_prose or (line.closed and read_byline(line.text) is None and not read_organisation(line.text)):
            break
        foot.insert(0, number)
    return foot


def _is_signature(layout: Layout, number: int) -> bool:
    return read_byline(layout.lines[number].text) is not None and _ends_above(layout, number)


def _add_organisation(layout: Layout, number: int) -> None:
    office = read_organisation(layout.lines[number].text)
    if office and layout.author and "(" not in layout.author:
        layout.author += f" ({office})"


def _read_only_date(layout: Layout, number: int) -> bool:
    line = layout.lines[number]
    return layout.roles[number] is Role.PROSE and not line.closed and _read_date(layout, number)


def _ends_above(layout: Layout, number: int) -> bool:
    """A signature follows a finished sentence; without one above it the line may be the last item of a list."""
    for above in range(number - 1, -1, -1):
        line = layout.lines[above]
        if layout.roles[above] is Role.PROSE and read_byline(line.text) is None:
            return line.ends_sentence
    return False


def _trim_signature(layout: Layout, number: int) -> None:
    """Take the name after the last sentence of the last paragraph out of the prose: "… kết thúc. Văn Kiên"."""
    line = layout.lines[number]
    spans = sentences(line.text)
    if len(spans) < 2 or (byline := read_byline(spans[-1].of(line.text))) is None:
        return
    if not line.text[: spans[-2].end].rstrip("\"'”’»)] ").endswith((".", "!", "?", "…")):
        return
    layout.author = layout.author or byline.author
    layout.source = layout.source or byline.source
    kept = layout.trims.get(number, line.span)
    layout.trims[number] = Span(kept.start, max(kept.start, line.start + spans[-2].end))


def _mark_related(layout: Layout) -> None:
    """Leave out lists of other headlines and everything below the imprint of the page."""
    related = False
    for number, line in enumerate(layout.lines):
        if layout.roles[number] is not Role.PROSE:
            continue
        if number > len(layout.lines) * 0.5 and line.syllables <= 60 and _FOOTER.match(line.text):
            _drop(layout, range(number, len(layout.lines)))
            return
        if line.syllables <= 8 and _RELATED.fullmatch(line.key.rstrip(":")):
            related = True
        elif line.is_prose:
            related = False
        if related:
            layout.roles[number] = Role.FURNITURE


def _drop(layout: Layout, numbers: Sequence[int]) -> None:
    for number in numbers:
        if layout.roles[number] is Role.PROSE:
            layout.roles[number] = Role.FURNITURE


def _fall_back(layout: Layout) -> None:
    """Where nothing reads as prose every line that says something is: a short text must not vanish."""
    for number, line in enumerate(layout.lines):
        if line.syllables and layout.roles[number] is not Role.DATELINE:
            layout.roles[number] = Role.PROSE
