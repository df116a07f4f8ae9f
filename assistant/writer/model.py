"""The one place that talks to a language model: LangChain's `init_chat_model`, streamed, with a deadline and a stop.

The provider's stream runs as a task of one background event loop, because a task can be cancelled while it waits for
the next token: a stop or a deadline closes the connection at once instead of after the server's next word.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings
from assistant.writer.faults import PASSING, Fault, StoppedError, WriterFaultError, classify

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_log = logging.getLogger(__name__)

RETRIES = 2
FIRST_PAUSE = 0.4
# How often a wait looks whether the user has stopped it.
_POLL = 0.05
# A server named by MODEL_BASE_URL without MODEL_API_KEY gets this: the key of OPENAI_API_KEY is not meant for it.
_NO_KEY = "khong-can-khoa"
# What LangChain says where no event came: the page of a proxy, for one.
_NO_EVENTS = "No generation"
_CHATTY = ("httpx", "httpcore", "openai", "anthropic", "google_genai", "langsmith")
_KEY_VARIABLES = {
    "openai": ("OPENAI_API_KEY",),
    "anthropic": ("ANTHROPIC_API_KEY",),
    "google_genai": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
}


class ChatModel:
    """A chat model as configured; it is made, and its package imported, at first use."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.name = settings.model

    def warm(self) -> None:
        """Import the provider's package now, so that the first question does not wait for it."""
        self._model()

    def stream(
        self, messages: Sequence[BaseMessage], deadline: float, stopped: Callable[[], bool] = bool
    ) -> Iterator[str]:
        """Yield pieces of the answer as they come.

        Parameters
        ----------
        messages:
            What the model is given.
        deadline:
            Moment of `time.monotonic` after which `WriterFaultError` is raised whatever has come.
        stopped:
            Polled while waiting; once true, `StoppedError` is raised and the connection closed.
        """
        for attempt in range(RETRIES + 1):
            begun = False
            try:
                for piece in self._once(messages, deadline, stopped):
                    begun = True
                    yield piece
            except WriterFaultError as error:
                pause = error.retry_after if error.retry_after is not None else FIRST_PAUSE * 2**attempt
                _log.warning("the language model failed: %s (attempt %d)", error.fault.name, attempt + 1)
                hopeless = begun or error.fault not in PASSING or attempt == RETRIES
                if hopeless or time.monotonic() + pause >= deadline:
                    raise
                _wait(pause, stopped)
            else:
                return

    def _once(self, messages: Sequence[BaseMessage], deadline: float, stopped: Callable[[], bool]) -> Iterator[str]:
        model = self._model()
        pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        task = asyncio.run_coroutine_threadsafe(_pump(model, messages, pieces.put), _loop())
        task.add_done_callback(lambda _: pieces.put(None))
        try:
            while (piece := _next(pieces, deadline, stopped)) is not None:
                yield piece
        finally:
            task.cancel()
        error = task.exception()
        if error is not None:
            # The provider's words stay here: they may hold the key. Only the kind of fault goes on.
            _log.debug("exception of the provider: %s", type(error).__name__)
            raise classify(error) from None

    @functools.cached_property
    def _made(self) -> BaseChatModel | WriterFaultError:
        try:
            return make(self._settings)
        except WriterFaultError as error:
            return error

    def _model(self) -> BaseChatModel:
        made = self._made
        if isinstance(made, WriterFaultError):
            raise WriterFaultError(made.fault)
        return made


def make(settings: Settings) -> BaseChatModel:
    """Return the LangChain model that `settings` name; calls no server."""
    _silence_tracing()
    provider, _, name = settings.model.partition(":")
    if not provider or not name:
        raise WriterFaultError(Fault.BAD_NAME)
    if needs_key(settings):
        raise WriterFaultError(Fault.NO_KEY)
    return _made_by_langchain(settings, provider, name)


def needs_key(settings: Settings) -> bool:
    """Tell whether the provider wants a key and none is set."""
    if settings.model_api_key.get_secret_value():
        return False
    variables = _KEY_VARIABLES.get(settings.model.partition(":")[0], ())
    return bool(variables) and not settings.model_base_url and not any(os.environ.get(name) for name in variables)


def _made_by_langchain(settings: Settings, provider: str, name: str) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(name, model_provider=provider, **_options(settings, provider))
    except ImportError:
        raise WriterFaultError(Fault.NO_PACKAGE) from None
    except ValueError:  # an unknown provider; pydantic's errors too, whose text quotes the values
        raise WriterFaultError(Fault.BAD_NAME) from None
    return model


def _options(settings: Settings, provider: str) -> Mapping[str, Any]:
    """Return the arguments of the provider's class: they share the meaning, not always the names."""
    options: dict[str, Any] = {"temperature": settings.model_temperature}
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    if key := settings.model_api_key.get_secret_value():
        options["api_key"] = key
    elif provider in _KEY_VARIABLES and settings.model_base_url:
        options["api_key"] = _NO_KEY
    if provider == "ollama":
        # Ollama cuts a prompt silently at a small default window, and takes no key.
        options.pop("api_key", None)
        return options | {"num_ctx": settings.model_context, "client_kwargs": {"timeout": settings.model_timeout}}
    if provider in _KEY_VARIABLES:
        # Retries are ours: they must end before the deadline. Google counts the first attempt as one.
        options |= {"timeout": settings.model_timeout, "max_retries": 1 if provider == "google_genai" else 0}
    return options


def _silence_tracing() -> None:
    """Let nothing of a question leave for a tracing service, whatever the environment says."""
    for prefix in ("LANGSMITH", "LANGCHAIN"):
        for name in ("TRACING", "TRACING_V2"):
            os.environ[f"{prefix}_{name}"] = "false"
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


async def _pump(model: BaseChatModel, messages: Sequence[BaseMessage], put: Callable[[str], None]) -> None:
    """Hand on the words of the stream; raise when it ends before the model did."""
    from langsmith import tracing_context

    finished = type(model).__name__ != "ChatOpenAI"  # the others raise by themselves when a stream is cut
    try:
        with tracing_context(enabled=False):
            async for chunk in model.astream(list(messages), config={"callbacks": []}):
                finished = finished or bool(chunk.response_metadata.get("finish_reason"))
                if text := str(chunk.text):
                    put(text)
    except ValueError as error:
        if _NO_EVENTS not in str(error):
            raise
        raise WriterFaultError(Fault.GARBLED) from None
    if not finished:
        raise WriterFaultError(Fault.BROKEN)


def _next(pieces: queue.SimpleQueue[str | None], deadline: float, stopped: Callable[[], bool]) -> str | None:
    while True:
        if stopped():
            raise StoppedError
        left = deadline - time.monotonic()
        if left <= 0:
            raise WriterFaultError(Fault.TIMEOUT)
        try:
            piece = pieces.get(timeout=min(left, _POLL))
        except queue.Empty:
            continue
        return piece


def _wait(seconds: float, stopped: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if stopped():
            raise StoppedError
        time.sleep(min(left, _POLL))


@functools.cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the loop of the background thread; one for all, since the providers keep their connections by loop."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
