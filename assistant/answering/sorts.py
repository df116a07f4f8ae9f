"""Whether the members of a list are of the asked sort by their own names: places, bodies, things that bear names."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from index.vietnamese.letters import UPPER
from index.vietnamese.places import places

_PLACES = frozenset(("tỉnh", "địa phương", "thành phố", "tỉnh thành"))
_BODIES = frozenset(("cơ quan", "đơn vị", "tổ chức", "ban ngành", "sở ngành", "bộ ngành", "bên"))
_BODY = re.compile(
    r"\b(?:[Bb]an|[Ss]ở|[Bb]ộ|[Uu]ỷ ban|[Ủủ]y ban|[Tt]òa án|[Tt]oà án|[Vv]iện|[Cc]ục|[Tt]hanh tra|[Cc]ông an|"
    r"[Đđ]ảng [uủ][ỷy]|UBND|HĐND|[Hh]ội|[Vv]ăn phòng|[Cc]hi cục|[Tt]rường|[Tt]ổng cục|[Kk]iểm toán|[Cc]ơ quan|"
    r"[Đđ]ơn vị|[Tt]ổ chức|[Đđ]oàn)\s+\w+"
)
_BEARERS = frozenset(("vụ án", "vụ việc", "vụ", "dự án", "công ty", "doanh nghiệp", "ngân hàng", "bệnh viện", "trường"))
_NAMES_ASKED = re.compile(rf"\b(?:những|các) (?:{'|'.join(sorted(_BEARERS, reverse=True))})(?: [^\W\d_]+)? nào\b")
_NAME = re.compile(rf"\b[{UPPER}]\w*(?:[ \t]+[{UPPER}]\w*)+")
_SEVERAL_PLACES, _SEVERAL = 3, 2


def of_sort(noun: str, items: str) -> bool | None:
    """Tell whether members are named as things called `noun` are; `None` where names cannot tell."""
    if noun in _PLACES:
        return len(places(items)) >= _SEVERAL_PLACES or None
    if noun in _BODIES:
        return len(_BODY.findall(items)) >= _SEVERAL
    if noun in _BEARERS:
        return len([name for name in _NAME.findall(items) if not _BODY.match(name)]) >= _SEVERAL
    return None


def named_as_asked(question: str, words: str) -> bool:
    """Tell words that may be what "những vụ án nào" asks for: they hold a name where things with names are asked."""
    asked = _NAMES_ASKED.search(folded(question))
    return asked is None or any(not _BODY.match(name) for name in _NAME.findall(words))
