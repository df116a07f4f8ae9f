"""What `python -m assistant doctor` says: what is configured, installed and reachable, and how to mend what is not."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.findings import Finding, State
from assistant.settings import Settings
from assistant.writer.servers import language_model
from index.errors import DanNguonError

LEAST_PYTHON = (3, 11)
_PACKAGES = ("torch", "sentence-transformers", "chromadb", "tantivy", "langchain", "gradio")


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what is found, in the order of a start: machine, library, models, language model."""
    yield _python()
    yield from _packages()
    yield _home(settings.home)
    yield _index(settings)
    yield _local_model("Mô hình nhúng", "EMBEDDER", settings.embedder)
    yield _local_model("Mô hình đọc", "READER", settings.reader)
    yield from language_model(settings)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < LEAST_PYTHON:
        return Finding(State.BAD, f"Python {version} quá cũ.", "Cài Python 3.11 trở lên rồi chạy lại make install.")
    return Finding(State.GOOD, f"Python {version}.")


def _packages() -> Iterator[Finding]:
    found, missing = [], []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if found:
        yield Finding(State.GOOD, f"Đã cài: {', '.join(found)}.")
    if missing:
        yield Finding(State.BAD, f"Chưa cài: {', '.join(missing)}.", "Chạy: make install")


def _home(home: Path) -> Finding:
    nearest = next(folder for folder in (home, *home.parents) if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        return Finding(
            State.BAD, f"Không ghi được vào thư mục dữ liệu {home}.", "Đặt ASSISTANT_HOME tới thư mục ghi được."
        )
    return Finding(State.GOOD, f"Thư mục dữ liệu: {home}.")


def _index(settings: Settings) -> Finding:
    from index.library import Library

    try:
        library = Library.open(settings)
    except DanNguonError as error:
        return Finding(State.BAD, error.what, error.fix)
    try:
        count, oldest, newest = library.coverage()
    finally:
        library.close()
    dates = f", từ {oldest:%d/%m/%Y} đến {newest:%d/%m/%Y}" if oldest and newest else ""
    if not count:
        return Finding(State.NOTE, "Chỉ mục chưa có bài nào.", "Chạy: python -m index build --corpus THƯ_MỤC")
    return Finding(State.GOOD, f"Chỉ mục có {count} bài{dates}.")


def _local_model(what: str, setting: str, name: str) -> Finding:
    if Path(name).exists():
        return Finding(State.GOOD, f"{what}: {name}.")
    if Path(name).is_absolute():
        return Finding(
            State.BAD, f"{what}: không có thư mục {name}.", f"Sửa {setting} hoặc bỏ đi để dùng mô hình kèm theo."
        )
    return Finding(State.NOTE, f"{what}: {name}, lấy từ kho mô hình; cần có sẵn trên máy khi không có mạng.")
