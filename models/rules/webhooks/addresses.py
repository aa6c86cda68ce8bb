"""Which addresses a webhook may have, and which of the network's it may be connected to.

By hand: `ipaddress` says `is_global` by tables that differ between the releases of Python, and of an IPv6 address
nothing about the IPv4 address that it leads to.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

LONGEST_URL = 2_000
TLS_PORT = 443
"""The only port below `FIRST_FREE_PORT` that is connected to."""
FIRST_FREE_PORT = 1024

IpAddress = IPv4Address | IPv6Address

_WRITTEN = re.compile(r"[!-~]+")
_LABEL = "(?!-)[a-z0-9_-]{1,63}(?<!-)"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*", re.IGNORECASE)
_NUMBER = re.compile("[0-9]+|0x[0-9a-f]*", re.IGNORECASE)

_NOT_PUBLIC_V4 = [
    ip_network(each)
    for each in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # In every network of Azure's the machine's own host.
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
]
_UNICAST_V6 = ip_network("2000::/3")
_NOT_PUBLIC_V6 = [ip_network(each) for each in ("2001::/23", "2001:db8::/32", "3fff::/20")]
_MAPPED = ip_network("::ffff:0:0/96")
_NAT64 = ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ip_network("2002::/16")


class UnusableUrl(ValueError):
    """Nothing may be sent there; the message says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a webhook's address leads: a host (a name, or an address of the network as it is written) and a port."""

    tls: bool
    host: str
    port: int
    path: str
    """With the query, from the slash on."""

    @property
    def address(self) -> str:
        """Equal for targets that one machine answers, as far as one can tell."""
        return f"{self.host}:{self.port}"

    @property
    def authority(self) -> str:
        """The value of the header `Host`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (TLS_PORT if self.tls else 80) else f"{host}:{self.port}"


def read_target(url: str, *, allow_private: bool) -> Target:
    """Where the address leads. `allow_private` lifts https, and of literal addresses that they be public.

    Raises UnusableUrl.
    """
    if len(url) > LONGEST_URL:
        raise UnusableUrl(f"It is longer than {LONGEST_URL} characters.")
    if not _WRITTEN.fullmatch(url) or "\\" in url or "#" in url:
        raise UnusableUrl("It is no absolute URL such as https://example.com/webhooks.")
    split = _split(url)
    tls = split.scheme == "https"
    if not tls and not (allow_private and split.scheme == "http"):
        raise UnusableUrl("It does not begin with https://.")
    if split.username is not None or split.password is not None:
        raise UnusableUrl("It may not hold a user's name or password.")
    port = _port(split, tls=tls)
    host = _host(split.hostname or "", allow_private=allow_private)
    query = f"?{split.query}" if split.query else ""
    return Target(tls, host, port, f"{split.path or '/'}{query}")


def is_public(address: IpAddress) -> bool:
    """Whether everybody may be sent there: no machine of ours, of our network or of whoever runs it."""
    if isinstance(address, IPv4Address):
        return not any(address in each for each in _NOT_PUBLIC_V4)
    if (inner := _led_to(address)) is not None:
        return is_public(inner)
    return address in _UNICAST_V6 and not any(address in each for each in _NOT_PUBLIC_V6)


def _led_to(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that this one leads to, if that is what it is for."""
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return IPv4Address((int(address) >> 80) & 0xFFFF_FFFF) if address in _SIX_TO_FOUR else None


def _split(url: str) -> SplitResult:
    try:
        split = urlsplit(url)
        _ = split.port, split.hostname
    except ValueError:
        raise UnusableUrl("It is no absolute URL such as https://example.com/webhooks.") from None
    return split


def _port(split: SplitResult, *, tls: bool) -> int:
    port = (TLS_PORT if tls else 80) if split.port is None else split.port
    if port != TLS_PORT and port < FIRST_FREE_PORT:
        raise UnusableUrl(f"Its port is neither {TLS_PORT} nor above {FIRST_FREE_PORT - 1}.")
    return port


def _host(host: str, *, allow_private: bool) -> str:
    literal = _literal(host)
    if literal is None and not _NAME.fullmatch(host):
        raise UnusableUrl("Its host is neither a name nor an address.")
    if literal is not None and not allow_private and not is_public(literal):
        raise UnusableUrl(f"{literal} is no public address.")
    return host if literal is None else str(literal)


def _literal(host: str) -> IpAddress | None:
    """The address that the host is; None for a name. Notations that only some programs read are neither."""
    try:
        found = ip_address(host)
    except ValueError:
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            raise UnusableUrl("Its host is neither a name nor an address.") from None
        return None
    if isinstance(found, IPv6Address) and found.scope_id:
        raise UnusableUrl("Its address is good in one network alone.")
    return found
