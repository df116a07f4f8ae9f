"""From bytes to text: UTF-8, with or without a byte order mark. Anything else is named, not guessed at."""

from __future__ import annotations

import codecs
import re

from index.errors import ArticleError

_FIX = "Mở tệp bằng trình soạn thảo và lưu lại với mã hóa UTF-8 (hoặc: iconv -f {name} -t UTF-8 tệp-cũ > tệp-mới)."
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP hoặc DOCX"),
    (b"\xd0\xcf\x11\xe0", "tài liệu Word cũ (.doc)"),
    (b"\x1f\x8b", "nén gzip"),
    (b"\xfd7zXZ", "nén xz"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"{\\rtf", "RTF"),
)
# UTF-8 read as Windows-1252: "Cá»¥m thi Ä‘ua". Two different pairs of these never stand in a Vietnamese article.
_MOJIBAKE = re.compile(
    "Ã[\u00a0-¿]|Ä[‘\u0090\u0091ƒ‚©]|Æ[°¡¯]|á[»º][\u00a0-¿\u2010-\u2122\u0152-\u017e\u02c6\u02dc\u0192]|â€[œ\u009d™“”\u009c]"
)
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạ-ỹẠ-Ỹ]")


def decode(data: bytes) -> str:
    """Return the text of `data`; raise `ArticleError` where it is empty, binary, or in another encoding."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ArticleError("Tệp trống.", "Thêm nội dung hoặc xóa tệp này.")
    _refuse_marks(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data) from error
    if _is_binary(data):
        raise _binary()
    refuse_mojibake(text)
    return text


def refuse_mojibake(text: str) -> None:
    """Raise `ArticleError` where the text was once decoded wrongly, so that its letters are lost in pairs of signs."""
    broken = len(_MOJIBAKE.findall(text[:200_000]))
    if broken >= 3 and broken > len(_VIETNAMESE.findall(text[:200_000])) / 4:
        raise ArticleError("Chữ bị lỗi mã hóa (ví dụ “Ä‘” thay cho “đ”).", "Lấy lại bản gốc và lưu với mã hóa UTF-8.")


def _refuse_marks(data: bytes) -> None:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _encoding("UTF-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _encoding("UTF-16")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"Nội dung là {name}, không phải văn bản.", "Đổi đuôi tệp cho đúng hoặc bỏ tệp này.")
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) / 8 and min(even, odd) < max(even, odd) / 8:
        raise _encoding("UTF-16")


def _not_utf8(data: bytes) -> ArticleError:
    if _is_binary(data):
        return _binary()
    text = data[:200_000].decode("cp1258", "replace")
    letters = sum(char.isalpha() for char in text)
    marks = sum(char in "\u0300\u0301\u0303\u0309\u0323" or char in "ăâđêôơưĂÂĐÊÔƠƯ" for char in text)
    if letters and marks > letters / 20:
        return _encoding("WINDOWS-1258")
    return ArticleError(
        "Bảng mã không phải UTF-8 (có thể là TCVN3, VNI hoặc bảng mã cũ khác).", _FIX.format(name="BẢNG-MÃ")
    )


def _encoding(name: str) -> ArticleError:
    return ArticleError(f"Tệp mã hóa {name}, không phải UTF-8.", _FIX.format(name=name))


def _binary() -> ArticleError:
    return ArticleError("Tệp nhị phân, không phải văn bản.", "Bỏ tệp này ra khỏi thư mục hoặc đổi đuôi cho đúng.")


def _is_binary(data: bytes) -> bool:
    sample = data[:65536]
    controls = sum(sample.count(code) for code in (*range(9), *range(14, 27), *range(28, 32), 127))
    return controls > max(4, len(sample) / 100)
