"""Whom a connection to PostgreSQL believes, for each sslmode, over real TLS."""

import ipaddress
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from models.database.engines.connecting import Connector
from models.database.engines.postgres_url import read_url
from tests.machines.poolers import Proxy
from tests.machines.services import Postgres


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`own.pem`, with its key in `own.key`, for 127.0.0.1 alone; and somebody else's."""
    folder = tmp_path_factory.mktemp("certificates")
    for name in ("own", "other"):
        key = ec.generate_private_key(ec.SECP256R1())
        made = certificate(key).public_bytes(Encoding.PEM)
        (folder / f"{name}.pem").write_bytes(made)
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / f"{name}.key").write_bytes(private)
    return folder


@pytest.fixture(scope="module")
def encrypted(postgres: Postgres, certificates: Path) -> Iterator[Proxy]:
    """PostgreSQL behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "own.pem", certificates / "own.key")
    with Proxy(postgres.port, context) as proxy:
        yield proxy


@pytest.mark.parametrize(
    ("options", "host", "connects"),
    [
        ("sslmode=prefer", "127.0.0.1", True),
        ("sslmode=require", "127.0.0.1", True),
        ("ssl=true", "localhost", True),
        ("sslmode=require&sslrootcert={}/other.pem", "127.0.0.1", False),
        ("sslmode=verify-ca&sslrootcert={}/own.pem", "localhost", True),
        ("sslmode=verify-ca&sslrootcert={}/other.pem", "localhost", False),
        ("sslmode=verify-full&sslrootcert={}/own.pem", "127.0.0.1", True),
        ("sslmode=verify-full&sslrootcert={}/own.pem", "localhost", False),
        ("sslmode=verify-full&sslrootcert=system", "127.0.0.1", False),
        ("sslrootcert=system", "127.0.0.1", False),
    ],
)
async def test_a_server_is_believed_as_far_as_it_is_asked_to_be(
    options: str, host: str, connects: bool, encrypted: Proxy, certificates: Path
) -> None:
    place = f"postgres@{host}:{encrypted.port}"
    url = f"postgres://{place}/postgres?{options.format(certificates)}"
    if connects:
        assert await is_there(url)
    else:
        with pytest.raises(ssl.SSLCertVerificationError):
            await is_there(url)


@pytest.mark.parametrize("mode", ["require", "verify-ca"])
async def test_a_server_without_tls_is_refused_by_whoever_asks_for_it(
    mode: str, postgres: Postgres, certificates: Path
) -> None:
    place = urlsplit(postgres.url)
    options = f"sslmode={mode}&sslrootcert={certificates}/own.pem"
    with pytest.raises(ConnectionError, match="rejected SSL upgrade"):
        await is_there(place._replace(query=options).geturl())


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
async def test_a_server_without_tls_does_for_all_others(mode: str, postgres: Postgres) -> None:
    assert await is_there(f"{postgres.url}?sslmode={mode}")


async def is_there(url: str) -> bool:
    async with Connector(read_url(url)).probe() as connection:
        return bool(await connection.fetchval("SELECT TRUE"))


def certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """Of 127.0.0.1, by itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a database")])
    places = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(places, critical=False)
        .sign(key, SHA256())
    )
