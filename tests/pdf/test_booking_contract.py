"""What the standard layout of a booking contract holds."""

import io
from dataclasses import asdict, replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from pdf import BookingContract, Change, FieldChange, Milestone, Money, Party, Renderer, Terms
from pdf.layout.html import TEMPLATES, grouped, printed_day
from tests.pdf.contracts import HOURLY, REVISION, by_milestones, contracts, with_milestones
from tests.pdf.layout.ink import ink, left_of, pages, squeezed, words

MILLIMETRE = 72 / 25.4
LEFT, RIGHT = 18 * MILLIMETRE, (210 - 18) * MILLIMETRE
EXAMPLE = (TEMPLATES / "custom_example.html").read_text(encoding="utf-8")
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4


def printed(money: Money | None) -> str:
    assert money
    return squeezed(grouped(asdict(money)))


@settings.get_profile("documents")
@given(contract=contracts())
async def test_every_milestone_amount_and_the_total_are_in_the_text(
    renderer: Renderer, contract: BookingContract
) -> None:
    text = words(await renderer.render(contract))
    for milestone in contract.milestones:
        number, due = str(milestone.number), squeezed(printed_day(milestone.due_date.isoformat()))
        row = [number, squeezed(milestone.name), due]
        assert "".join(row) in text
        assert printed(milestone.amount) in text
        assert squeezed(milestone.purchase_order_number or "–") in text
    assert text.count(printed(contract.total)) >= 2
    assert squeezed(contract.description) in text


@settings.get_profile("documents")
@given(contract=contracts())
async def test_nothing_leaves_the_margins_or_shrinks_below_six_points(
    renderer: Renderer, contract: BookingContract
) -> None:
    assert_printed_well(await renderer.render(contract))


async def test_the_longest_texts_without_spaces_stay_inside_the_margins(renderer: Renderer) -> None:
    highest = Money("999999999999.000", "KWD")
    name = LONG_WORD[:200]
    contract = replace(
        by_milestones(1),
        title=name,
        company=Party("W" * 200),
        worker=Party("M" * 200, "x" * 200 + "@example.com"),
        issued_by="Q" * 200,
        milestones=(Milestone(1, name, date(2026, 12, 1), highest, "P" * 64),) * 50,
        total=Money("199999999999800.000", "KWD"),
        description="x" * 20_000,
        note="中" * 2_000,
        changes=(Change("CHANGED", Terms(name, date(2026, 12, 1), highest), None),),
    )
    document = await renderer.render(contract)
    assert_printed_well(document)
    assert words(document).count(squeezed(name)) >= 51


def assert_printed_well(document: bytes) -> None:
    for drawn in ink(document):
        assert drawn.size >= 6
        assert drawn.left >= LEFT - 0.1
        assert drawn.right <= RIGHT + 0.1
        assert 8 * MILLIMETRE <= drawn.baseline <= (297 - 16) * MILLIMETRE


@pytest.mark.parametrize("count", [1, 20, 200])
async def test_each_page_of_a_long_table_repeats_its_head(renderer: Renderer, count: int) -> None:
    texts = pages(await renderer.render(by_milestones(count)))
    for text in texts:
        assert ("Milestone number" in text) <= ("PO number" in text)
    assert sum(text.count("Milestone number") for text in texts) == count


@pytest.mark.parametrize("count", range(15, 20))
async def test_the_total_stands_below_at_least_one_milestone(
    renderer: Renderer, count: int
) -> None:
    for text in pages(await renderer.render(by_milestones(count))):
        assert ("Total of all milestones" in text) <= ("Milestone number" in text)


@pytest.mark.parametrize("lines", [1, 6, 10, 30])
async def test_the_signature_shares_its_page_with_the_end_of_the_terms(
    renderer: Renderer, lines: int
) -> None:
    terms = "\n\n".join(f"Term {number}" for number in range(1, lines + 1))
    for text in pages(await renderer.render(by_milestones(6, additional_terms=terms))):
        assert ("Signature" in text) <= (f"Term {lines}" in text)


