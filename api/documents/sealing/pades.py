"""A PAdES baseline signature (B-B; with a timestamp, B-T) on a finished PDF."""

from datetime import datetime
from io import BytesIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from api.documents.sealing.timestamps import Timestamps

_FIELD = "Seal"
_WHAT_IT_IS = PdfSignatureMetadata(
    field_name=_FIELD,
    subfilter=SigSeedSubFilter.PADES,
    # Whatever a reader would let somebody add later (a note, a form's entry) is a change too.
    certify=True,
    docmdp_permissions=MDPPerm.NO_CHANGES,
    reason="Seal of the server that keeps this document: not a byte has changed since.",
    tight_size_estimates=True,
)
_TOKENS_DIFFER_BY = 512
"""Bytes that one token of an authority may be longer than another."""
_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})


class SealBroken(Exception):
    """A signature that was just made does not verify."""


async def sealed(pdf: bytes, signer: Signer, timestamps: Timestamps | None, at: datetime) -> bytes:
    """The document with a seal of this moment. Raises SealBroken, and whatever its parts raise."""
    what = PdfSigner(
        _WHAT_IT_IS, signer, timestamper=timestamps, new_field_spec=SigFieldSpec(_FIELD)
    )
    session = what.init_signing_session(IncrementalPdfFileWriter(BytesIO(pdf)))
    session.system_time = at
    # In a file the seal is written in hexadecimal digits.
    slack = 2 * _TOKENS_DIFFER_BY if timestamps else 0
    reserved = await session.estimate_signature_container_size(None, tight=True) + slack
    unsigned = session.prepare_tbs_document(None, reserved)
    prepared, output = unsigned.digest_tbs_document()
    await unsigned.perform_signature(prepared.document_digest, PdfCMSSignedAttributes())
    output.seek(0)
    body: bytes = output.read()
    await _require_sound(body, signer.signing_cert, at, stamped=timestamps is not None)
    return body


async def _require_sound(
    body: bytes, certificate: Certificate, at: datetime, *, stamped: bool
) -> None:
    """A seal that does not verify is worse than none, and would be kept for good."""
    (signature,) = PdfFileReader(BytesIO(body)).embedded_signatures
    authority = [each for each in _came_with(signature) if _stamps(each, at)] if stamped else []
    status = await async_validate_pdf_signature(
        signature,
        _trusting([certificate], at),
        _trusting(authority, at),
        key_usage_settings=_USAGE,
    )
    if not _holds(status):
        raise SealBroken(status.summary())


def _holds(status: PdfSignatureStatus) -> bool:
    return status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def _trusting(roots: list[Certificate], at: datetime) -> ValidationContext:
    # Who trusts them is not the question here, but whether all fits together.
    return ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)


def _came_with(signature: EmbeddedPdfSignature) -> list[Certificate]:
    """The certificates in the timestamp."""
    attributes = signature.signer_info["unsigned_attrs"]
    token = find_unique_cms_attribute(attributes, "signature_time_stamp_token")
    return [each.chosen for each in token["content"]["certificates"]]


def _stamps(certificate: Certificate, at: datetime) -> bool:
    """Whether it is an authority's, and valid: of what is trusted that is not asked again."""
    uses = certificate.extended_key_usage_value
    is_its_use = uses is not None and "time_stamping" in uses.native
    return is_its_use and certificate.not_valid_before <= at <= certificate.not_valid_after
