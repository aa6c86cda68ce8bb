"""Companies' own templates: what they may do, and what they are refused for."""

import base64
import contextlib
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pdf import InvalidTemplate, ProcessLimits, Renderer, RenderTimeout
from pdf.layout.html import TEMPLATES
from pdf.process.limits import TEMPLATE_LIMITS
from tests.guides import pages
from tests.pdf.contracts import HOURLY, REVISION, by_milestones
from tests.pdf.layout.ink import words

EXAMPLE = (TEMPLATES / "custom_example.html").read_text(encoding="utf-8")
BLOCKS = "{{ rate_box }}{{ milestones_section }}"


@pytest.fixture(scope="module")
async def impatient(typefaces: None) -> AsyncIterator[Renderer]:
    """Bombs need not burn ten seconds each: one will do."""
    limits = replace(TEMPLATE_LIMITS, seconds=1)
    async with Renderer(limits=limits, template_limits=limits) as renderer:
        yield renderer


def image(kind: str, size: tuple[int, int] = (40, 40)) -> str:
    data = io.BytesIO()
    Image.new("RGB", size, "teal").save(data, kind)
    encoded = base64.b64encode(data.getvalue()).decode()
    return f"<img src='data:image/{kind.lower()};base64,{encoded}'/>"


async def test_the_example_shows_what_the_standard_layout_shows(renderer: Renderer) -> None:
    text = words(await renderer.render(REVISION, EXAMPLE))
    for shown in (
        "NordlysMediaApSengagesZoëÇelik-Łukaszewicz",
        "TotalofallmilestonesDKK124,500.00",
        "2Visualdesign,desktopandmobile19Feb2027–DKK42,500.00",
        "Signed15Dec2026,14:05:09UTC",
        REVISION.content_hash,
        "Page1of1",
    ):
        assert shown in text


async def test_the_example_is_valid_for_every_kind_of_contract(renderer: Renderer) -> None:
    assert (await renderer.validate(EXAMPLE)).startswith(b"%PDF")
    for contract in (HOURLY, by_milestones(1), by_milestones(40, "KWD")):
        assert (await renderer.render(contract, EXAMPLE)).startswith(b"%PDF")


def test_every_variable_of_a_contract_is_documented() -> None:
    manual = pages.TEMPLATES.text
    for name in REVISION.__dataclass_fields__:
        assert f"`{name}`" in manual


@pytest.mark.parametrize(
    ("template", "missing"),
    [
        ("<p>Nothing</p>", "rate_box"),
        ("{{ rate_box }}", "milestones_section"),
        ("{{ milestones_section }}<!-- {{ rate_box }} -->", "rate_box"),
        ("{% if false %}{{ milestones_section }}{% endif %}{{ rate_box }}", "milestones_section"),
    ],
)
async def test_a_template_without_a_compulsory_block_is_refused(
    renderer: Renderer, template: str, missing: str
) -> None:
    with pytest.raises(InvalidTemplate, match=missing):
        await renderer.validate(template)


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div style='display: none'>{BLOCKS}</div>",
        f"<title>{BLOCKS}</title>",
        f"<script>{BLOCKS}</script>",
    ],
)
async def test_a_template_that_hides_the_blocks_is_refused(renderer: Renderer, hidden: str) -> None:
    with pytest.raises(InvalidTemplate):
        await renderer.validate(f"<p>Shown</p>{hidden}")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{% if %}", "Expected an expression"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ company.password }}", "no attribute 'password'"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ milestones.append(1) }}", "unsafe"),
        ("{{ company.update(name='x') }}", "unsafe"),
        ("{{ (1).__class__ }}", "unsafe"),
        ("{{ self.__init__.__globals__ }}", "unsafe|undefined|no attribute"),
        ("{{ cycler.__init__.__globals__.os }}", "unsafe"),
        ("{{ '{0.__class__}'.format(title) }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% include 'booking_contract.html' %}", "no loader"),
        ("<img src='file:///etc/passwd'/>", "'/etc/passwd' may not be read"),
        ("<img src='/etc/passwd'/>", "'/etc/passwd' may not be read"),
        ("<img src='pyproject.toml'/>", "'pyproject.toml' may not be read"),
        ("<img src='http://127.0.0.1:9/x.png'/>", "may not be read"),
        ("<link rel='stylesheet' href='http://127.0.0.1:9/x.css'/>", "may not be read"),
        ("<style>@import url('http://127.0.0.1:9/x.css');</style>", "may not be read"),
        ("<style>@font-face{font-family:x;src:url(/etc/x.ttf)}</style>", "may not be read"),
        ("<p style=\"background-image: url('/etc/passwd')\">x</p>", "may not be read"),
        ("<pdf:insertpdf src='/etc/passwd'/>", "may not be read"),
        ("<p>ᮞᮥᮔ᮪ᮓ</p>", "U\\+1B9E SUNDANESE LETTER SA"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "recursion"),
    ],
)
async def test_a_refusal_names_the_line_and_the_reason(
    renderer: Renderer, line: str, why: str
) -> None:
    with pytest.raises(InvalidTemplate, match=f"^Line 3: .*({why})"):
        await renderer.validate(f"<p>One</p>\n{BLOCKS}\n{line}\n")


