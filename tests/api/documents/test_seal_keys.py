"""Which files are keys to seal with: whatever else is refused at the start, by the setting's name."""

import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier
from pydantic import SecretStr

from api.app import create_app
from api.demo.certificate import demo_key
from api.documents.sealing.pades_seal import pades_seal
from api.documents.sealing.seal import SealState
from api.settings import Settings, SettingsInvalid, load_settings
from tests.seals import PASSWORD, SIGNS, Authority, elliptic, pyhanko_accepts, seal_of, write

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
SECRET = SecretStr("a secret that only the tests know, 32 bytes and more")
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
TLS = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
AUTHORITY = Authority()
ANOTHER = AUTHORITY.certify(elliptic())


def settings(file: Path) -> Settings:
    password = SecretStr(PASSWORD)
    return Settings(
        auth_secret=SECRET, data_dir=file.parent, seal_key=file, seal_key_password=password
    )


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (Path.exists, "cannot be read: No such file or directory"),
    "a folder": (lambda path: path.mkdir(), "cannot be read: Is a directory"),
    "no PKCS#12": (lambda path: path.write_text("hunter2"), "SEAL_KEY_PASSWORD opens"),
    "half a file": (lambda path: half(AUTHORITY.write_key(path)), "SEAL_KEY_PASSWORD opens"),
    "another password": (
        lambda path: AUTHORITY.write_key(path, password="hunter2"),
        "SEAL_KEY_PASSWORD opens",
    ),
    "no key": (lambda path: write(path, None, None, [ANOTHER]), "no private key"),
    "no certificate": (lambda path: write(path, elliptic(), None), "no certificate for"),
    "another's certificate": (
        lambda path: write(path, elliptic(), None, [ANOTHER]),
        "no certificate for its private key",
    ),
    "Ed25519": (
        lambda path: AUTHORITY.write_key(path, ed25519.Ed25519PrivateKey.generate()),
        "neither RSA nor EC",
    ),
    "a short key": (
        lambda path: AUTHORITY.write_key(path, rsa.generate_private_key(65537, 1024)),
        "less than 2048 bits",
    ),
    "another curve": (
        lambda path: AUTHORITY.write_key(path, ec.generate_private_key(ec.SECP256K1())),
        "another curve",
    ),
    "a key for encryption": (
        lambda path: AUTHORITY.write_key(path, usage=frozenset({"key_encipherment"})),
        "not for signing documents",
    ),
    "a web server's": (
        lambda path: AUTHORITY.write_key(path, extended=TLS),
        "not for signing documents",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_is_no_key_to_seal_with_is_refused_at_the_start(
    kind: str, tmp_path: Path
) -> None:
    make, reason = WRONG[kind]
    file = tmp_path / "key.p12"
    make(file)
    with pytest.raises(SettingsInvalid, match=r"^SEAL_KEY: ") as refused:
        create_app(settings(file))
    assert reason in str(refused.value)
    assert PASSWORD not in str(refused.value)
    assert "hunter2" not in str(refused.value)


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.parametrize("password", [None, PASSWORD, "ключ 🔑"])
def test_a_key_may_have_any_password_or_none(password: str | None, tmp_path: Path) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12", password=password)
    assert pades_seal(file, password, None).state(NOW) is SealState.OK


@pytest.mark.parametrize(
    "extended", [[], [DOCUMENT_SIGNING], [ExtendedKeyUsageOID.EMAIL_PROTECTION, *TLS]]
)
@pytest.mark.parametrize("usage", [*({each} for each in SIGNS), SIGNS])
async def test_a_certificate_has_to_be_for_signing_documents(
    usage: frozenset[str], extended: list[ObjectIdentifier], document: bytes, tmp_path: Path
) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12", usage=usage, extended=extended)
    assert await pades_seal(file, PASSWORD, None).seal(document, NOW)


def test_an_expired_key_lets_the_server_start(tmp_path: Path) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12", until=NOW - timedelta(days=1))
    create_app(settings(file))


def test_the_key_is_read_once(tmp_path: Path) -> None:
    file = AUTHORITY.write_key(tmp_path / "key.p12")
    seal = pades_seal(file, PASSWORD, None)
    file.unlink()
    assert seal.state(NOW) is SealState.OK


@pytest.mark.parametrize("alone", ["SEAL_KEY_PASSWORD", "SEAL_TSA_URL"])
def test_half_a_seal_is_refused(alone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(alone, "http://tsa.example/hunter2")
    with pytest.raises(SettingsInvalid, match=r"^SEAL_KEY: missing") as refused:
        load_settings(keys=False)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("url", ["tsa.example", "ftp://tsa.example", "http://", "file:///hunter2"])
def test_an_authority_is_asked_over_http(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEAL_KEY", str(tmp_path / "key.p12"))
    monkeypatch.setenv("SEAL_TSA_URL", url)
    with pytest.raises(SettingsInvalid, match=r"^SEAL_TSA_URL: ") as refused:
        load_settings(keys=False)
    assert "hunter2" not in str(refused.value)


def test_settings_never_print_the_keys_password(tmp_path: Path) -> None:
    assert PASSWORD not in repr(settings(tmp_path / "key.p12"))


async def test_the_demo_has_a_key_of_its_own_for_nobody_elses_eyes(
    document: bytes, tmp_path: Path
) -> None:
    file = demo_key(tmp_path / "data", NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    body = await pades_seal(file, None, None).seal(document, NOW)
    assert await pyhanko_accepts(body, seal_of(body).signer_cert)


def test_the_demos_key_stays_until_it_is_about_to_end(tmp_path: Path) -> None:
    first = demo_key(tmp_path, NOW).read_bytes()
    assert demo_key(tmp_path, NOW + timedelta(days=300)).read_bytes() == first
    for days in (340, 366, 2000):
        then = NOW + timedelta(days=days)
        seal = pades_seal(demo_key(tmp_path, then), None, None)
        assert seal.state(then) is SealState.OK
    assert [each.name for each in tmp_path.iterdir()] == ["seal.p12"]
