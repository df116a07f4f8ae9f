"""Small corpora for tests of the index: articles of our own words, made by rule and written as files."""

import json
from pathlib import Path

from index.settings import IndexSettings

_PLACES = (
    "Lào Cai",
    "Hà Giang",
    "Cà Mau",
    "Bến Tre",
    "Kon Tum",
    "Sơn La",
    "Phú Yên",
    "Gia Lai",
    "Thái Bình",
    "Hậu Giang",
)
_WORKS = ("cầu", "trường học", "bệnh viện", "kênh tưới", "chợ", "đường liên xã", "nhà văn hóa", "trạm y tế")
_VERBS = ("khánh thành", "khởi công", "kiểm tra", "nghiệm thu", "bàn giao", "sửa chữa")


def settings(home: Path, **more: object) -> IndexSettings:
    return IndexSettings(ASSISTANT_HOME=home, **more)


def body(number: int, sentences: int = 12) -> str:
    """Return an article about a building site; articles of different numbers share few runs of words."""
    place = _PLACES[number % len(_PLACES)]
    lines = []
    for line in range(sentences):
        seed = number * 31 + line * 7
        work, verb = _WORKS[seed % len(_WORKS)], _VERBS[(seed // 3) % len(_VERBS)]
        lines.append(
            f"Đoàn công tác số {number * 100 + line} của tỉnh {place} {verb} {work} thứ {seed} với {seed * 3 + 11} hộ dân "
            f"xã {_WORKS[(seed // 5) % 8]} {seed % 97} tham gia."
        )
    return " ".join(lines)


def write_text(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_articles(folder: Path, numbers: range) -> None:
    for number in numbers:
        write_text(folder, f"bai-{number:03}.txt", f"Tin công trình {number}\n\n{body(number)}\n")


def record(number: int, **more: object) -> dict[str, object]:
    return {"id": f"r{number}", "title": f"Tin công trình {number}", "text": body(number), **more}


def write_lines(path: Path, records: list[dict[str, object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), encoding="utf-8")
    return path
