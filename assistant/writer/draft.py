"""What a model has written so far, read anew at every step: a pure function of the text received.

Reading the whole text each time (it is a few thousand characters) makes the result independent of how the stream was
cut into pieces, and lets nothing half received be shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from index.vietnamese.sentences import sentences

# A citation is at most this long; an opening bracket is held back no longer than that.
LONGEST_CITATION = 100

_SOURCE_WORDS = ("nguồn", "đoạn", "bài", "tài liệu", "trích dẫn", "source", "passage", "doc", "document")
_S = r"[^\S\n]"
_G = rf"{_S}*"
_WORD = rf"(?:{'|'.join(_SOURCE_WORDS)})(?:{_S}+(?:nguồn|số))?{_G}[:#.]?"
_NUMBERS = rf"\d{{1,4}}(?:{_G}(?:,|;|và|&|\+|-|–|—){_G}(?:{_WORD}{_G})?\d{{1,4}})*"
_SQUARE = rf"[\[【]{_G}\^?{_G}(?:{_WORD}{_G})?(?:{_NUMBERS}){_G}(?:†[^\[\]【】\n]*)?[\]】]"
_ROUND = rf"\({_G}{_WORD}{_G}(?:{_NUMBERS}){_G}\)"
_WRAPPED = rf"\({_G}{_SQUARE}(?:(?:[,;]|{_S})*{_SQUARE})*{_G}\)"
_CITATION = re.compile(rf"{_WRAPPED}|{_SQUARE}|{_ROUND}", re.IGNORECASE)
_IN_CITATION = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_AFTER_DAGGER = re.compile(r"†[^\[\]【】\n]*")

# Stands where something was taken out, so that its neighbours do not become one citation; never shown.
_GAP = "\ue000"
_DROPPED = str.maketrans("", "", f"*`{_GAP}")
_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"<<+[^<>\n]*>*")
_BULLET = re.compile(r"^[ \t]*(?:(?:[-+•–—>]|\d{1,2}[.)]|#{1,6})[ \t]+)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\[\]\s\ue000]*\)")
# Tails that the next characters may turn into one of the above.
_TAG_START = re.compile(r"<<+[^<>\n]*\Z|<\Z|\A\s*<[/a-z]{0,10}\Z", re.IGNORECASE)
_BULLET_START = re.compile(r"^[ \t]*(?:(?:[-+•–—>#]{0,6}|\d{1,2}[.)]?)[ \t]*)*\Z", re.MULTILINE)
_OPENER = re.compile(r"!?[\[【]|!\Z|\(")
# "Theo nguồn 2": the numbers of passages are not those that the reader sees.
_PASSAGE_NUMBER = re.compile(r"\b((?:nguồn|đoạn nguồn|đoạn trích))\s+(?:số\s+)?\d{1,2}(?=[\s,.;:)]|$)", re.IGNORECASE)
# Models like to announce what they do; only the answer is shown.
_LABELS = ("trả lời:", "câu trả lời:", "đáp án:")
_LABEL = re.compile(r"\A\s*(?:câu trả lời|trả lời|đáp án)[^\S\n]*:\s*", re.IGNORECASE)
# A sentence that ends with one of these, or with a citation, is whole.
_ENDS = frozenset('.!?…:;”"»)')
# A next sentence this long proves that the one before is over ("TP." might still become "TP. Hồ Chí Minh").
_PROOF = 12

_NOT_FOUND = re.compile(
    r"\b(?:không|chưa|chẳng)\s+(?:hề\s+|có\s+|được\s+)?(?:tìm thấy|thấy|tìm được|đề cập|nêu|nhắc"
    r"|cung cấp|chứa|có thông tin|thông tin|đủ thông tin|cho biết|nói)",
    re.IGNORECASE,
)
_OF_SOURCES = re.compile(
    r"\b(?:nguồn|thông tin|đoạn|bài viết|tư liệu|tài liệu|số liệu|dữ liệu|kho bài|bài báo)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A finished sentence of the draft and the passages it cites, in order, each once."""

    text: str
    cited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The finished sentences, and the words of the one being written."""

    sentences: tuple[Written, ...]
    pending: str


def read(received: str, known: int, *, ended: bool) -> Draft:
    """Return what `received` says so far.

    Parameters
    ----------
    received:
        All that the model has sent.
    known:
        How many passages there are: citations of other numbers are dropped with the space before them.
    ended:
        Whether nothing more will come. Until then the tail that may still become a citation or a mark is held back.
    """
    text, cited = without_citations(received, known, ended=ended)
    spans = sentences(text)
    finished = len(spans) if ended else _finished(spans)
    shares = _share_out(cited, spans)
    written = tuple(
        Written(_tidy(span.of(text)), numbers) for span, numbers in zip(spans[:finished], shares, strict=False)
    )
    pending = "" if finished == len(spans) else _tidy(text[spans[finished].start :])
    written = tuple(sentence for sentence in written if sentence.text)
    return Draft(_without_stump(written) if ended else written, pending)


def _without_stump(written: tuple[Written, ...]) -> tuple[Written, ...]:
    """Leave out a last sentence that was cut off: it has neither an end nor a citation."""
    last = written[-1] if written else None
    cut = last is not None and not last.cited and last.text[-1] not in _ENDS
    return written[:-1] if cut and len(written) > 1 else written


def without_citations(received: str, known: int, *, ended: bool) -> tuple[str, list[tuple[int, int]]]:
    """Return the visible text, and the citations as (position in it, number).

    While the stream goes on, what is returned only ever grows: it is a prefix of what the whole stream will give.
    """
    raw = _LABEL.sub("", _FENCE.sub(_GAP, _THOUGHT.sub("", received.translate(_DROPPED))))
    if not ended and any(label.startswith(raw.strip().lower()) for label in _LABELS):
        return "", []
    raw = _LINK.sub(_words_of_link, raw)
    raw = _BULLET.sub("", raw if ended else _settled(raw))
    parts: list[str] = []
    cited: list[tuple[int, int]] = []
    length = position = 0
    for match in _CITATION.finditer(raw):
        if len(match.group()) > LONGEST_CITATION:
            continue
        part = raw[position : match.start()].replace(_GAP, "").rstrip(" \t\u00a0")
        parts.append(part)
        length += len(part)
        position = match.end()
        cited.extend((length, number) for number in _numbers(match.group()) if 1 <= number <= known)
    parts.append(raw[position:].replace(_GAP, ""))
    return "".join(parts).rstrip(), cited


def says_not_found(sentence: str) -> bool:
    """Tell whether `sentence` says that the sources do not hold the answer."""
    return bool(_NOT_FOUND.search(sentence)) and bool(_OF_SOURCES.search(sentence))


def _settled(raw: str) -> str:
    """Return `raw` without the tail whose meaning the next characters may change."""
    end = len(raw)
    for opener in _OPENER.finditer(raw, max(0, end - LONGEST_CITATION)):
        if _is_open(raw[opener.start() :]):
            end = opener.start()
            break
    for tail in (_TAG_START, _BULLET_START):
        if found := tail.search(raw, max(0, end - LONGEST_CITATION), end):
            end = found.start()
    return raw[:end]


def _is_open(tail: str) -> bool:
    """Tell whether `tail`, which begins with a bracket, may yet become a citation or a link."""
    if "\n" in tail:
        return False
    if not tail.startswith("("):
        closed = re.search(r"[\]】]", tail)
        # "[chữ](" may become a link; "[chữ]" alone too.
        return closed is None or re.fullmatch(r"(?:\([^()\[\]\s\ue000]*)?", tail[closed.end() :]) is not None
    inner = tail[1:].lstrip().lower()
    if ")" in inner:
        return False
    return inner[:1] in ("", "[", "【") or any(
        word.startswith(inner) or inner.startswith(word) for word in _SOURCE_WORDS
    )


def _words_of_link(link: re.Match[str]) -> str:
    if link.group().startswith("!"):
        return _GAP
    as_citation = f"[{link.group(1)}]"
    return (as_citation if _CITATION.fullmatch(as_citation) else link.group(1)) + _GAP


def _numbers(citation: str) -> list[int]:
    found: list[int] = []
    for match in _IN_CITATION.finditer(_AFTER_DAGGER.sub("", citation)):
        first, last = int(match.group(1)), int(match.group(2) or match.group(1))
        found.extend(range(first, last + 1) if 0 <= last - first <= 10 else (first, last))
    return found


def _finished(spans: list[Span]) -> int:
    if not spans:
        return 0
    return len(spans) - 1 if spans[-1].end - spans[-1].start >= _PROOF else max(0, len(spans) - 2)


def _share_out(cited: list[tuple[int, int]], spans: list[Span]) -> list[tuple[int, ...]]:
    """Return the citations of each sentence: those within it or after it, before the next one begins."""
    shares: list[dict[int, None]] = [{} for _ in spans]
    for position, number in cited:
        before = [at for at, span in enumerate(spans) if span.start < position]
        if spans:
            shares[before[-1] if before else 0][number] = None
    return [tuple(share) for share in shares]


def _tidy(sentence: str) -> str:
    return " ".join(_PASSAGE_NUMBER.sub(r"\1", sentence).split())
