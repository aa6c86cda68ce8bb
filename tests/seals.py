"""Keys to seal with, made up, and two strangers who judge a seal: poppler and pyhanko."""

import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from asn1crypto.x509 import Certificate as ReadCertificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from tests.machines.programs import program

PASSWORD = "the password of a key"
LONG_AGO, FAR_AHEAD = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
SIGNS = frozenset({"digital_signature", "content_commitment"})

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def elliptic() -> ec.EllipticCurvePrivateKey:
    """A key that is made in no time."""
    return ec.generate_private_key(ec.SECP256R1())


class Authority:
    """Certifies whatever it is asked to."""

    def __init__(self) -> None:
        self.key = elliptic()
        self.certificate = self.certify(self.key, "Root", usage=frozenset({"key_cert_sign"}))

    @property
    def root(self) -> ReadCertificate:
        """Its own certificate, for those who trust it."""
        return ReadCertificate.load(self.certificate.public_bytes(Encoding.DER))

    def certify(
        self,
        key: Key,
        name: str = "Seal",
        *,
        since: datetime = LONG_AGO,
        until: datetime = FAR_AHEAD,
        usage: frozenset[str] = SIGNS,
        extended: Sequence[x509.ObjectIdentifier] = (),
    ) -> x509.Certificate:
        """A certificate for this key."""
        builder = (
            x509.CertificateBuilder(_called("Root"), _called(name), key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(name == "Root", None), critical=True)
            .add_extension(
                x509.KeyUsage(**{each: each in usage for each in _USAGES}), critical=True
            )
        )
        if extended:
            builder = builder.add_extension(x509.ExtendedKeyUsage(extended), critical=False)
        return builder.sign(self.key, SHA256())

    def write_key(
        self,
        path: Path,
        key: Key | None = None,
        *,
        password: str | None = PASSWORD,
        since: datetime = LONG_AGO,
        until: datetime = FAR_AHEAD,
        usage: frozenset[str] = SIGNS,
        extended: Sequence[x509.ObjectIdentifier] = (),
    ) -> Path:
        """A PKCS#12 file with a key, its certificate and ours."""
        key = key or elliptic()
        certificate = self.certify(key, since=since, until=until, usage=usage, extended=extended)
        return write(path, key, certificate, [self.certificate], password=password)


def write(
    path: Path,
    key: Key | None,
    certificate: x509.Certificate | None,
    others: Sequence[x509.Certificate] = (),
    *,
    password: str | None = PASSWORD,
) -> Path:
    """A PKCS#12 file with all that."""
    locked = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"seal", key, certificate, others, locked)
    )
    return path


def _called(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def pdfsig(body: bytes, folder: Path) -> str:
    """What poppler says of the seal."""
    path = folder / "judged.pdf"
    path.write_bytes(body)
    command = [program("pdfsig", package="poppler-utils"), "-nocert", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def poppler_accepts(body: bytes, folder: Path) -> bool:
    """Whether poppler finds one seal that is valid and covers the whole file."""
    said = pdfsig(body, folder)
    return (
        said.count("Signature #") == 1
        and "Signature Validation: Signature is Valid." in said
        and "- Total document signed" in said
    )


def seal_of(body: bytes) -> EmbeddedPdfSignature:
    """The one seal of the document."""
    signatures: list[EmbeddedPdfSignature] = PdfFileReader(BytesIO(body)).embedded_signatures
    (signature,) = signatures
    return signature


async def judged(body: bytes, *roots: ReadCertificate) -> PdfSignatureStatus:
    """What pyhanko says of the seal to somebody who trusts these. It raises where it can read no seal."""
    trusted = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    return await async_validate_pdf_signature(seal_of(body), trusted)


async def pyhanko_accepts(body: bytes, *roots: ReadCertificate) -> bool:
    """Whether pyhanko finds one seal that is valid, trusted, and covers the whole file."""
    try:
        status = await judged(body, *roots)
    except Exception:  # noqa: BLE001 (whatever it stumbles over: it does not accept it)
        return False
    return status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
