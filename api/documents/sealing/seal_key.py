"""The key that seals: read once from a PKCS#12 file, and refused where its seals would not be worth anything."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto.x509 import Certificate as ReadCertificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier
from pyhanko.sign.signers import Signer as PyhankoSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

_RSA_BITS = 2048
_CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)
_SIGNING_DOCUMENTS = frozenset(
    {
        ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
        ExtendedKeyUsageOID.EMAIL_PROTECTION,
        ExtendedKeyUsageOID.CODE_SIGNING,
        ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # Document signing (RFC 9336).
        ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"),  # Microsoft's, for the same.
        ObjectIdentifier("1.2.840.113583.1.1.5"),  # Adobe's.
    }
)
"""The extended uses that readers of PDF accept for a certificate which is limited to some."""
_TRIES = 16

_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class KeyRefused(Exception):
    """The file is no key to seal with; the message says why, and shows nothing of it."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """A key with its certificate, good from one moment (UTC) until another."""

    signer: "Signer" = field(repr=False)
    valid_from: datetime
    valid_until: datetime


def read_key(path: Path, password: str | None) -> SealKey:
    """The key in this file. Raises KeyRefused."""
    try:
        data = path.read_bytes()
    except OSError as failure:
        raise KeyRefused(f"cannot be read: {failure.strerror}") from None
    return _checked(*_opened(data, password.encode() if password else None))


def _opened(data: bytes, password: bytes | None) -> tuple[Any, Any, list[x509.Certificate]]:
    try:
        return pkcs12.load_key_and_certificates(data, password)
    except ValueError:
        raise KeyRefused("is no PKCS#12 file that SEAL_KEY_PASSWORD opens") from None


def _checked(key: Any, certificate: Any, others: list[x509.Certificate]) -> SealKey:
    if key is None:
        raise KeyRefused("holds no private key")
    if not isinstance(key, _Key):
        raise KeyRefused("holds a key that is neither RSA nor EC")
    if certificate is None or key.public_key() != certificate.public_key():
        raise KeyRefused("holds no certificate for its private key")
    if reason := next(_reasons(key, certificate), None):
        raise KeyRefused(reason)
    return SealKey(
        signer=Signer(key, certificate, others),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def _reasons(key: _Key, certificate: x509.Certificate) -> Iterator[str]:
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < _RSA_BITS:
        yield f"holds an RSA key of less than {_RSA_BITS} bits"
    if isinstance(key, ec.EllipticCurvePrivateKey) and not isinstance(key.curve, _CURVES):
        yield "holds an EC key on another curve than P-256, P-384 and P-521"
    if not _may_sign(certificate) or not _may_sign_documents(certificate):
        yield "holds a certificate that is not for signing documents"


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _may_sign_documents(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return not _SIGNING_DOCUMENTS.isdisjoint(usage)


class Signer(PyhankoSigner):
    """Its signatures are all of one length, so that a seal has no spare bytes, which nothing would guard.

    Pyhanko's own reads the key anew for each signature, and checks an RSA key for as long as sealing takes.
    """

    def __init__(
        self, key: _Key, certificate: x509.Certificate, others: Iterable[x509.Certificate]
    ) -> None:
        chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # It publishes no types.
        chain.register_multiple(map(_read, others))
        super().__init__(cert_registry=chain, signing_cert=_read(certificate))
        self._key = key
        lengths = Counter(len(_signature(key, bytes([each]), SHA256())) for each in range(_TRIES))
        self._length = lengths.most_common(1)[0][0]

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: ARG002 (of those that ask somebody else)
    ) -> bytes:
        """A signature of the usual length: those by elliptic curves are now and then a byte or two shorter."""
        digest = get_pyca_cryptography_hash(digest_algorithm)
        while len(signature := _signature(self._key, data, digest)) != self._length:
            pass
        return signature


def _read(certificate: x509.Certificate) -> ReadCertificate:
    return ReadCertificate.load(certificate.public_bytes(Encoding.DER))


def _signature(key: _Key, data: bytes, digest: HashAlgorithm) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, PKCS1v15(), digest)
    return key.sign(data, ec.ECDSA(digest))
