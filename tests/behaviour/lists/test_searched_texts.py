"""A search finds what has its text in it, without case, whatever the script and whichever the database."""

from unicodedata import normalize

from tests.tenant import Tenant, milestone

_TITLES = (
    "İstanbul", "Istanbul", "ısı", "Straße", "STRASSE", "Café", normalize("NFD", "Café"), "Σίσυφος", "ﬁne", "ǅungla",
    "한국어 사이트", "日本語サイト", "a_b%c!d", "back\\slash", "quote'\"", "Ω ohm", "100 % of it",
)  # fmt: skip
_SEARCHED = (
    "i", "I", "İ", "ı", "i̇", "istanbul", "İSTANBUL", "ISI", "ısı", "strasse", "STRASSE", "straße", "STRAẞE", "ss",
    "café", "CAFÉ", "cafe", "cafe\u0301", "\u0301", "σίσυφοσ", "ΣΊΣΥΦΟΣ", "fi", "FINE", "ﬁ", "ǆ", "dž", "한국", "한",
    normalize("NFD", "한"), "日本", "日", "_", "%", "!", "\\", "!%", "'", '"', "\u2126", "100 %", "👩‍💻", "\x00",
    "a\x00b", " ", "\t\n", "", "x" * 3_000, " ".join(f"w{n}" for n in range(1_000)), "ohm\nohm", "ohm\n", "\u00a0ohm",
)  # fmt: skip
_AT_ONCE = 17
_FOUND = {
    "hires": "edges { node { text: title } }",
    "milestones": "edges { node { text: name } }",
}


async def test_a_search_finds_the_same_as_looking_without_case(tenant: Tenant) -> None:
    for title in _TITLES:
        await tenant.hire(milestone(title), title=title)
    for field in _FOUND:
        for place in range(0, len(_SEARCHED), _AT_ONCE):
            texts = _SEARCHED[place : place + _AT_ONCE]
            lists = await _searched(tenant, field, texts)
            for text, found in zip(texts, lists, strict=True):
                known = text.strip().casefold()
                wanted = sorted(title for title in _TITLES if known in title.casefold())
                assert sorted(found) == wanted, (field, text[:20])


async def _searched(tenant: Tenant, field: str, texts: tuple[str, ...]) -> list[list[str]]:
    page = _FOUND[field]
    declared = " ".join(f"$t{n}: String" for n in range(len(texts)))
    lists = " ".join(
        f"t{n}: {field}(first: 100, filter: {{ search: $t{n} }}) {{ {page} }}"
        for n in range(len(texts))
    )
    given = {f"t{n}": text for n, text in enumerate(texts)}
    answer = await tenant.owner.ask(f"query ({declared}) {{ {lists} }}", **given)
    return [[edge["node"]["text"] for edge in each["edges"]] for each in answer.values()]
