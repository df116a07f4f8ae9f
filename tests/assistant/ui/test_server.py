import re
import socket
import subprocess
import sys

import pytest
from starlette.testclient import TestClient

from assistant.settings import Settings
from assistant.ui.backend import Backend
from assistant.ui.server import application, free_socket
from index.errors import SettingsError


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    settings = Settings(ASSISTANT_HOME=str(tmp_path_factory.mktemp("home")), _env_file=None)
    return TestClient(application(Backend(lambda: None), settings), base_url="http://127.0.0.1")


def test_every_response_keeps_the_page_to_itself(client):
    for path in ("/", "/config", "/theme.css", "/khong-co"):
        headers = client.get(path).headers
        assert "connect-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_page_names_nothing_that_is_fetched_from_elsewhere(client):
    page = client.get("/").text
    fetched = re.findall(r'<(?:script|link|img|iframe)\b[^>]*(?:src|href)="(https?://[^"]+)"', page)
    assert fetched == []
    assert '<html\n\tlang="vi"' in page or 'lang="vi"' in page.split("<head>")[0]


def test_another_host_name_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_file_that_is_none_of_the_page_s_is_not_given(client):
    for path in ("/gradio_api/file=/etc/passwd", "/gradio_api/file=pyproject.toml", "/gradio_api/file=.env"):
        assert client.get(path).status_code in (403, 404)


def test_the_next_free_port_is_taken():
    with free_socket("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with free_socket("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port


def test_an_address_that_is_not_ours_is_refused_with_what_to_change():
    with pytest.raises(SettingsError, match="HOST"):
        free_socket("203.0.113.7", 7860)


def test_only_the_asked_for_address_listens():
    with free_socket("127.0.0.1", 0) as bound, socket.socket() as probe:
        assert bound.getsockname()[0] == "127.0.0.1"
        assert probe.connect_ex(("127.0.0.1", bound.getsockname()[1])) == 0


def test_importing_the_application_loads_neither_gradio_nor_torch(project):
    code = "import app, sys; print([m for m in ('gradio', 'torch', 'chromadb') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
