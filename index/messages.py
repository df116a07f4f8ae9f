"""The Vietnamese sentences of the index: its errors (what happened, what to do next) and its command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Explained = tuple[str, str]

BUILD = "python -m index build"
REBUILD = "python -m index build --rebuild"

EMBEDDER = "mô hình nhúng"
TEXT_VERSION = "phiên bản văn bản"
CHUNKING = "phiên bản cắt đoạn"
TERMS = "phiên bản từ khóa"


def busy(pid: str, path: Path) -> Explained:
    """Another process is writing."""
    who = f"tiến trình {pid}" if pid else "một tiến trình khác"
    return (
        f"Chỉ mục trong {path.parent} đang được {who} cập nhật.",
        "Hãy đợi tiến trình đó xong rồi chạy lại lệnh này.",
    )


def index_missing(home: Path) -> Explained:
    """No index was built yet."""
    return f"Chưa có chỉ mục trong {home}.", f"Hãy chạy: {BUILD}"


def mismatch(differences: Sequence[str]) -> Explained:
    """The index was built with other settings."""
    return f"Chỉ mục được lập với thiết lập khác: {'; '.join(differences)}.", f"Hãy chạy: {REBUILD}"


def differs(what: str, built: object, wanted: object) -> str:
    """Say how one setting differs."""
    if built == wanted:
        return f"{what} {built} đã thay đổi nội dung"
    return f"{what} khi lập là {built}, nay là {wanted}"


def disk_full(home: Path) -> Explained:
    """No space left."""
    return (
        f"Ổ đĩa chứa {home} đã đầy.",
        f"Hãy giải phóng chỗ trống rồi chạy lại: {BUILD} (việc đã làm không mất).",
    )


def not_writable(home: Path, detail: str) -> Explained:
    """The home folder refuses writing."""
    return (
        f"Không ghi được vào thư mục {home} ({detail}).",
        "Hãy cấp quyền ghi, hoặc chọn thư mục khác bằng --home hay ASSISTANT_HOME.",
    )


def catalogue_foreign(path: Path) -> Explained:
    """A file of another program stands where the catalogue should be."""
    return (
        f"Tệp {path} không phải danh mục của chương trình này.",
        "Hãy chuyển tệp đó đi nơi khác, hoặc chọn thư mục khác bằng --home hay ASSISTANT_HOME.",
    )


def catalogue_version(path: Path, found: int, known: int) -> Explained:
    """The catalogue was written by another version of the program."""
    return (
        f"Danh mục {path} thuộc phiên bản {found}, chương trình này chỉ đọc được phiên bản {known}.",
        f"Hãy dùng đúng phiên bản chương trình, hoặc chọn thư mục khác bằng --home rồi chạy: {BUILD}",
    )


def catalogue_damaged(path: Path, detail: str) -> Explained:
    """SQLite cannot read the catalogue."""
    return (
        f"Không đọc được danh mục {path} ({detail}).",
        "Hãy khôi phục từ bản sao lưu bằng: python -m index restore TỆP, "
        f"hoặc chuyển tệp đó đi nơi khác rồi chạy: {BUILD}",
    )


def generation_damaged(name: str, detail: str) -> Explained:
    """Files of a published generation are missing or unreadable."""
    return (
        f"Thế hệ chỉ mục {name} bị hỏng ({detail}).",
        f"Hãy chạy: {BUILD} (lập lại từ danh mục, không phải đọc lại bài).",
    )


def corpus_missing(path: Path) -> Explained:
    """A corpus folder does not exist; nothing is deleted because of it."""
    return (
        f"Không có thư mục hay tệp bài viết {path}.",
        "Hãy kiểm tra --corpus hoặc ASSISTANT_CORPUS; chưa có bài nào bị xóa khỏi chỉ mục.",
    )


def unreadable(detail: str) -> Explained:
    """A file that the system does not let us read."""
    return f"Không đọc được tệp ({detail}).", "Hãy kiểm tra quyền đọc của tệp rồi chạy lại."
