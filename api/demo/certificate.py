"""A certificate that the demo makes for itself. It shows what a seal looks like, and vouches for nobody."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from models.database.engines.private import private_folder, tighten

_KEPT_IN = "seal.p12"
_NAME = "Milestones demo (made by itself, vouches for nobody)"
_LIFETIME = timedelta(days=365)
_RENEWED = timedelta(days=30)
"""So long before it ends there is a new one."""


def demo_key(folder: Path, now: datetime) -> Path:
    """The file in this folder with a key that is good for a while, made where there is none."""
    path = folder / _KEPT_IN
    if not path.exists() or _ends(path) - now < _RENEWED:
        private_folder(folder)
        _replace(path, _made(now))
    tighten(path)
    return path


def _ends(path: Path) -> datetime:
    _, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), None)
    assert certificate
    return certificate.not_valid_after_utc


def _made(now: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key.public_key(), now).sign(key, SHA256())
    return pkcs12.serialize_key_and_certificates(None, key, certificate, None, NoEncryption())


def _certificate(key: ec.EllipticCurvePublicKey, now: datetime) -> x509.CertificateBuilder:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _NAME)])
    return (
        x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key)
        .serial_number(x509.random_serial_number())
        # A clock that is a little behind takes it, too.
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _LIFETIME)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signs(), critical=True)
    )


def _signs() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    # Born unreadable for others, rather than made so a moment later.
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    fresh.replace(path)