@pytest.mark.parametrize("template", [None, EXAMPLE])
async def test_a_due_date_stays_on_one_line(renderer: Renderer, template: str | None) -> None:
    contract = by_milestones(28)
    lines = "".join(pages(await renderer.render(contract, template))).splitlines()
    for milestone in contract.milestones:
        due = squeezed(printed_day(milestone.due_date.isoformat()))
        assert any(due in squeezed(line) for line in lines)


@pytest.mark.parametrize("contract", [HOURLY, REVISION])
async def test_it_says_what_its_hash_covers_and_no_more(
    renderer: Renderer, contract: BookingContract
) -> None:
    covered = "title, description, additional terms, start, end, currency and rate"
    assert squeezed(f"The hash covers the parties, {covered}") in words(
        await renderer.render(contract)
    )


async def test_every_page_has_its_number_and_the_content_hash(renderer: Renderer) -> None:
    contract = by_milestones(60)
    texts = pages(await renderer.render(contract))
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in " ".join(text.split())
        assert contract.content_hash in text


async def test_the_rate_box_stands_above_everything_but_the_title(renderer: Renderer) -> None:
    text = pages(await renderer.render(by_milestones(3)))[0]
    order = ["Booking contract", REVISION.title, "Total of all milestones", "Parties", "Due date"]
    assert sorted(order, key=text.index) == order


async def test_other_rates_show_the_rate_and_no_milestones(renderer: Renderer) -> None:
    text = " ".join("".join(pages(await renderer.render(HOURLY))).split())
    assert "Hourly rate" in text
    assert "By the hour" in text
    assert "DKK 850.00" in text
    assert "ilestone" not in text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Money("1250", "JPY"), "JPY1,250"),
        (Money("1250.000", "KWD"), "KWD1,250.000"),
        (Money("0.05", "DKK"), "DKK0.05"),
        (Money("999999999999.00", "USD"), "USD999,999,999,999.00"),
    ],
)
async def test_amounts_have_the_decimals_of_their_currency(
    renderer: Renderer, amount: Money, text: str
) -> None:
    contract = replace(HOURLY, rate=replace(HOURLY.rate, amount=amount))
    assert text in words(await renderer.render(contract))


async def test_a_signed_version_says_who_signed_when_and_what(renderer: Renderer) -> None:
    text = words(await renderer.render(REVISION))
    assert "SignedbythecontractorZoëÇelik-ŁukaszewiczSignedinaszoe@example.com" in text
    assert "15Dec2026,14:05:09UTC" in text
    assert "SHA-256ofthesignedcontent" + REVISION.content_hash in text


async def test_an_unsigned_version_says_so(renderer: Renderer) -> None:
    text = words(await renderer.render(by_milestones(1, status="PENDING_SIGNATURE")))
    assert "Notsignedyet" in text
    assert "Awaitingsignature" in text


@pytest.mark.parametrize(
    ("status", "notice"),
    [
        ("DRAFT", "This is a draft."),
        ("DECLINED", "The contractor declined this version."),
        ("WITHDRAWN", "withdrawn or replaced before it was signed. It is not in force."),
    ],
)
async def test_what_never_came_into_force_says_so_at_the_top(
    renderer: Renderer, status: str, notice: str
) -> None:
    text = words(await renderer.render(by_milestones(1, status=status)))
    assert text.index(squeezed(notice)) < text.index("Parties")


async def test_a_revision_says_what_it_supersedes_and_what_changed(renderer: Renderer) -> None:
    text = words(await renderer.render(REVISION))
    assert "Whatchangedsinceversion1" in text
    assert "ChangedVisualdesign,desktop12Feb2027·DKK30,000.00" in text
    assert "RemovedPrintedstyleguide28May2027·DKK9,000.00" in text


async def test_a_revision_says_which_fields_changed(renderer: Renderer) -> None:
    text = words(await renderer.render(REVISION))
    assert "TitleRedesignoftheportalRedesignofthecustomerportal" in text
    assert "Ends–30Apr2027" in text
    assert "ContractorZoeCelikZoëÇelik-Łukaszewicz" in text