@pytest.mark.parametrize("entity", ["&#x1b8a;", "&#57344;", "\ud800"])
async def test_letters_that_are_not_in_the_contract_are_looked_at_too(
    renderer: Renderer, entity: str
) -> None:
    with pytest.raises(InvalidTemplate, match="cannot be printed"):
        await renderer.validate(f"{BLOCKS}<p>{entity}</p>")


@pytest.mark.parametrize(
    "bomb",
    [
        "{{ 'a' * 10 ** 10 }}",
        "{{ '%999999999s' | format(1) }}",
        "{{ ('ab' * 99999999) | list | length }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'word ' * 3000000 }}",
        "{{ '<div>' | safe * 5000 }}",
        "<table>" + "<tr><td colspan='1000' rowspan='1000'>x</td></tr>" * 50 + "</table>",
        "<style>:root{--a0:x;"
        + "".join(f"--a{n + 1}:var(--a{n})var(--a{n});" for n in range(40))
        + "}p{color:var(--a40)}</style><p>x</p>",
        "<table><tr><td>{{ 'word ' * 20000 }}</td></tr></table>",
        "<table><tr><td>" * 300,
        "<style>@page { size: 1pt 1pt }</style>",
    ],
)
async def test_bombs_are_refused_in_bounded_time(impatient: Renderer, bomb: str) -> None:
    with pytest.raises(InvalidTemplate):
        await impatient.validate(f"{BLOCKS}\n{bomb}")


async def test_code_in_colours_and_tags_is_not_run(renderer: Renderer, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    tmp_path.chmod(0o777)
    code = f"__import__('os').system('touch {trace}')"
    for attack in (
        f'<font color="[[[{code}]]]">x</font>',
        f'<p style="color: [{code}]">x</p>',
        f'<table bgcolor="{code}"><tr><td>x</td></tr></table>',
    ):
        with contextlib.suppress(InvalidTemplate):
            await renderer.validate(BLOCKS + attack)
        assert not trace.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
async def test_images_inside_the_page_are_shown(renderer: Renderer, kind: str) -> None:
    document = await renderer.validate(BLOCKS + image(kind))
    assert b"/XObject" in document


@pytest.mark.parametrize(
    "broken",
    [
        "<img src='data:image/png;base64,AAAA'/>",
        "<img src='data:image/svg+xml,%3Csvg/%3E'/>",
        "<img src='data:,'/>",
    ],
)
async def test_images_that_cannot_be_shown_are_refused(renderer: Renderer, broken: str) -> None:
    with pytest.raises(InvalidTemplate):
        await renderer.validate(BLOCKS + broken)


async def test_a_code_of_the_hash_can_be_drawn(renderer: Renderer) -> None:
    await renderer.validate(BLOCKS + "<pdf:barcode type='qr' value='{{ content_hash }}'/>")


async def test_any_font_family_knows_the_letters_of_the_world(renderer: Renderer) -> None:
    page = BLOCKS + "<p style='font-family: Helvetica, Comic Sans'>Łódź Афина 王小明</p>"
    assert "ŁódźАфина王小明" in words(await renderer.render(REVISION, page))


async def test_unknown_properties_are_passed_over(renderer: Renderer) -> None:
    await renderer.validate(BLOCKS + "<p style='box-shadow: 1px 1px; user-select: none'>x</p>")


async def test_a_template_of_more_than_256_kibibytes_is_refused(renderer: Renderer) -> None:
    filler = "x" * (256 * 1024 - len(BLOCKS) - 7)
    await renderer.validate(f"{BLOCKS}<!--{filler}-->")
    with pytest.raises(InvalidTemplate, match=r"262,14[5-9] bytes, more than the 262,144"):
        await renderer.validate(f"{BLOCKS}<!--{filler}-->xyz")


async def test_a_template_that_takes_too_long_for_a_real_contract_times_out(
    impatient: Renderer,
) -> None:
    slow = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(RenderTimeout):
        await impatient.render(REVISION, BLOCKS + slow)


async def test_a_long_contract_has_as_much_time_in_a_layout_of_ones_own(typefaces: None) -> None:
    """However little a template's trial may take."""
    async with Renderer(template_limits=ProcessLimits(seconds=1)) as renderer:
        assert await renderer.render(by_milestones(200), BLOCKS)


@pytest.mark.parametrize("chance", ["[14, 365] | random", "lipsum()"])
async def test_no_chance_decides_what_a_document_says(renderer: Renderer, chance: str) -> None:
    with pytest.raises(InvalidTemplate, match=r"random|lipsum"):
        await renderer.render(REVISION, f"{BLOCKS}<p>Payable after {{{{ {chance} }}}} days</p>")


def test_templates_have_ten_seconds() -> None:
    assert ProcessLimits(seconds=10) == TEMPLATE_LIMITS
