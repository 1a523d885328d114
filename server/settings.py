"""Every setting there is. The one reader of the environment."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from variables that begin with CROSSFLOW_, such as CROSSFLOW_PORT; the defaults serve one machine."""

    model_config = SettingsConfigDict(env_prefix="CROSSFLOW_", frozen=True)

    host: str = Field(default="127.0.0.1", description="Address to listen on; 0.0.0.0 for all laptops on the network")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to listen on")
    data_dir: Path = Field(default=Path("data"), description="Folder of the database; back this up")
    database_url: str = Field(default="", description="Another database; empty is SQLite in the data folder")
    templates_dir: Path = Field(default=Path("workshop_templates"), description="Folder of workshop templates")
    public_url: str = Field(default="", description="Address people type, when a proxy stands before the server")
    alpine_source: Literal["cdn", "local"] = Field(default="cdn", description="Where browsers get Alpine.js from")
    deflate: bool = Field(default=False, description="Compress live messages: less traffic, more work for the server")
    most_waiting: int = Field(
        default=64, ge=1, description="Commands one seat may have unanswered before it is told to wait"
    )
    outbox_bytes: int = Field(
        default=16 * 2**20, ge=2**20, description="Unsent bytes after which a slow seat is closed"
    )
    heartbeat_seconds: float = Field(
        default=10, ge=1, le=30, description="Seconds between two signs of life of a page; proxies cut what is silent"
    )
    sign_in_hours: int = Field(default=12, ge=1, description="Hours after which a facilitator signs in again")
    smtp_host: str = Field(default="", description="Mail server for messages to owners of a plan; empty sends none")
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Port of the mail server")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the line to the mail server is made safe; none only on your own network"
    )
    smtp_user: str = Field(default="", description="Name at the mail server, where it wants one")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="Password at the mail server")
    smtp_from: str = Field(default="", description="Address that messages come from; empty is the name above")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much the server says"
    )
