from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest

from assistant.accounts.accounts import Accounts
from assistant.accounts.types import RIGHTS, Account, Right, Role
from assistant.errors import BadAccount, NotAllowed, NotSignedIn, UnknownAccount, UnknownKey

NAMES = ["Nguyễn Lan", "রহিমা খাতুন", "Ann"]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    accounts = Accounts(tmp_path / "accounts.sqlite")
    for name in NAMES:
        accounts.put(Account(name=name, role=Role.EDITOR, groups=frozenset({"Tài chính"})))
    return accounts


def test_nobody_has_an_account_before_the_first(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.sqlite")
    assert not accounts.exist()
    assert accounts.all_keys() == []
    with pytest.raises(NotAllowed, match="assistant keys create"):
        accounts.check_exist("0.0.0.0")
    assert not (tmp_path / "accounts.sqlite").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_key_tells_its_person(accounts: Accounts, name: str) -> None:
    key, text = accounts.create_key(name, lasts=DAY)
    person = accounts.by_key(text)
    assert (person.name, person.role, person.key_id) == (name, Role.EDITOR, key.id)
    assert person.rights == RIGHTS[Role.EDITOR]
    assert person.labels == frozenset({f"person:{name}", "group:Tài chính"})


def test_what_opens_is_stored_nowhere(accounts: Accounts, tmp_path: Path) -> None:
    _, text = accounts.create_key("Ann", lasts=DAY)
    session = accounts.begin_session(accounts.by_key(text))
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert text.rpartition("_")[2].encode() not in stored
    assert session.encode() not in stored


def test_a_key_has_no_more_rights_than_its_person(accounts: Accounts) -> None:
    rights = frozenset({Right.READ, Right.ADMINISTER})
    _, text = accounts.create_key("Ann", rights=rights, lasts=DAY)
    assert accounts.by_key(text).rights == {Right.READ}


@pytest.mark.parametrize(
    "text", ["", "x", "pa_000000000000_" + "a" * 43, "Bearer x", "পা", "pa_" + "0" * 12]
)
def test_what_is_no_key_opens_nothing(accounts: Accounts, text: str) -> None:
    with pytest.raises(NotSignedIn):
        accounts.by_key(text)
    with pytest.raises(NotSignedIn):
        accounts.by_session(text)


def test_a_wrong_secret_is_told_like_a_wrong_id(accounts: Accounts) -> None:
    _, text = accounts.create_key("Ann", lasts=DAY)
    said = set()
    for wrong in (text[:-1] + ("a" if text[-1] != "a" else "b"), "pa_" + "f" * 12 + text[15:]):
        with pytest.raises(NotSignedIn) as caught:
            accounts.by_key(wrong)
        said.add(str(caught.value))
    assert len(said) == 1


def test_a_revoked_key_ends_with_its_sessions(accounts: Accounts) -> None:
    key, text = accounts.create_key("Ann", lasts=None)
    session = accounts.begin_session(accounts.by_key(text))
    assert accounts.by_session(session).name == "Ann"
    accounts.revoke(key.id)
    with pytest.raises(NotSignedIn):
        accounts.by_key(text)
    with pytest.raises(NotSignedIn):
        accounts.by_session(session)
    assert [k.revoked is not None for k in accounts.all_keys()] == [True]


def test_an_expired_key_ends_with_its_sessions(accounts: Accounts, tmp_path: Path) -> None:
    key, text = accounts.create_key("Ann", lasts=DAY)
    session = accounts.begin_session(accounts.by_key(text))
    with sqlite3.connect(tmp_path / "accounts.sqlite") as connection:
        past = "2020-01-01T00:00:00+00:00"
        connection.execute("UPDATE keys SET expires = ? WHERE id = ?", (past, key.id))
    connection.close()
    with pytest.raises(NotSignedIn):
        accounts.by_key(text)
    with pytest.raises(NotSignedIn):
        accounts.by_session(session)


def test_a_changed_account_changes_what_its_keys_may_do(accounts: Accounts) -> None:
    _, text = accounts.create_key("Ann", lasts=DAY)
    accounts.put(Account(name="Ann", role=Role.READER))
    person = accounts.by_key(text)
    assert person.rights == {Right.READ}
    assert not person.groups
    accounts.remove("Ann")
    with pytest.raises(NotSignedIn):
        accounts.by_key(text)
    # A person of that name who comes later does not get the old key.
    accounts.put(Account(name="Ann", role=Role.ADMINISTRATOR))
    with pytest.raises(NotSignedIn):
        accounts.by_key(text)


def test_a_session_ends(accounts: Accounts) -> None:
    session = accounts.begin_session(accounts.by_key(accounts.create_key("Ann", lasts=None)[1]))
    accounts.end_session(session)
    accounts.end_session(session)
    with pytest.raises(NotSignedIn):
        accounts.by_session(session)


@pytest.mark.parametrize("name", ["", " Lan", "a:b", "a/b", "a,b", "x" * 65, "a\nb", "\u0000"])
def test_a_name_that_could_be_taken_for_another_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(BadAccount, match="choose another"):
        accounts.put(Account(name=name, role=Role.READER))


def test_what_is_unknown_is_said(accounts: Accounts) -> None:
    with pytest.raises(UnknownAccount):
        accounts.create_key("Nobody", lasts=DAY)
    with pytest.raises(UnknownKey):
        accounts.revoke("0" * 12)
    with pytest.raises(BadAccount):
        accounts.create_key("Ann", rights=frozenset(), lasts=DAY)
