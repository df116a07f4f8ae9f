import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import users
from assistant.users import Role
from index.errors import SettingsError


def test_a_user_is_let_in_by_the_right_password_only(tmp_path):
    path = tmp_path / "users"
    users.add(path, "lan", Role.EDITOR, "mật khẩu dài")
    known = users.read(path)
    assert users.check(known, "lan", "mật khẩu dài").role is Role.EDITOR
    assert users.check(known, "lan", "mật khẩu dàị") is None
    assert users.check(known, "mai", "mật khẩu dài") is None


def test_the_file_holds_no_password_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "users"
    users.add(path, "lan", Role.READER, "bí mật lắm nhé")
    assert "bí mật" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_adding_again_changes_role_and_password_and_removing_removes(tmp_path):
    path = tmp_path / "users"
    users.add(path, "lan", Role.READER, "bí mật lắm nhé")
    users.add(path, "lan", Role.EDITOR, "bí mật khác")
    assert users.check(users.read(path), "lan", "bí mật lắm nhé") is None
    assert users.remove(path, "lan")
    assert not users.remove(path, "lan")


@pytest.mark.parametrize(
    ("name", "password"), [("a:b", "x" * 8), ("a\nb:editor", "x" * 8), ("", "x" * 8), ("lan", "ngắn")]
)
def test_a_name_that_would_break_the_file_or_a_short_password_is_refused(tmp_path, name, password):
    with pytest.raises(SettingsError):
        users.add(tmp_path / "users", name, Role.READER, password)


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_a_broken_file_is_refused_with_how_to_make_one(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("u") / "users"
    path.write_text(text + "\nnot a user", encoding="utf-8", errors="replace")
    with pytest.raises(SettingsError, match="user add"):
        users.read(path)
