"""PDF and Word files, opened in a child process with limits: such a file can be a bomb, and its parser can hang."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from index.articles.assembling import Draft
from index.errors import ArticleError

_WORKER = Path(__file__).with_name("office_worker.py")
_SECONDS = 40
_REASONS = {
    "encrypted": ("Tệp PDF bị khóa bằng mật khẩu.", "Mở khóa rồi lưu lại."),
    "empty": ("Tệp không có chữ (có thể là bản quét).", "Nhận dạng chữ (OCR) rồi lưu lại, hoặc dán bài vào tệp .txt."),
    "large": ("Tài liệu phình quá lớn khi mở.", "Lưu lại tài liệu hoặc dán bài vào tệp .txt."),
    "broken": ("Tài liệu bị hỏng hoặc không đúng định dạng.", "Mở bằng phần mềm gốc và lưu lại."),
}


def draft(path: Path, suffix: str) -> Draft:
    """Return the draft of a .pdf or .docx file."""
    command = [sys.executable, "-I", str(_WORKER), suffix, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise ArticleError(f"Mở tài liệu quá {_SECONDS} giây.", _REASONS["large"][1]) from error
    if done.returncode != 0:
        raise ArticleError(*_REASONS["large" if done.returncode < 0 else "broken"])
    try:
        told = json.loads(done.stdout)
    except ValueError as error:
        raise ArticleError(*_REASONS["broken"]) from error
    if reason := told.get("failed"):
        raise ArticleError(*_REASONS.get(reason, _REASONS["broken"]))
    return Draft(told["text"], title=told.get("title", ""), author=told.get("author", ""))
