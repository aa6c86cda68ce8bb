"""The tokens of service accounts: found by scanners, told from what only looks like one, and nobody's to guess."""

from hashlib import sha256

from models.rules.text.service_tokens import is_service_token, new_token, token_hash


def test_a_token_is_known_by_its_prefix_and_kept_as_its_hash() -> None:
    token = new_token()
    assert is_service_token(token)
    assert token_hash(token) == sha256(token.encode()).hexdigest()
    assert not is_service_token("eyJhbGciOiJIUzI1NiJ9.e30.x")


def test_no_two_tokens_are_alike() -> None:
    assert len({new_token() for _ in range(1000)}) == 1000


def test_every_bit_counts() -> None:
    zeros = bytes(32)
    tokens = {new_token((1 << bit).to_bytes(32)) for bit in range(256)} | {new_token(zeros)}
    assert len(tokens) == 257
    assert {len(each) for each in tokens} == {53}


def test_whatever_differs_in_one_character_is_none() -> None:
    token = new_token(b"\x5a" * 32)
    for place in range(len(token)):
        for other in "0Zz-_ é\n":
            if other != token[place]:
                assert token_hash(token[:place] + other + token[place + 1 :]) is None
    for wrong in ("", "mst_", token[:-1], token + "0", token.upper(), f"{token}\n", f" {token}"):
        assert token_hash(wrong) is None
