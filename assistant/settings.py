"""Every setting of the product in one class: those of the index and those of the assistant."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr

from index.settings import MODELS, IndexSettings


class Settings(IndexSettings):
    """Values only, read once by `app.py` and the command lines. A test compares them with the table in README."""

    host: str = Field(default="127.0.0.1", validation_alias="HOST", description="Address the page is served on.")
    port: int = Field(
        default=7860,
        validation_alias="PORT",
        ge=0,
        le=65535,
        description="Port of the page; when it is taken the next free one is used and printed.",
    )
    reader: str = Field(
        default=str(MODELS / "reader"),
        validation_alias="READER",
        description="Question-answering model that reads the passages: a folder or a hub name.",
    )
    max_question: int = Field(
        default=1000, validation_alias="MAX_QUESTION", ge=50, description="Longest question taken, in characters."
    )
    auth_file: Path | None = Field(
        default=None, validation_alias="AUTH_FILE", description="File of users; without it there is one local user."
    )
    model: str = Field(
        default="",
        validation_alias="MODEL",
        description="Language model as `provider:name`; empty: answers are extracted, no model is called.",
    )
    model_base_url: str = Field(
        default="",
        validation_alias="MODEL_BASE_URL",
        description="Address of the model's server, if not its own.",
    )
    model_api_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias="MODEL_API_KEY",
        description="Key of the server; never logged or shown.",
    )
    model_temperature: float = Field(
        default=0.0, validation_alias="MODEL_TEMPERATURE", ge=0, le=2, description="Temperature of the language model."
    )
    model_timeout: float = Field(
        default=30.0,
        validation_alias="MODEL_TIMEOUT",
        gt=0,
        description="Seconds after which the extracted answer is given instead.",
    )
    model_context: int = Field(
        default=8192, validation_alias="MODEL_CONTEXT", ge=1024, description="Window of the language model, in tokens."
    )
    unsupported: str = Field(
        default="strike",
        validation_alias="UNSUPPORTED",
        pattern="^(strike|drop)$",
        description="What becomes of a model's sentence that its sources do not support: `strike` or `drop`.",
    )
