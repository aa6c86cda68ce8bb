"""How far a connection to PostgreSQL is encrypted, and whom it believes: libpq's `sslmode` and its kin.

Made here rather than by the driver, which looks for files in the home folder of whoever runs it, and gives up where
that may not be entered (as under systemd's `ProtectHome`).
"""

import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_SYSTEM = "system"
"""As `sslrootcert`: the authorities that the machine believes."""


@dataclass(frozen=True)
class Tls:
    """TLS contexts to try, in this order; False for none."""

    tries: tuple[ssl.SSLContext | bool, ...]


def tls(asked: Mapping[str, str]) -> Tls:
    """The TLS that a URL asks for, or else libpq's environment variables. Raises ValueError."""
    mode = _mode(asked)
    if mode == "disable":
        return Tls((False,))
    context = _context(mode, asked)
    if mode == "allow":
        return Tls((False, context))
    return Tls((context, False) if mode == "prefer" else (context,))


def _mode(asked: Mapping[str, str]) -> str:
    if asked.get("ssl", "true") != "true":
        raise ValueError("ssl is `true`, or left out")
    if "ssl" in asked:
        return "require"
    # libpq has this one require the host's name to fit, too.
    usual = "verify-full" if _file("sslrootcert", asked) == _SYSTEM else "prefer"
    mode = asked.get("sslmode") or os.environ.get("PGSSLMODE") or usual
    if mode not in _MODES:
        raise ValueError(f"sslmode is one of {', '.join(_MODES)}")
    return mode


def _context(mode: str, asked: Mapping[str, str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if mode in {"require", "verify-ca", "verify-full"}:
        _believe(context, mode, asked)
    _introduce(context, asked)
    context.set_alpn_protocols(["postgresql"])
    return context


def _believe(context: ssl.SSLContext, mode: str, asked: Mapping[str, str]) -> None:
    root = _file("sslrootcert", asked) or _at_home("root.crt")
    if root is None and mode != "require":
        raise ValueError(f"sslmode={mode} needs sslrootcert, a file of certificates or `system`")
    if root is None:
        return
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = mode == "verify-full"
    if root == _SYSTEM:
        context.load_default_certs()
    else:
        with _named("sslrootcert"):
            context.load_verify_locations(cafile=root)


def _introduce(context: ssl.SSLContext, asked: Mapping[str, str]) -> None:
    """By the client's own certificate, where there is one."""
    certificate = _file("sslcert", asked) or _at_home("postgresql.crt")
    if certificate:
        key = _file("sslkey", asked) or _at_home("postgresql.key")
        with _named("sslcert or sslkey"):
            # A key with a password must not ask the terminal for it.
            context.load_cert_chain(certificate, key, lambda: asked.get("sslpassword", ""))


@contextmanager
def _named(what: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError:
        raise ValueError(f"{what} holds no usable certificate or key") from None
    except OSError as failure:
        raise ValueError(f"{what} cannot be read: {failure.strerror}") from None


def _file(name: str, asked: Mapping[str, str]) -> str | None:
    return asked.get(name) or os.environ.get(f"PG{name.upper()}") or None


def _at_home(name: str) -> str | None:
    """Where libpq looks too. A home that may not be entered holds nothing."""
    try:
        path = Path.home() / ".postgresql" / name
    except RuntimeError:
        return None
    return str(path) if os.access(path, os.R_OK) else None
