"""The first page: what waits for somebody, and every hire that they see."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.async_api import expect

from tests.api.browsing import Theme
from tests.api.web.web_window import Enter, every_look
from tests.operation.site import Demo


@pytest.fixture(scope="module")
def live_server(live_server: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own, beside the shared one: what waits is what the demo has, and nothing that others left."""
    with Demo(tmp_path_factory.mktemp("demo"), RATE_LIMIT="0") as demo:
        yield demo


@every_look
@pytest.mark.parametrize("person", ["Sofie Krogh", "Maja Lindqvist"])
async def test_everybody_can_read_their_first_page(
    enter: Enter, person: str, size: str, theme: Theme
) -> None:
    window = await enter(person, size=size, theme=theme)
    await expect(window.page.get_by_role("row", name="Webshop redesign")).to_be_visible()
    await window.is_accessible()
    await window.is_not_wider_than_the_screen()
    await window.picture(f"hires-{person.split(maxsplit=1)[0].lower()}")


async def test_what_waits_for_a_company_is_what_its_member_may_do(enter: Enter) -> None:
    sofie = await enter("Sofie Krogh")
    waiting = sofie.page.get_by_role("region", name="Waiting for you")
    await expect(waiting).to_contain_text("Maja Lindqvist asks for DKK 48,000.00")
    await expect(waiting).to_contain_text("Offer Illustrations for the annual report")

    ida = await enter("Ida Winther")
    await expect(ida.page.get_by_text("Nothing waits for you.")).to_be_visible()


async def test_who_belongs_to_no_company_is_told_why_there_is_nothing(enter: Enter) -> None:
    window = await enter("Sigrid Moe")
    await expect(window.page.get_by_text("You belong to no company")).to_be_visible()
    await expect(window.page.get_by_text("There are no hires yet.")).to_have_count(0)
    await window.is_accessible()


async def test_a_failure_before_anything_was_read_is_a_page_like_any_other(enter: Enter) -> None:
    window = await enter("Sofie Krogh")
    await window.page.route("**/graphql", lambda route: route.fulfill(status=500, body="{}"))
    await window.page.reload()
    await expect(window.page.get_by_role("main").get_by_role("alert")).to_be_visible()
    await window.is_accessible()
    await window.picture("failed")
    window.complaints.clear()


async def test_a_rate_is_no_total(enter: Enter) -> None:
    window = await enter("Sofie Krogh")
    row = window.page.get_by_role("row", name="Bookkeeping assistance")
    await expect(row).to_contain_text("DKK 310.00an hour")


async def test_a_contractor_is_asked_to_sign_first_and_told_what_is_due_next(enter: Enter) -> None:
    window = await enter("Maja Lindqvist", size="phone")
    items = window.page.get_by_role("region", name="Waiting for you").get_by_role("listitem")
    late = items.filter(has_text="Component library · DKK 36,000.50")
    await expect(late).to_contain_text("3 days overdue")
    texts = await items.all_inner_texts()
    to_sign = [text for text in texts if text.startswith("Sign version")]
    assert any("1 of Accessibility audit" in text for text in to_sign)
    assert texts[: len(to_sign)] == to_sign
    asked = window.page.get_by_role("region", name="Your payments")
    await expect(asked).to_contain_text("Paid on 19 Aug, reference SEPA 90509")


async def test_a_search_and_a_filter_stand_in_the_address(enter: Enter) -> None:
    window = await enter("Sofie Krogh")
    await window.page.keyboard.press("/")
    await window.page.keyboard.type("webshop")
    rows = window.page.get_by_role("rowheader")
    await expect(rows).to_have_count(1)
    await window.page.get_by_label("Show").select_option("Over")
    await expect(window.page.get_by_text("No hire fits.")).to_be_visible()
    await window.page.reload()
    await expect(window.page.get_by_label("Search")).to_have_value("webshop")
    await window.page.get_by_role("button", name="Show all hires").click()
    await expect(rows.nth(1)).to_be_visible()


async def test_what_one_person_does_shows_at_another_and_is_named(
    enter: Enter, live_server: Demo
) -> None:
    window = await enter("Sofie Krogh")
    title = f"Live {window.look}"
    _draft(live_server, title)
    await expect(window.page.get_by_role("rowheader", name=title)).to_be_visible()
    news = window.page.get_by_text(f"Anders Lund drafted {title}, just now")
    await expect(news).to_be_visible()


async def test_the_keyboard_alone_is_enough(enter: Enter) -> None:
    window = await enter("Sofie Krogh")
    press = window.page.keyboard.press
    await press("Tab")
    await expect(window.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    await press("?")
    await expect(window.page.get_by_role("dialog", name="Keys")).to_be_visible()
    await window.is_accessible()
    await press("Escape")
    await window.page.get_by_role("button", name="Sofie Krogh: account").focus()
    await press("Enter")
    await expect(window.page.get_by_role("menuitem", name="Keys")).to_be_focused()
    await press("ArrowDown")
    await expect(window.page.get_by_role("menuitem", name="Sign out")).to_be_focused()
    await press("Enter")
    await expect(window.page.get_by_role("button", name="Sofie Krogh")).to_be_visible()


def _draft(server: Demo, title: str) -> None:
    """A hire that nobody is offered, drafted by Anders through the API."""
    headers = server.headers("admin@nordlys.example")

    def ask(query: str, **variables: object) -> dict[str, object]:
        body = {"query": query, "variables": variables}
        answer = httpx.post(f"{server.url}/graphql", json=body, headers=headers).json()
        assert "errors" not in answer, answer
        data: dict[str, object] = answer["data"]
        return data

    found = ask("{ viewer { company { id workers(first: 1) { edges { node { id } } } } } }")
    company = found["viewer"]["company"]  # type: ignore[index]
    rows = [{"name": "All", "dueDate": "2030-01-01", "amount": "10.00", "purchaseOrderNumber": "1"}]
    ask(
        "mutation ($input: CreateDirectHireInput!)"
        " { createDirectHire(input: $input) { hire { id } userErrors { message } } }",
        input={
            "company": company["id"],
            "worker": company["workers"]["edges"][0]["node"]["id"],
            "title": title,
            "rate": {"milestones": rows},
        },
    )
