"""Which files of a folder are articles, and which may be opened at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from index.errors import ArticleError
from index.vietnamese.normal import normalise

# The longest suffixes first: "x.jsonl.gz" is not a ".gz".
SUFFIXES = (".jsonl.gz", ".jsonl.xz", ".jsonl", ".txt", ".md", ".html", ".htm", ".pdf", ".docx")
# Not read, but named: whoever drops these into the folder expects them to be found.
UNSUPPORTED = (".doc", ".rtf", ".odt", ".epub", ".json", ".csv", ".zip", ".rar", ".7z", ".jsonl.bz2", ".txt.gz")
_MOST_BYTES = {".txt": 20, ".md": 20, ".html": 20, ".htm": 20, ".pdf": 200, ".docx": 100}


def paths(root: Path) -> Iterator[Path]:
    """Yield the files below `root` that are or should be articles, in stable order; `root` may be one file.

    Hidden files and README files are left out. Links to folders are not followed. Unreadable folders and links that
    lead out of `root` are yielded too, so that `read` can name them.
    """
    if not root.is_dir():
        yield root
        return
    unreadable: list[Path] = []

    def note(error: OSError) -> None:
        unreadable.append(Path(os.fsdecode(error.filename)) if error.filename else root)

    for folder, subfolders, names in os.walk(root, onerror=note, followlinks=False):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        here = Path(folder)
        yield from unreadable
        unreadable.clear()
        yield from (here / name for name in subfolders if (here / name).is_symlink())
        yield from (here / name for name in sorted(names) if _is_wanted(name))
    yield from unreadable


def _is_wanted(name: str) -> bool:
    low = name.lower()
    if low.startswith((".", "~$")) or low.rsplit(".", 1)[0] == "readme":
        return False
    return low.endswith((*SUFFIXES, *UNSUPPORTED))


def suffix_of(path: Path) -> str:
    """Return the suffix that decides how the file is read; empty where it is none of ours."""
    low = path.name.lower()
    return next((suffix for suffix in SUFFIXES if low.endswith(suffix)), "")


def check(path: Path, root: Path) -> None:
    """Raise `ArticleError` unless `path` is a regular file inside `root`, of a size that can be read. Opens nothing."""
    try:
        target = path.resolve(strict=True)
        state = target.stat()
    except (OSError, RuntimeError) as error:
        raise unreadable(error) from error
    home = (root if root.is_dir() else root.parent).resolve()
    if path.is_symlink() and not target.is_relative_to(home):
        raise ArticleError(
            "Liên kết trỏ ra ngoài thư mục bài viết.", "Chép tệp thật vào thư mục, hoặc thêm thư mục kia bằng --corpus."
        )
    if stat.S_ISDIR(state.st_mode):
        _refuse_folder(path)
    if not stat.S_ISREG(state.st_mode):
        raise ArticleError("Không phải tệp thường (ống dẫn, thiết bị hoặc socket).", "Bỏ mục này ra khỏi thư mục.")
    if not suffix_of(path):
        raise ArticleError("Định dạng chưa được hỗ trợ.", f"Chuyển sang một trong: {', '.join(SUFFIXES)}.")
    limit = _MOST_BYTES.get(suffix_of(path))
    if limit and state.st_size > limit * 1_000_000:
        size = state.st_size // 1_000_000
        raise ArticleError(f"Tệp quá lớn ({size} MB, tối đa {limit} MB cho một bài).", "Chia nhỏ hoặc dùng .jsonl.")


def _refuse_folder(path: Path) -> None:
    if path.is_symlink():
        raise ArticleError("Liên kết tới thư mục không được đi theo.", "Thêm thư mục đó bằng --corpus.")
    raise ArticleError("Không đọc được thư mục.", "Cấp quyền đọc cho thư mục này.")


def unreadable(error: BaseException) -> ArticleError:
    """Return the error for eyes of a file that the system would not open."""
    if isinstance(error, PermissionError):
        return ArticleError("Không có quyền đọc tệp.", "Cấp quyền đọc (chmod u+r) rồi chạy lại.")
    if isinstance(error, FileNotFoundError):
        return ArticleError("Không tìm thấy tệp (có thể đã bị xóa hoặc liên kết hỏng).", "Kiểm tra lại đường dẫn.")
    return ArticleError("Không đọc được tệp.", "Kiểm tra ổ đĩa và tên tệp rồi chạy lại.")


def name_of(path: Path, root: Path) -> str:
    """Return the name of the file relative to `root`, printable and in normal form: the id of its article."""
    base = root if root.is_dir() else root.parent
    relative = path.relative_to(base) if path.is_relative_to(base) else Path(path.name)
    return printable(relative.as_posix())


def printable(name: str) -> str:
    """Return `name` as text that any database or terminal takes: undecodable bytes and control characters escaped."""
    safe = os.fsencode(name).decode("utf-8", "backslashreplace") if not name.isascii() else name
    safe = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in safe)
    return normalise(safe)
