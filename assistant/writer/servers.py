"""How the language model is set up: its package, its key, and whether its server answers.

Nothing is called but the server that the user has configured, and of it only its list of models.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

from assistant.findings import Finding, State
from assistant.settings import Settings
from assistant.writer.model import needs_key

# Provider, its package, and the extra of this project that installs it.
_PROVIDERS = {
    "ollama": ("langchain_ollama", "ollama"),
    "openai": ("langchain_openai", "openai"),
    "google_genai": ("langchain_google_genai", "gemini"),
    "anthropic": ("langchain_anthropic", "anthropic"),
}
OLLAMA = "http://127.0.0.1:11434"
_WAIT = 4.0
# Writes good Vietnamese and runs in 8 GB of memory.
SUGGESTED = "qwen3:4b"


def language_model(settings: Settings) -> Iterator[Finding]:
    """Yield what is found of the language model."""
    if not settings.model.strip():
        yield Finding(
            State.GOOD, "Không dùng mô hình ngôn ngữ: câu trả lời trích nguyên văn, không máy chủ nào bị gọi."
        )
        if shutil.which("ollama"):
            yield Finding(
                State.NOTE,
                "Máy này đã cài Ollama, có thể dùng làm mô hình viết câu trả lời.",
                f"Chạy: ollama pull {SUGGESTED} rồi đặt MODEL=ollama:{SUGGESTED} trong tệp .env.",
            )
        return
    provider, _, name = settings.model.partition(":")
    if not name:
        yield Finding(State.BAD, f"MODEL={settings.model} thiếu phần tên.", "Viết theo dạng MODEL=ollama:qwen3:4b.")
        return
    yield Finding(State.GOOD, f"Mô hình ngôn ngữ: {name}, qua {provider}{_place(settings)}.")
    package = _package(provider)
    yield package
    yield _key(settings)
    if package.state is State.GOOD:
        yield _server(settings, provider, name)


def _package(provider: str) -> Finding:
    package, extra = _PROVIDERS.get(provider, (f"langchain_{provider}", ""))
    if importlib.util.find_spec(package) is not None:
        return Finding(State.GOOD, f"Gói kết nối {package} đã cài.")
    fix = (
        f"Chạy: .venv/bin/pip install '.[{extra}]'"
        if extra
        else f"Chạy: .venv/bin/pip install {package.replace('_', '-')}"
    )
    return Finding(State.BAD, f"Chưa cài gói kết nối của {provider}.", fix)


def _key(settings: Settings) -> Finding:
    if settings.model_api_key.get_secret_value():
        return Finding(State.GOOD, "Khóa: đã đặt trong MODEL_API_KEY.")
    if needs_key(settings):
        return Finding(State.BAD, "Chưa có khóa.", "Đặt MODEL_API_KEY trong tệp .env.")
    return Finding(State.GOOD, "Khóa: không cần, hoặc lấy từ biến môi trường của nhà cung cấp.")


def _server(settings: Settings, provider: str, name: str) -> Finding:
    if provider == "ollama":
        return _ollama(_ollama_address(settings), name)
    if provider == "openai" and settings.model_base_url:
        return _openai(settings, name)
    return Finding(State.NOTE, f"Chưa gọi thử {provider}, để không tính phí.", "Đặt một câu hỏi để thử.")


def _ollama(address: str, name: str) -> Finding:
    answer = _listed(f"{address}/api/tags", {})
    if isinstance(answer, int | None):
        return _unreachable(address, answer, "Mở Ollama (lệnh: ollama serve), hoặc sửa MODEL_BASE_URL.")
    held = [str(each.get("name", "")) for each in answer.get("models") or ()]
    if name in held or f"{name}:latest" in held:
        return Finding(State.GOOD, f"Ollama đang chạy và có mô hình {name}.")
    have = f" Đang có: {', '.join(held)}." if held else ""
    return Finding(State.BAD, f"Ollama đang chạy nhưng chưa có mô hình {name}.{have}", f"Chạy: ollama pull {name}")


def _openai(settings: Settings, name: str) -> Finding:
    address = settings.model_base_url.rstrip("/")
    key = settings.model_api_key.get_secret_value()
    answer = _listed(f"{address}/models", {"Authorization": f"Bearer {key}"} if key else {})
    if isinstance(answer, int | None):
        return _unreachable(address, answer, "Mở máy chủ mô hình, hoặc sửa MODEL_BASE_URL (thường kết thúc bằng /v1).")
    held = [str(each.get("id", "")) for each in answer.get("data") or ()]
    if held and name not in held:
        return Finding(
            State.BAD,
            f"Máy chủ không có mô hình {name}. Đang có: {', '.join(held[:8])}.",
            f"Đặt MODEL=openai:{held[0]}",
        )
    return Finding(State.GOOD, f"Máy chủ {_shown(address)} trả lời và có mô hình {name}.")


def _unreachable(address: str, status: int | None, fix: str) -> Finding:
    if status in (401, 403):
        return Finding(State.BAD, f"Máy chủ {_shown(address)} không nhận khóa.", "Kiểm tra MODEL_API_KEY.")
    if status is not None:
        return Finding(State.BAD, f"Máy chủ {_shown(address)} trả lời lỗi {status}.", fix)
    return Finding(State.BAD, f"Không kết nối được tới {_shown(address)}.", fix)


def _listed(address: str, headers: dict[str, str]) -> dict[str, list[dict[str, object]]] | int | None:
    """Return what the server lists; the status where it refuses; `None` where nobody answers."""
    import httpx

    try:
        answer = httpx.get(address, headers=headers, timeout=_WAIT, trust_env=False)
        if answer.status_code != httpx.codes.OK:
            return answer.status_code
        listed = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return None
    return listed if isinstance(listed, dict) else {}


def _ollama_address(settings: Settings) -> str:
    address = settings.model_base_url or os.environ.get("OLLAMA_HOST") or OLLAMA
    return (address if "://" in address else f"http://{address}").rstrip("/")


def _place(settings: Settings) -> str:
    return f", tại {_shown(settings.model_base_url)}" if settings.model_base_url else ""


def _shown(address: str) -> str:
    """Return an address without a name, password or query, which may hold a key."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
