"""The prompt files: loaded once, their variables checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from index.errors import SettingsError
from index.settings import PROJECT

FOLDER = PROJECT / "prompts"

# The model is asked to say exactly this when the passages do not hold the answer; `draft.says_not_found` knows it.
NOT_FOUND = "Không tìm thấy thông tin này trong các nguồn được cung cấp."

VARIABLES: Mapping[str, frozenset[str]] = {
    "answer-system": frozenset({"mark", "not_found"}),
    "answer-user": frozenset({"mark", "passages", "question"}),
    "follow-up-system": frozenset(),
    "follow-up-user": frozenset({"question"}),
}


@dataclass(frozen=True, slots=True)
class Prompts:
    """The four texts; fill one with ``prompts.answer_user.substitute(...)``."""

    answer_system: Template
    answer_user: Template
    follow_up_system: Template
    follow_up_user: Template

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Prompts:
        """Read and check every prompt of `folder`."""
        return cls(*(_read(folder / f"{name}.txt", wanted) for name, wanted in VARIABLES.items()))


def _read(path: Path, wanted: frozenset[str]) -> Template:
    try:
        template = Template(path.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được lời nhắc {path}.", "Khôi phục tệp này từ mã nguồn.") from error
    if not template.is_valid():
        raise SettingsError(
            f"Lời nhắc {path} có dấu $ không đứng trước tên biến.", "Viết $$ nếu muốn có chính dấu đô la."
        )
    found = frozenset(template.get_identifiers())
    if found != wanted:
        raise SettingsError(f"Lời nhắc {path} {_difference(found, wanted)}.", "Xem bảng biến trong prompts/README.md.")
    return template


def _difference(found: frozenset[str], wanted: frozenset[str]) -> str:
    parts = []
    if missing := sorted(wanted - found):
        parts.append("thiếu biến " + ", ".join(f"${name}" for name in missing))
    if unknown := sorted(found - wanted):
        parts.append("có biến không dùng được: " + ", ".join(f"${name}" for name in unknown))
    return " và ".join(parts)
