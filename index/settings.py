"""Settings of the index, read once at the edge from the environment and `.env`, then passed down."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
MODELS = PROJECT / "index" / "models"


class IndexSettings(BaseSettings):
    """Values only; nothing is opened or built here. The names of the variables are those of the table in README."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    home: Path = Field(
        default=PROJECT / ".home",
        validation_alias="ASSISTANT_HOME",
        description="Folder of the catalogue, the generations and the conversations.",
    )
    corpus: str = Field(
        default="",
        validation_alias="ASSISTANT_CORPUS",
        description="More folders of articles beside `corpus/`, separated by the path separator of the system.",
    )
    embedder: str = Field(
        default=str(MODELS / "embedder"),
        validation_alias="EMBEDDER",
        description="Embedding model: a folder or a hub name.",
    )
    embedder_query_prefix: str = Field(
        default="", validation_alias="EMBEDDER_QUERY_PREFIX", description="Text put before a question to embed."
    )
    embedder_passage_prefix: str = Field(
        default="", validation_alias="EMBEDDER_PASSAGE_PREFIX", description="Text put before a passage to embed."
    )
    reranker: str = Field(
        default="",
        validation_alias="RERANKER",
        description="CrossEncoder that reranks the best passages: a folder or a hub name; empty: the shipped ranker.",
    )

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @property
    def corpora(self) -> tuple[Path, ...]:
        """Return the folders that a build reads when none is named: `corpus/`, then those of `ASSISTANT_CORPUS`."""
        named = (Path(part).expanduser().resolve() for part in self.corpus.split(os.pathsep) if part.strip())
        return (PROJECT / "corpus", *named)