async def test_a_changed_rate_is_printed_as_money(renderer: Renderer) -> None:
    change = FieldChange("rate", "800.00", "12850.00")
    text = words(await renderer.render(replace(HOURLY, supersedes=1, field_changes=(change,))))
    assert "RateDKK800.00DKK12,850.00" in text


async def test_a_long_text_that_changed_is_printed_in_full_behind_the_others(
    renderer: Renderer,
) -> None:
    before = "\n\n".join(f"Paragraph {n} of what was agreed before." for n in range(1, 200))
    changes = (FieldChange("description", before, "Less."), FieldChange("title", "Was", "Is"))
    text = words(await renderer.render(replace(REVISION, field_changes=changes)))
    assert "DescriptionInfullbelowInfullinthisdocument" in text
    assert "Descriptioninversion1Paragraph1ofwhatwasagreedbefore." in text
    assert "Paragraph199ofwhatwasagreedbefore." in text
    assert "TitleWasIs" in text


async def test_a_superseded_version_prints_as_it_was_signed(renderer: Renderer) -> None:
    superseded = replace(REVISION, status="SUPERSEDED")
    assert await renderer.render(superseded) == await renderer.render(REVISION)


async def test_markup_in_a_name_is_printed_and_not_obeyed(renderer: Renderer) -> None:
    name = "<b>&amp; <script>{{ 7 * 7 }}</script>"
    text = words(await renderer.render(by_milestones(1, title=name)))
    assert squeezed(name) in text


async def test_title_author_and_language_are_in_the_metadata(renderer: Renderer) -> None:
    reader = PdfReader(io.BytesIO(await renderer.render(REVISION)))
    assert reader.metadata
    assert reader.metadata.title == (
        "Booking contract HIRE-0042, version 2: Redesign of the customer portal"
    )
    assert reader.metadata.author == "Nordlys Media ApS"
    assert str(reader.root_object["/Lang"]) == "en"


@pytest.mark.parametrize(
    ("contract", "moment"),
    [
        (REVISION, REVISION.signature and REVISION.signature.signed_at),
        (replace(REVISION, signature=None), REVISION.issued_at),
    ],
)
@pytest.mark.parametrize("template", [None, EXAMPLE])
async def test_a_document_is_as_old_as_its_version(
    renderer: Renderer, contract: BookingContract, moment: datetime, template: str | None
) -> None:
    metadata = PdfReader(io.BytesIO(await renderer.render(contract, template))).metadata
    assert metadata
    assert metadata.creation_date == metadata.modification_date == moment


@pytest.mark.parametrize("template", [None, EXAMPLE])
@pytest.mark.parametrize("currency", ["DKK", "KWD"])
async def test_a_purchase_order_number_of_sixteen_characters_stands_on_one_line(
    renderer: Renderer, template: str | None, currency: str
) -> None:
    numbers = ["PO-2026-00012345", "4500001234567890", "ABCD-EF01-GH23-4", "K00081234567890X"]
    rows = by_milestones(len(numbers), currency).milestones
    contract = with_milestones(
        tuple(
            replace(row, purchase_order_number=number, amount=Money("999999999.000", "KWD"))
            if currency == "KWD"
            else replace(row, purchase_order_number=number)
            for row, number in zip(rows, numbers, strict=True)
        )
    )
    text = "".join(pages(await renderer.render(contract, template)))
    for number in numbers:
        assert number in text


async def test_the_lines_of_a_text_keep_their_indents(renderer: Renderer) -> None:
    text = "Scope:\n  1. Talks\n      a) phone\n\n\tTravel\n" + " " * 90 + "Far\n2. Design"
    document = await renderer.render(replace(HOURLY, description=text))
    margin, space = left_of(document, "Scope"), 0.26 * 9.5
    steps = [
        round((left_of(document, word) - margin) / space)
        for word in ("1. T", "a) p", "Travel", "Far", "2. D")
    ]
    assert steps == [2, 6, 4, 24, 0]
