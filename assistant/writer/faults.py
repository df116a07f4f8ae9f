"""What can go wrong with a language model, told apart, and the one sentence that each is told with.

Nothing of a provider's error text is ever shown or logged: it may quote the key, the address or the prompt.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum

from index.errors import ModelError, SettingsError


class Fault(Enum):
    """A kind of fault; the value is its Vietnamese sentence, which says what to do where something can be done."""

    NO_PACKAGE = "Chưa cài gói kết nối của nhà cung cấp mô hình này."
    BAD_NAME = "Tên mô hình trong MODEL không dùng được; hãy viết theo dạng nhà_cung_cấp:tên."
    NO_KEY = "Chưa có khóa của máy chủ mô hình; hãy đặt MODEL_API_KEY."
    WRONG_KEY = "Máy chủ mô hình không nhận khóa; hãy kiểm tra MODEL_API_KEY."
    NO_MODEL = "Máy chủ không có mô hình này; hãy kiểm tra MODEL và MODEL_BASE_URL."
    BAD_REQUEST = "Máy chủ mô hình không nhận yêu cầu; hãy kiểm tra MODEL, MODEL_TEMPERATURE và MODEL_CONTEXT."
    REFUSED = "Không kết nối được tới máy chủ mô hình."
    BUSY = "Máy chủ mô hình đang quá tải hoặc đã hết hạn mức."
    SERVER = "Máy chủ mô hình gặp lỗi."
    TIMEOUT = "Máy chủ mô hình trả lời quá chậm."
    BROKEN = "Câu trả lời của mô hình bị đứt giữa chừng."
    GARBLED = "Máy chủ mô hình gửi về dữ liệu không đọc được."
    EMPTY = "Mô hình không viết gì."
    ENDLESS = "Mô hình viết mãi không dừng."
    FOREIGN = "Mô hình không trả lời bằng tiếng Việt."
    UNKNOWN = "Mô hình gặp lỗi không rõ nguyên nhân."


# Trying again can help only where the server said that it was a passing trouble, and nothing was shown yet.
PASSING = frozenset({Fault.BUSY, Fault.SERVER, Fault.BROKEN})

_BY_STATUS = {
    400: Fault.BAD_REQUEST,
    401: Fault.WRONG_KEY,
    403: Fault.WRONG_KEY,
    404: Fault.NO_MODEL,
    408: Fault.TIMEOUT,
    413: Fault.BAD_REQUEST,
    422: Fault.BAD_REQUEST,
    429: Fault.BUSY,
    529: Fault.BUSY,
}
# Names of the exceptions of httpx, openai, anthropic, google and ollama; by name, because most of these packages are
# not installed.
_BY_NAME = (
    ("AuthenticationError", Fault.WRONG_KEY),
    ("PermissionDenied", Fault.WRONG_KEY),
    ("RateLimit", Fault.BUSY),
    ("ResourceExhausted", Fault.BUSY),
    ("ServiceUnavailable", Fault.BUSY),
    ("NotFound", Fault.NO_MODEL),
    ("BadRequest", Fault.BAD_REQUEST),
    ("InvalidArgument", Fault.BAD_REQUEST),
    ("ConnectTimeout", Fault.REFUSED),
    ("ConnectError", Fault.REFUSED),
    ("Timeout", Fault.TIMEOUT),
    ("DeadlineExceeded", Fault.TIMEOUT),
    ("RemoteProtocolError", Fault.BROKEN),
    ("ReadError", Fault.BROKEN),
    ("WriteError", Fault.BROKEN),
    ("IncompleteRead", Fault.BROKEN),
    ("JSONDecode", Fault.GARBLED),
    ("ResponseValidation", Fault.GARBLED),
    ("InternalServer", Fault.SERVER),
    ("APIConnectionError", Fault.REFUSED),
    ("APIError", Fault.SERVER),  # told within the stream
)


class WriterFaultError(ModelError):
    """A fault of the language model; `retry_after` is what the server asked for, in seconds."""

    def __init__(self, fault: Fault, retry_after: float | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.retry_after = retry_after


class StoppedError(Exception):
    """The user stopped the answer."""


def classify(error: BaseException) -> WriterFaultError:
    """Return the fault behind an exception of a provider's package."""
    chain = list(_chain(error))
    for each in chain:
        if (status := _status(each)) is not None:
            fault = _BY_STATUS.get(status, Fault.SERVER if status >= 500 else Fault.BAD_REQUEST)
            return WriterFaultError(fault, _retry_after(each))
    for each in reversed(chain):  # the innermost cause knows best
        if (by_kind := _by_kind(each)) is not None:
            return WriterFaultError(by_kind)
    return WriterFaultError(Fault.UNKNOWN)


def _by_kind(error: BaseException) -> Fault | None:
    if isinstance(error, WriterFaultError):
        return error.fault
    if isinstance(error, ImportError):
        return Fault.NO_PACKAGE
    if isinstance(error, ConnectionRefusedError):
        return Fault.REFUSED
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return Fault.GARBLED
    if isinstance(error, SettingsError):
        return Fault.BAD_NAME
    names = [kind.__name__ for kind in type(error).__mro__]
    return next((fault for part, fault in _BY_NAME if any(part in name for name in names)), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        for name in ("status_code", "code"):
            value = getattr(holder, name, None)
            if isinstance(value, int) and 400 <= value < 600:
                return value
    return None


def _retry_after(error: BaseException) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", None)
    try:
        return float(headers["retry-after"]) if headers is not None else None
    except (KeyError, TypeError, ValueError):
        return None
