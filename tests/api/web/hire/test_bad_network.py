"""What people do takes effect once, and nothing is missed, whatever becomes of the network and of their token."""

import json
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Route, expect

from tests.api.web.hire.hires_talked_of import active
from tests.api.web.web_window import Enter
from tests.operation.site import Demo

Loss = Callable[[Route], Awaitable[None]]


async def _cut(route: Route) -> None:
    await route.abort("connectionreset")


async def _bad_gateway(route: Route) -> None:
    await route.fulfill(status=502, body="<h1>Bad gateway</h1>")


async def _busy(route: Route) -> None:
    await route.fulfill(status=503, headers={"Retry-After": "1"}, body="{}")


class BadLine:
    """The server does what this window asks it; as long as `is_bad`, its answers to mutations are lost."""

    def __init__(self, lose: Loss) -> None:
        self.keys: list[str] = []
        """Of each mutation that was sent."""
        self.is_bad = True
        self._lose = lose

    async def carry(self, route: Route) -> None:
        """As `page.route` wants it."""
        body = json.loads(route.request.post_data or "{}")
        if "mutation" not in body["query"]:
            await route.continue_()
            return
        self.keys.append(body["variables"]["input"]["idempotencyKey"])
        answer = await route.fetch()
        await (self._lose(route) if self.is_bad else route.fulfill(response=answer))


@pytest.mark.parametrize("lose", [_cut, _bad_gateway, _busy])
async def test_an_act_whose_answer_was_lost_is_done_once(
    enter: Enter, live_server: Demo, lose: Loss
) -> None:
    hire = active(live_server, "Lost answers")
    window = await enter("Sofie Krogh", path=hire.path)
    line = BadLine(lose)
    await window.page.route("**/graphql", line.carry)
    message = window.page.get_by_label("Message", exact=True)
    await message.fill("Once")
    await window.page.get_by_role("button", name="Send").click()
    await expect(window.page.get_by_text("No answer from the server.")).to_be_visible()
    await expect(window.page.locator("form")).to_contain_text("Trying again …")
    line.is_bad = False
    await expect(message).to_have_value("")
    await expect(window.page.get_by_text("No answer from the server.")).to_be_hidden()
    assert hire.messages() == ["Once"]
    assert len(line.keys) > 1
    assert len(set(line.keys)) == 1
    window.complaints.clear()


async def test_without_a_network_a_write_waits_only_if_people_say_so(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "In a tunnel")
    window = await enter("Sofie Krogh", path=hire.path)
    message = window.page.get_by_label("Message", exact=True)
    await window.page.context.set_offline(True)
    await expect(window.page.get_by_text("You are offline. What you see")).to_be_visible()
    await window.is_accessible()
    await message.fill("Never mind")
    await window.page.get_by_role("button", name="Send").click()
    await window.page.get_by_role("button", name="Not now").click()
    await message.fill("From the tunnel")
    await window.page.get_by_role("button", name="Send").click()
    await window.picture("offline")
    await window.page.get_by_role("button", name="Send it when I am back").click()
    hire.say("Said meanwhile")
    await window.page.context.set_offline(False)
    await expect(message).to_have_value("")
    # Nothing was missed: it is read without a reload.
    await expect(window.page.get_by_text("Said meanwhile")).to_be_visible()
    assert sorted(hire.messages()) == ["From the tunnel", "Said meanwhile"]
    window.complaints.clear()


async def test_who_signs_in_again_sends_what_they_typed_once(
    enter: Enter, live_server: Demo
) -> None:
    hire = active(live_server, "An ended token")
    window = await enter("Sofie Krogh", path=hire.path)
    message = window.page.get_by_label("Message", exact=True)
    await message.fill("Typed before it ended")
    await window.end_token()
    await window.page.get_by_role("button", name="Send").click()
    again = window.page.get_by_role("dialog", name="Sign in again")
    await again.get_by_role("button", name="Go on as").click()
    await expect(message).to_have_value("")
    await expect(again).to_be_hidden()
    assert hire.messages() == ["Typed before it ended"]
    window.complaints.clear()
