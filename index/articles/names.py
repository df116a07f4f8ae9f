"""Names at the foot or head of an article: who wrote it, and which paper it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.vietnamese.letters import CAPITAL_WORD

_WORD = rf"(?:{CAPITAL_WORD}|[A-Z]\.)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_JOINT = r"\s*(?:[-–—,;&/+]|và)\s*"
_NAMES = rf"{_NAME}(?:{_JOINT}{_NAME}){{0,4}}"
_ROLE = r"(?:tin|bài|ảnh|thực hiện|tác giả|người viết|biên tập|biên dịch|phóng viên|pv|nhóm pv|nhóm phóng viên|by|viết)"
_LABEL = rf"(?:{_ROLE}(?:\s*(?:[,/&-]|và)\s*{_ROLE})*\s*[:.\-–]\s*)"
_TAIL = r"(?P<tail>\s*[(/\-–]\s*(?:theo|tổng hợp|ghi|dịch|thực hiện|lược dịch|biên soạn|t/h|th)\b[^()]{0,40}\)?)"
_BYLINE = re.compile(rf"(?P<label>(?i:{_LABEL}))?(?P<names>{_NAMES})(?i:{_TAIL})?(?:\s*\((?P<org>[^()]{{2,80}})\))?\.?")
_SOURCE = re.compile(
    r"\(?(?i:nguồn|theo|trích|dẫn theo|source)\s*:?\s+"
    rf"(?P<source>(?i:báo |tạp chí |trang |cổng )?{_NAMES}|[\w.]+\.(?:vn|com|net)\S*)\)?\.?"
)
_IN_TAIL = re.compile(rf"(?i:theo)\s+(?P<source>{_NAMES}|[\w.]+\.(?:vn|com|net))")
_ORGANISATION = re.compile(r"\((?P<org>[^()\n]{2,100})\)\.?")
_OUTLET = re.compile(
    r"(?i:(?:báo|tạp chí|cổng|trang|đài|thông tấn|ttxvn|vtv|vov|vtc)\b.*|.*\.(?:vn|com|net|org))|"
    r"(?!PV|CTV|BBT|BTV)[A-Z]{2,8}|"
    r"(?i:(?:vnexpress|vietnamnet|vietnam\+|vietnamplus|zing(?: ?news)?|znews|dân trí|thanh niên|tuổi trẻ|tiền phong|"
    r"lao động|nhân dân|công an nhân dân|quân đội nhân dân|người lao động|pháp luật tp\.? ?hcm|kinh tế đô thị|reuters)"
    r"(?: online)?)"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article and where it was taken from; empty where a line does not say."""

    author: str = ""
    source: str = ""


def read_byline(text: str) -> Byline | None:
    """Return what a line at the foot of an article tells, or `None` where it is no byline."""
    text = " ".join(text.split()).strip("*_. ")
    if not text or len(text) > 160:
        return None
    if told := _SOURCE.fullmatch(text):
        return Byline(source=told["source"].strip())
    found = _BYLINE.fullmatch(text)
    if found is None or _too_long(found):
        return None
    names, tail = found["names"].strip(), found["tail"] or ""
    cited = _IN_TAIL.search(tail)
    source = cited["source"] if cited else ""
    if _OUTLET.fullmatch(names) and not found["label"]:
        return Byline(source=source or names)
    org = f" ({found['org'].strip()})" if found["org"] else ""
    if not source and (inner := _IN_TAIL.fullmatch(found["org"] or "")):
        source, org = inner["source"], ""
    return Byline(author=names + org, source=source)


def read_organisation(text: str) -> str:
    """Return the office in a line of its own below a signature: "(Ban Nội chính Tỉnh ủy Thái Bình)"."""
    found = _ORGANISATION.fullmatch(" ".join(text.split()))
    return found["org"].strip() if found else ""


def is_name(text: str) -> bool:
    """Tell whether the line is a byline and nothing else."""
    return read_byline(text) is not None


def _too_long(found: re.Match[str]) -> bool:
    """A headline written with capitals all through is no name."""
    parts = re.split(r"\s*(?:[-–—,;&/+]|\bvà\b)\s*", found["names"])
    return any(len(part.split()) > 5 for part in parts) or (len(found["names"].split()) > 10)
