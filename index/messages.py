"""The Vietnamese sentences of the index: its errors (what happened, what to do next) and its command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.types import BuildReport, Failure, Figure

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


UNREADABLE_NAME = ("Tên tệp không phải UTF-8.", "Hãy đổi tên tệp rồi chạy lại.")


def unreadable(detail: str) -> Explained:
    """A file that the system does not let us read."""
    return f"Không đọc được tệp ({detail}).", "Hãy kiểm tra quyền đọc của tệp rồi chạy lại."


STAGES = {
    "scan": "Tìm bài viết",
    "read": "Đọc bài viết",
    "embed": "Nhúng đoạn văn",
    "index": "Lập chỉ mục",
    "publish": "Công bố",
}


def built(report: BuildReport) -> str:
    """Sum up a build."""
    return (
        f"Thêm {report.added}, cập nhật {report.updated}, giữ nguyên {report.skipped}, xóa {report.deleted}, "
        f"trùng {report.duplicates} bài; nhúng {report.embedded} đoạn; chỉ mục có {report.chunks} đoạn "
        f"(thế hệ {report.generation}); {report.seconds:.1f} giây."
    )


def failure(found: Failure) -> str:
    """Name a file that failed."""
    where = f"{found.path}, dòng {found.line}" if found.line is not None else found.path
    return f"Lỗi: {where}: {found.reason} {found.fix}".rstrip()


def error(what: str, fix: str) -> str:
    """Return an error as the command line shows it."""
    return f"Lỗi: {what}" + (f"\n{fix}" if fix else "")


def bad_date(text: str) -> str:
    """Explain the dates of the command line."""
    return f"Không hiểu ngày «{text}»: hãy viết NĂM, NĂM-THÁNG hoặc NĂM-THÁNG-NGÀY, ví dụ 2020-12-24."


def batch_unreadable(name: str, detail: str) -> Explained:
    """The batch file cannot be opened."""
    return f"Không đọc được tệp câu hỏi {name} ({detail}).", "Hãy kiểm tra lại đường dẫn sau --batch."


def bad_line(number: int) -> str:
    """A line of a batch is not a question."""
    return f'Dòng {number} không phải một câu hỏi dạng JSON, ví dụ {{"id": 1, "question": "…"}}.'


NO_QUESTION = "Hãy viết câu hỏi, hoặc dùng --batch TỆP."
NOTHING_FOUND = "Không tìm thấy đoạn nào."
ALL_WHOLE = "Chỉ mục nguyên vẹn."
WATCHING = "Đang theo dõi thư mục bài viết; nhấn Ctrl+C để dừng."
STOPPED = "Đã dừng. Chỉ mục cũ vẫn dùng được; lần lập sau sẽ làm tiếp phần còn lại."


def unknown_article(identity: str) -> str:
    """No article has this id."""
    return f"Không có bài nào mang mã «{identity}»."


def removed(ids: Sequence[str]) -> str:
    """Say what was removed."""
    return f"Đã bỏ {len(ids)} bài khỏi chỉ mục; tệp gốc vẫn còn."


OFFSETS = "đoạn văn không khớp với vị trí của nó trong bài"
VECTORS = "vectơ"
BAD_VECTOR = "có vectơ sai số chiều hoặc không hữu hạn"
NO_FIGURES = "Không có số liệu nào."


def without_vector(count: int) -> str:
    """Passages lack vectors."""
    return f"{count} đoạn chưa có vectơ"


def problem(where: str, what: str) -> str:
    """Return a line of a verification."""
    return f"{where}: {what}. Hãy chạy: {REBUILD}"


def bad_settings(detail: str) -> Explained:
    """A setting cannot be used."""
    return f"Thiết lập không hợp lệ: {detail}.", "Hãy xem bảng thiết lập trong README."


def status(known: dict[str, Any]) -> str:
    """Return the state of an index for a person's eyes."""
    size = sum(known["bytes"].values()) / 1e6
    lines = [
        f"Thư mục: {known['home']}",
        f"Thế hệ: {known['generation']} ({size:.1f} MB trên đĩa)",
        f"Bài viết: {known['articles']}, từ {known['oldest'] or '?'} đến {known['newest'] or '?'}",
        f"Đoạn văn: {known['chunks']}",
        f"Mô hình nhúng: {known['embedder']} ({known['dimension']} chiều)",
        *(f"Nguồn: {source}: {count} bài" for source, count in known["sources"].items()),
        *(failure(Failure(**found)) for found in known["failures"]),
        *(_run(run) for run in known["runs"][:3]),
    ]
    return "\n".join(lines)


def _run(run: dict[str, Any]) -> str:
    states = {"done": "xong", "running": "đang chạy", "stopped": "bị ngắt"}
    counts = (
        f": thêm {run['added']}, cập nhật {run['updated']}, xóa {run['deleted']}, lỗi {run['failures']}"
        if run["status"] == "done"
        else ""
    )
    return f"Lần lập {run['started']}: {states.get(run['status'], run['status'])}{counts}"


def figure(found: Figure) -> str:
    """Return a figure for a person's eyes."""
    upper = f"–{found.upper:g}" if found.upper is not None else ""
    about = "; ".join(part for part in (found.counted, found.who, found.period, found.place) if part)
    said = f"{found.qualifier} {found.value:g}{upper} {found.unit}".strip()
    return f"{found.article_id} [{found.start}:{found.end}] {said} ({about})"


def backed_up(file: Path, size: int) -> str:
    """Say where the backup is."""
    return f"Đã sao lưu vào {file} ({size / 1e6:.1f} MB)."


def restored(file: Path) -> str:
    """Say that the restore is done."""
    return f"Đã khôi phục từ {file}."


def backup_exists(path: Path) -> Explained:
    """The target is a file of another kind."""
    return f"{path} đã có và không phải tệp sao lưu.", "Hãy chọn tên tệp khác."


def backup_foreign(path: Path) -> Explained:
    """The file is not one of our backups."""
    return f"{path} không phải tệp sao lưu dùng được.", "Hãy chọn tệp do lệnh «python -m index backup» tạo ra."


def backup_unsafe(path: Path, name: str) -> Explained:
    """A name in the backup leads elsewhere."""
    return f"Tệp sao lưu {path} chứa đường dẫn không an toàn «{name}».", "Không có gì bị thay đổi."


def backup_changed(path: Path, name: str) -> Explained:
    """Content does not agree with its digest."""
    return f"Tệp sao lưu {path} bị hỏng ở «{name}».", "Không có gì bị thay đổi; hãy dùng một bản sao lưu khác."


def tuned(dense: float, before: float, after: float) -> str:
    """Say what tuning found."""
    return f"Trọng số của vectơ: {dense:.2f}. nDCG@10 trước {before:.3f}, sau {after:.3f}."
