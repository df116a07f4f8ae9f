"""Every test runs without a network: a connection to anything but this machine fails the test that opens it."""

import ipaddress
import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure: examples are judged by what they give, not by how long they take.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("LANGSMITH_TRACING", "false")
os.environ.setdefault("OMP_NUM_THREADS", "1")

PROJECT = Path(__file__).resolve().parent.parent
# Settings of the person who runs the tests must not change what the tests see.
SETTINGS = (
    "ASSISTANT_HOME",
    "ASSISTANT_CORPUS",
    "EMBEDDER",
    "RERANKER",
    "READER",
    "MODEL",
    "AUTH_FILE",
    "HOST",
    "PORT",
)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in {"localhost", ""}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guard(name, original):
        def guarded(self, address, *rest):
            if isinstance(address, tuple) and not _is_local(str(address[0])):
                pytest.fail(f"{name} to {address}: tests stay on this machine")
            return original(self, address, *rest)

        return guarded

    monkeypatch.setattr(socket.socket, "connect", guard("connect", connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guard("connect_ex", connect_ex))


@pytest.fixture(autouse=True)
def clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
