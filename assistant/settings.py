"""Settings: one table, read from the environment by this module alone."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Environment variables with the prefix ASSISTANT_; `description` is what the README shows."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="ignore", frozen=True)

    store: Path = Field(
        default=Path("var/store"),
        description="The one folder that holds everything built: vectors, catalogue, originals.",
    )
    embedding_model: str = Field(
        default="embedded",
        description="`embedded` (multilingual-e5-small from an installed package, no download) or"
        " any sentence-transformers name or folder.",
    )
    cache: Path = Field(
        default_factory=lambda: user_cache_path("policy-assistant", appauthor=False),
        description="Where built models lie, shared by all stores.",
    )
    chat_model: str = Field(
        default="",
        description="Empty: answers are extractive, without a language model. Else"
        " `provider:model`, as LangChain's `init_chat_model` takes it.",
    )
    chat_base_url: str = Field(
        default="", description="Where the chat model is served; empty: its provider's own address."
    )
    chat_timeout: float = Field(
        default=60,
        gt=0,
        description="Seconds that the chat model has for one answer; then it is extractive.",
    )
    chroma_url: str = Field(
        default="", description="Empty (vectors in the store's folder) or a Chroma server's URL."
    )
    workers: int = Field(
        default=0,
        ge=0,
        description="Processes that read files during `ingest`; 0: one for each processor core.",
    )
    read_timeout: float = Field(
        default=300,
        gt=0,
        description="Seconds that reading one file may take; pages that are recognised one by one"
        " have two minutes each.",
    )
    read_memory: int = Field(
        default=2048, ge=256, description="Megabytes of memory that reading one file may take."
    )

    allow_secret: bool = Field(
        default=False,
        description="Whether `ingest` also takes documents that are marked as secret.",
    )

    @field_validator("chat_model")
    @classmethod
    def _names_provider_and_model(cls, value: str) -> str:
        provider, _, model = value.partition(":")
        if value and not (provider.isidentifier() and model):
            raise ValueError("it has the form provider:model, as in openai:gpt-5-mini")
        return value

    host: str = Field(
        default="127.0.0.1",
        description="Address that `assistant serve` binds to: one of this computer alone, as long"
        " as nobody has an account.",
    )
    port: int = Field(default=8000, description="Port that `assistant serve` binds to.")
    hosts: str = Field(
        default="",
        description="Further names that requests may be addressed to, with commas between: those"
        " of a proxy before the service.",
    )
    key: str = Field(
        default="",
        description="The key that `assistant mcp` acts with, where the store has accounts.",
    )
    openid_issuer: str = Field(
        default="",
        description="OpenID Connect provider that people may sign in with; empty: keys alone.",
    )
    openid_client_id: str = Field(default="", description="What the provider calls the service.")
    openid_client_secret: str = Field(
        default="", description="The service's secret with the provider, where it has one."
    )
    openid_claim: str = Field(
        default="email", description="Which claim of the provider is the name of the account."
    )
    key_requests_per_minute: int = Field(
        default=600,
        gt=0,
        description="Requests a minute that one person, or one address without a key, may make.",
    )
    upload_megabytes: int = Field(
        default=200, gt=0, description="Megabytes that the files of one upload may have together."
    )
    eval_runs: str = Field(
        default="",
        description="Folder whose subfolders are outputs of `assistant-eval run --out`, for the"
        " page's view of evaluation runs; empty: none is shown.",
    )
    questions_at_once: int = Field(
        default=2, gt=0, description="Questions that the service works on at the same time."
    )
    questions_waiting: int = Field(
        default=30,
        ge=0,
        description="Questions that may wait for their turn; further ones are told to come back.",
    )
