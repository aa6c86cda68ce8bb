"""The environment, read once and refused whole."""

import base64
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from api.settings import Settings, SettingsInvalid, load_settings
from models.database.connection import configuration

SECRET = "a secret that is long enough for HS256"
NO_FILES = [
    "sqlite://data.db",
    "sqlite:",
    "sqlite:///",
    "sqlite:///:memory:",
    "sqlite:///x?mode=ro",
]


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


def test_the_database_is_in_the_data_folder_whatever_its_name_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "50% #1?mode=é"
    monkeypatch.setenv("DATA_DIR", str(folder))
    url = load_settings(keys=False).database_url
    credentials = configuration(url)["connections"]["sqlite"]["credentials"]
    assert credentials["file_path"] == str(folder / "milestones.db")


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


def test_with_a_provider_a_secret_for_links_to_documents_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provider = {"AUTH_ISSUER": "https://id.example", "AUTH_AUDIENCE": "milestones"}
    assert refusal(monkeypatch, **provider).startswith("DOCUMENT_SECRET: ")
    assert load_settings(keys=False).auth_issuer
    assert refusal(monkeypatch, DOCUMENT_SECRET_PREVIOUS=SECRET).startswith("DOCUMENT_SECRET: ")
    monkeypatch.setenv("DOCUMENT_SECRET", SECRET)
    assert load_settings().link_secrets[0] == SECRET.encode()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"AUTH_SECRET": "1"}, "1"),
        ({"AUTH_SECRET": "1", "AUTH_SECRET_PREVIOUS": "2"}, "12"),
        ({"AUTH_SECRET": "1", "DOCUMENT_SECRET": "3"}, "3"),
        # Who has the tokens' former secret is not to make links by it.
        ({"AUTH_SECRET": "1", "AUTH_SECRET_PREVIOUS": "2", "DOCUMENT_SECRET": "3"}, "3"),
        ({"AUTH_SECRET": "1", "DOCUMENT_SECRET": "3", "DOCUMENT_SECRET_PREVIOUS": "4"}, "34"),
        ({"AUTH_SECRET": "1", "DOCUMENT_SECRET_PREVIOUS": "4"}, "14"),
    ],
    ids=str,
)
def test_the_first_secret_signs_links_and_those_of_a_rotation_open_them(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], named: str
) -> None:
    for name, digit in given.items():
        monkeypatch.setenv(name, digit * 32)
    assert load_settings().link_secrets == tuple(digit.encode() * 32 for digit in named)


@pytest.mark.parametrize(
    "name", ["AUTH_SECRET_PREVIOUS", "DOCUMENT_SECRET", "DOCUMENT_SECRET_PREVIOUS"]
)
def test_every_secret_is_long(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert refusal(monkeypatch, AUTH_SECRET=SECRET, **{name: "x" * 31}).startswith(f"{name}: ")


def test_a_former_secret_alone_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(monkeypatch, AUTH_SECRET_PREVIOUS=SECRET).startswith("AUTH_SECRET: missing")


@pytest.mark.parametrize("url", [*NO_FILES, "postgres", "postgres://"])
def test_a_database_has_a_whole_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert refusal(monkeypatch, AUTH_SECRET=SECRET, DATABASE_URL=url).startswith("DATABASE_URL: ")


def test_a_pooler_needs_a_way_past_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_SECRET", SECRET)
    pooled = {"DATABASE_URL": "postgres://me@pooler/x", "DATABASE_POOLER": "transaction"}
    assert refusal(monkeypatch, **pooled).startswith("DATABASE_DIRECT_URL: missing")
    monkeypatch.setenv("DATABASE_DIRECT_URL", "postgres://me@db/x")
    access = load_settings().database_access
    assert (access.pooled, access.direct_url) == (True, "postgres://me@db/x")
    assert load_settings().migrates == "postgres://me@db/x"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_POOLER", "statement"),
        ("DATABASE_POOL_SIZE", "1"),
        ("DATABASE_DIRECT_URL", "sqlite:///srv/x.db"),
        ("DATABASE_DIRECT_URL", "postgres://me@db/x"),
    ],
)
def test_how_the_database_is_reached_is_refused_by_name(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal(monkeypatch, AUTH_SECRET=SECRET, **{name: value}).startswith(f"{name}: ")


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


KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SEED = base64.b64encode(KEY.private_bytes_raw()).decode()
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
PUBLIC_PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
OTHER = Ed25519PrivateKey.generate()
OTHER_PUBLIC = base64.b64encode(OTHER.public_key().public_bytes_raw()).decode()
CURVE = ec.generate_private_key(ec.SECP256R1())
CURVE_PEM = CURVE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
LOCKED = KEY.private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")
).decode()


