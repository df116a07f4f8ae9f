"""Who may use the page: names, roles and hashed passwords in one text file, a line each."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.errors import SettingsError

# scrypt at these costs takes about 50 ms and 16 MB: slow for who guesses, not for who knows.
_N, _R, _P = 2**14, 8, 1
_NAME = re.compile(r"[\w.@-]{1,64}")
_SHORTEST = 8


class Role(StrEnum):
    """What a user may do: a reader asks and reads, an editor changes the library too."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class User:
    """A line of the file."""

    name: str
    role: Role
    salt: bytes
    key: bytes

    @property
    def line(self) -> str:
        """Return the line that stands for the user."""
        return f"{self.name}:{self.role}:{self.salt.hex()}:{self.key.hex()}"


def read(path: Path) -> dict[str, User]:
    """Return the users of a file by name; raises `SettingsError` where the file is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được tệp người dùng {path}.", _FIX) from error
    users = (_parse(line, path) for line in lines if line.strip() and not line.startswith("#"))
    return {user.name: user for user in users}


_FIX = "Hãy tạo bằng: python -m assistant user add TÊN --role editor"


def _parse(line: str, path: Path) -> User:
    try:
        name, role, salt, key = line.strip().split(":")
        return User(name, Role(role), bytes.fromhex(salt), bytes.fromhex(key))
    except ValueError as error:
        raise SettingsError(f"Tệp người dùng {path} có dòng không đúng.", _FIX) from error


def add(path: Path, name: str, role: Role, password: str) -> None:
    """Add a user, or give a known one another role and password; the file stays readable by its owner only."""
    if not _NAME.fullmatch(name):
        raise SettingsError("Tên chỉ gồm chữ, số và các dấu . _ - @, dài tối đa 64 ký tự.")
    if len(password) < _SHORTEST:
        raise SettingsError(f"Mật khẩu cần ít nhất {_SHORTEST} ký tự.")
    users = read(path) if path.exists() else {}
    salt = secrets.token_bytes(16)
    users[name] = User(name, role, salt, _key(password, salt))
    _write(path, users)


def remove(path: Path, name: str) -> bool:
    """Remove a user; false where there is none of that name."""
    users = read(path)
    if users.pop(name, None) is None:
        return False
    _write(path, users)
    return True


def check(users: dict[str, User], name: str, password: str) -> User | None:
    """Return the user when the password is right; takes as long for a name that does not exist."""
    user = users.get(name)
    key = _key(password[:1000], user.salt if user else b"\0" * 16)
    return user if user and hmac.compare_digest(key, user.key) else None


def _key(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P)


def _write(path: Path, users: dict[str, User]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(user.line + "\n" for user in users.values())
    fresh.replace(path)
