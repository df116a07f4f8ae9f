"""JSON lines, plain or compressed: one article a line, read with limits so that no file can exhaust the machine."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from index.articles.assembling import Draft
from index.articles.decoding import refuse_mojibake
from index.errors import ArticleError

MOST_LINE = 16_000_000
# A compressed file may not grow more than this, once it has grown past the size that any honest file has.
_MOST_RATIO, _HARMLESS = 200, 500_000_000
_MOST_BLANK = 100_000
_FIELDS = ("published", "source", "author", "url", "place")
_FIX = 'Mỗi dòng phải là một đối tượng JSON: {"title": "…", "text": "…"}.'


def drafts(path: Path, suffix: str) -> Iterator[tuple[int, Draft | ArticleError]]:
    """Yield each line's number with its draft, or with the error that keeps that line out; blank lines are none."""
    size = max(path.stat().st_size, 1)
    blank = 0
    with path.open("rb") as raw, _opened(raw, suffix) as stream:
        read = 0
        number = 0
        while True:
            try:
                line = stream.readline(MOST_LINE + 1)
            except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
                raise ArticleError("Tệp nén bị hỏng hoặc bị cắt cụt.", "Tải hoặc nén lại tệp.") from error
            if not line:
                return
            number += 1
            read += len(line)
            if read > _HARMLESS and read > size * _MOST_RATIO and suffix != ".jsonl":
                raise ArticleError(
                    "Tệp nén phình quá lớn khi giải nén.", "Giải nén và kiểm tra nội dung trước khi nạp."
                )
            if len(line) > MOST_LINE:
                read += _skip_line(stream, size if suffix == ".jsonl" else _HARMLESS - read)
                yield number, ArticleError(f"Dòng dài hơn {MOST_LINE // 1_000_000} MB.", "Chia nhỏ bài viết.")
            elif line.strip():
                blank = 0
                yield number, _draft(line, first=number == 1)
            elif (blank := blank + 1) > _MOST_BLANK:
                raise ArticleError("Tệp có quá nhiều dòng trống liên tiếp.", "Xóa các dòng trống rồi nạp lại.")


def _opened(raw: BufferedReader, suffix: str) -> IO[bytes]:
    if suffix.endswith(".gz"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", lzma.LZMAFile(raw)) if suffix.endswith(".xz") else raw


def _skip_line(stream: IO[bytes], most: int) -> int:
    """Read on to the end of an overlong line and return how much that took."""
    skipped = 0
    while part := stream.readline(1_000_000):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
        if skipped > most:
            raise ArticleError("Một dòng của tệp dài quá mức.", "Kiểm tra lại tệp: mỗi bài một dòng.")
    return skipped


def _draft(line: bytes, first: bool) -> Draft | ArticleError:
    try:
        record = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError:
        return ArticleError("Dòng không phải UTF-8.", "Lưu tệp với mã hóa UTF-8.")
    except (ValueError, RecursionError) as error:
        where = f" ở cột {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return ArticleError(f"Dòng không phải JSON hợp lệ{where}.", _FIX)
    return _from_record(record)


def _from_record(record: object) -> Draft | ArticleError:
    if not isinstance(record, dict):
        return ArticleError("Dòng không phải một đối tượng JSON.", _FIX)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return ArticleError("Dòng thiếu trường “text” hoặc “text” trống.", _FIX)
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    try:
        refuse_mojibake(text)
        text.encode("utf-8")
    except ArticleError as error:
        return error
    except UnicodeEncodeError:
        return ArticleError("Dòng chứa ký tự Unicode hỏng.", "Xuất lại dữ liệu với mã hóa UTF-8.")
    values = {field: _value(record.get(field)) for field in _FIELDS}
    return Draft(text, id=_value(name), title=_value(record.get("title")), **values)


def _value(value: object) -> str:
    """Return metadata as text; lists of authors are joined, anything deeper is dropped."""
    if isinstance(value, list):
        return ", ".join(part for item in value[:20] if (part := _value(item)))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).encode("utf-8", "ignore").decode()
    return ""


def hashed_id(name: str, draft: Draft) -> str:
    """Return the id of a record without one: the file's name and eight digits of what it says."""
    digest = hashlib.sha256(f"{draft.title}\x1f{draft.text}".encode("utf-8", "replace")).hexdigest()
    return f"{name}:{digest[:8]}"
