"""Where webhooks lead: never inside, however that is written."""

from ipaddress import ip_address, ip_network

import pytest

from models.rules.webhooks.addresses import Target, UnusableUrl, is_public, read_target

INSIDE = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.9.9.9", "168.63.129.16",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
]  # fmt: skip
INSIDE_V6 = [
    "::", "::1", "::7f00:1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001::1",
    "2001:20::1", "2001:db8::1", "3fff::1", "64:ff9b:1::1", "4000::1", "5f00::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "8.8.8.8", "100.63.255.255", "172.32.0.1", "223.255.255.255"]
EMBEDDINGS = ["::ffff:0:0/96", "64:ff9b::/96"]


def embedded(v4: str) -> list[str]:
    """IPv6 addresses that lead to this one."""
    number = int(ip_address(v4))
    found = [str(ip_network(each)[number]) for each in EMBEDDINGS]
    return [*found, str(ip_address((0x2002 << 112) | (number << 80) | 1))]


@pytest.mark.parametrize("address", [*INSIDE, *INSIDE_V6])
def test_nothing_inside_is_public_by_itself_or_within_another(address: str) -> None:
    assert not is_public(ip_address(address))
    if "." in address:
        assert [each for each in embedded(address) if is_public(ip_address(each))] == []


@pytest.mark.parametrize("address", [*PUBLIC, "2606:4700::1111", "2a00:1450:4001::1"])
def test_what_everybody_may_reach_is_public(address: str) -> None:
    assert is_public(ip_address(address))
    if "." in address:
        assert all(is_public(ip_address(each)) for each in embedded(address))


@pytest.mark.parametrize("address", INSIDE)
def test_whatever_resolves_to_it_somewhere_is_no_host(address: str) -> None:
    number = int(ip_address(address))
    octets = address.split(".")
    ways = [
        str(number), hex(number), f"0{number:o}", address,
        ".".join(hex(int(each)) for each in octets), ".".join(f"0{int(each):o}" for each in octets),
        f"{octets[0]}.{number & 0xFFFFFF}", f"{address}.", f"[::ffff:{address}]",
    ]  # fmt: skip
    for host in ways:
        with pytest.raises(UnusableUrl):
            read_target(f"https://{host}/", allow_private=False)


@pytest.mark.parametrize("port", [0, 1, 22, 25, 80, 442, 444, 1023])
def test_ports_of_other_services_are_refused_whatever_is_lifted(port: int) -> None:
    for allow in (False, True):
        with pytest.raises(UnusableUrl):
            read_target(f"https://hooks.example.com:{port}/", allow_private=allow)


@pytest.mark.parametrize("port", [443, 1024, 8443, 65535])
def test_others_are_good(port: int) -> None:
    target = read_target(f"https://hooks.example.com:{port}/a?b=c", allow_private=False)
    assert target == Target(True, "hooks.example.com", port, "/a?b=c")


def test_what_is_lifted_is_https_and_public_addresses() -> None:
    assert read_target("http://127.0.0.1:8080", allow_private=True).path == "/"
    assert read_target("http://[::1]:8080", allow_private=True).authority == "[::1]:8080"
    for url in ("http://hooks.example.com:8080/", "https://127.0.0.1/"):
        with pytest.raises(UnusableUrl):
            read_target(url, allow_private=False)
    for url in ("ftp://127.0.0.1:8080/", "http://a:b@127.0.0.1:8080/", "http://127.0.0.1/"):
        with pytest.raises(UnusableUrl):
            read_target(url, allow_private=True)