@pytest.mark.parametrize("text", [SEED, SEED.rstrip("="), SEED.replace("/", "_"), PEM, f"{PEM}\n"])
@pytest.mark.parametrize("public", [PUBLIC, PUBLIC_PEM])
def test_an_audit_key_is_pem_or_its_bytes(
    text: str, public: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AUTH_SECRET", SECRET)
    monkeypatch.setenv("AUDIT_PUBLIC_KEY", public)
    assert load_settings().checks_checkpoints == KEY.public_key()
    assert load_settings().audit_key is None
    monkeypatch.setenv("AUDIT_KEY", text)
    assert signer() == SEED
    monkeypatch.delenv("AUDIT_KEY")
    (tmp_path / "key").write_text(text)
    monkeypatch.setenv("AUDIT_KEY_FILE", str(tmp_path / "key"))
    assert signer() == SEED


def signer() -> str:
    settings = load_settings()
    assert settings.audit_key
    assert settings.checks_checkpoints == KEY.public_key()
    return base64.b64encode(settings.audit_key.private_bytes_raw()).decode()


@pytest.mark.parametrize("text", ["hunter2", SEED[:20], SEED + SEED, PUBLIC_PEM, CURVE_PEM, LOCKED])
def test_what_is_no_audit_key_is_refused_by_name(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text(text)
    public = PEM if text == PUBLIC_PEM else text
    for name, value in (("AUDIT_KEY", text), ("AUDIT_KEY_FILE", str(tmp_path / "key"))):
        with monkeypatch.context() as alone:
            wrong = {name: value, "AUDIT_PUBLIC_KEY": public}
            message = refusal(alone, AUTH_SECRET=SECRET, **wrong)
            assert [line.partition(":")[0] for line in message.splitlines()] == list(wrong)
            assert not any(line in message for line in text.splitlines())


SECRETS = {
    "DATABASE_URL": "postgres://me:secret@db.example/milestones",
    "DATABASE_DIRECT_URL": "postgres://me:secret@db.example/milestones",
    "REDIS_URL": "redis://:secret@cache.example",
    "AUTH_SECRET": SECRET,
    "AUTH_SECRET_PREVIOUS": SECRET[::-1],
    "DOCUMENT_SECRET": SECRET + "2",
    "DOCUMENT_SECRET_PREVIOUS": SECRET + "3",
    "SEAL_KEY_PASSWORD": "secret",
    "AUDIT_KEY": SEED,
}


def test_every_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEAL_KEY", str(tmp_path / "seal.p12"))
    secret = {name for name in Settings.model_fields if f"{name}_file" in Settings.model_fields}
    assert {name.upper() for name in secret} == SECRETS.keys()
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    by_themselves = load_settings()
    for name, value in SECRETS.items():
        (tmp_path / name).write_text(f"{value}\n")
        monkeypatch.delenv(name)
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))
    by_files = load_settings()
    for name in secret - {"audit_key"}:
        assert getattr(by_files, name) == getattr(by_themselves, name)
    assert signer() == SEED


@pytest.mark.parametrize("name", SECRETS)
def test_a_secrets_file_is_refused_by_its_name(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "secret"
    refused = {f"{name}_FILE": str(file), "RATE_LIMIT": "-1"}
    if name != "AUTH_SECRET":
        monkeypatch.setenv("AUTH_SECRET", SECRET)

    def reason() -> str:
        line, limit = refusal(monkeypatch, **refused).splitlines()
        assert limit.startswith("RATE_LIMIT: ")
        return line.removeprefix(f"{name}_FILE: ")

    assert reason() == "cannot be read: No such file or directory"
    file.write_text("\n")
    assert reason() == "is empty"
    file.write_bytes(b"\xff")
    assert reason() == "holds no text"
    file.write_text(SECRETS[name])
    monkeypatch.setenv(name, SECRETS[name])
    assert reason() == f"set either it or {name}, not both"


def test_what_a_file_holds_is_judged_under_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("hunter2")
    message = refusal(monkeypatch, AUTH_SECRET_FILE=str(tmp_path / "secret"))
    assert message == "AUTH_SECRET_FILE: has to be at least 32 bytes long"


def test_an_audit_keys_public_part_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {"AUTH_SECRET": SECRET, "AUDIT_KEY": SEED, "AUDIT_PUBLIC_KEY": OTHER_PUBLIC}
    assert refusal(monkeypatch, **wrong) == "AUDIT_PUBLIC_KEY: is not that of the AUDIT_KEY"
