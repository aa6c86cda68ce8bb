"""How the bytes of an answer may be packed on their way (RFC 9110, 12.5.3)."""


def takes(coding: str, accept_encoding: str) -> bool:
    """Whether the header names it, and not to refuse it; neither names nor weights know a case."""
    offered = "".join(accept_encoding.split()).lower().split(",")
    codings = (each.partition(";q=") for each in offered)
    return any(
        name == coding and (not weight or weight.strip("0.") != "") for name, _, weight in codings
    )
