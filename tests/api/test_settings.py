"""The environment, read once and refused whole."""

import stat
from pathlib import Path

import pytest

from api.settings import Settings, SettingsInvalid, load_settings

SECRET = "a secret that is long enough for HS256"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing set, and an empty folder to be in."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def refusal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as refused:
        load_settings()
    return str(refused.value)


def test_a_secret_is_all_that_has_to_be_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AUTH_SECRET", SECRET)
    settings = load_settings()
    assert settings.database_url == f"sqlite://{tmp_path}/data/milestones.db"
    assert settings.allowed_origins == ()
    assert settings.max_body_bytes == 1024 * 1024
    assert settings.max_query_characters == 20_000


def test_the_database_defaults_to_a_file_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATA_DIR", "/srv/milestones")
    settings = load_settings(demo=False, auth_secret=SECRET)
    assert settings.database_url == "sqlite:///srv/milestones/milestones.db"


def test_without_a_key_the_server_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "AUTH_SECRET" in refusal(monkeypatch)
    assert "AUTH_JWKS_URL" in refusal(monkeypatch)


def test_demo_mode_makes_a_secret_and_keeps_it_from_others(tmp_path: Path) -> None:
    first, second = load_settings(demo=True), load_settings(demo=True)
    assert first.auth_secret == second.auth_secret
    path = tmp_path / "data" / "auth_secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text()) >= 32


def test_every_wrong_variable_is_named_and_no_value_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message = refusal(
        monkeypatch,
        AUTH_SECRET="hunter2",
        DATABASE_URL="mysql://root:hunter2@db/x",
        REDIS_URL="http://hunter2",
        PUBLIC_URL="hunter2",
        ALLOWED_ORIGINS="https://ok.example, hunter2",
        RATE_LIMIT="-1",
        MAX_BODY_BYTES="hunter2",
        GRAPHIQL="hunter2",
        LOG_LEVEL="hunter2",
    )
    named = {line.partition(":")[0] for line in message.splitlines()}
    assert named == {
        "AUTH_SECRET",
        "DATABASE_URL",
        "REDIS_URL",
        "PUBLIC_URL",
        "ALLOWED_ORIGINS",
        "RATE_LIMIT",
        "MAX_BODY_BYTES",
        "GRAPHIQL",
        "LOG_LEVEL",
    }
    assert "hunter2" not in message


def test_a_provider_needs_all_three_of_its_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    message = refusal(monkeypatch, AUTH_JWKS_URL="https://id.example/keys")
    assert "AUTH_ISSUER, AUTH_AUDIENCE: missing" in message


def test_keys_come_over_a_safe_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    message = refusal(
        monkeypatch,
        AUTH_JWKS_URL="http://id.example/keys",
        AUTH_ISSUER="https://id.example",
        AUTH_AUDIENCE="milestones",
    )
    assert message.startswith("AUTH_JWKS_URL: ")


def test_there_is_one_kind_of_key(monkeypatch: pytest.MonkeyPatch) -> None:
    message = refusal(
        monkeypatch,
        AUTH_SECRET=SECRET,
        AUTH_JWKS_URL="https://id.example/keys",
        AUTH_ISSUER="https://id.example",
        AUTH_AUDIENCE="milestones",
    )
    assert "AUTH_SECRET" in message


@pytest.mark.parametrize("url", ["sqlite://data.db", "sqlite:", "postgres", "postgres://"])
def test_a_database_has_a_whole_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert refusal(monkeypatch, AUTH_SECRET=SECRET, DATABASE_URL=url).startswith("DATABASE_URL: ")


def test_origins_are_read_as_browsers_write_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_SECRET", SECRET)
    monkeypatch.setenv("ALLOWED_ORIGINS", "https://App.example:443/ , http://[::1]:3000,")
    assert load_settings().allowed_origins == ("https://app.example", "http://[::1]:3000")


def test_blank_variables_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_SECRET", SECRET)
    for name in ("REDIS_URL", "DATABASE_URL", "AUTH_JWKS_URL", "ALLOWED_ORIGINS", "RATE_LIMIT"):
        monkeypatch.setenv(name, "")
    assert load_settings().redis_url is None


def test_settings_never_print_their_secret() -> None:
    assert SECRET not in repr(load_settings(auth_secret=SECRET))
