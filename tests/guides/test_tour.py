"""The tour runs as written, and so does what opens the first company."""

import json
import re
from hashlib import sha256

import pytest

from tests.guides.demo import Demo
from tests.guides.pages import CODE, OPERATING, README, TOUR, fences
from tests.guides.tour import Request, Walk, steps
from tests.operation.site import downloaded


@pytest.mark.usefixtures("curl")
def test_the_tour_runs_as_written(demo: Demo) -> None:
    walk = Walk()
    for step in steps(README.section("Three requests, to begin with") + TOUR.text):
        walk.take(step, demo.ask)
    assert sha256(walk.words["content 1"].encode()).hexdigest() == walk.words["hash 1"]
    assert downloaded(walk.words["link 2"]).content.startswith(b"%PDF-")
    assert "Everything fits" in demo.shell(fences(TOUR.text, "sh")[-1])


@pytest.mark.usefixtures("curl")
def test_the_first_company_is_opened_as_written(demo: Demo) -> None:
    _, opens = fences(OPERATING.section("The first company"), "sh")
    answer = json.loads(demo.shell(opens.replace("ops@example.com", "support@milestones.example")))
    assert answer["data"]["createCompany"]["company"]["id"].startswith("Company:")


def test_the_demo_has_the_users_that_are_listed(demo: Demo) -> None:
    listed = CODE.findall(TOUR.section("Who is in the demo"))
    assert set(listed) == demo.tokens.keys()


def test_the_demo_has_the_stories_that_are_listed(demo: Demo) -> None:
    section = TOUR.section("Who is in the demo")
    stories = re.findall(r"^\| \"(.+?)\" \| (.+?) \|", section, re.MULTILINE)
    document = "{ hires { edges { node { title company { name } } } } }"
    told = {
        (edge["node"]["title"], edge["node"]["company"]["name"])
        for user in ("owner@nordlys.example", "owner@harbor.example")
        for edge in demo.ask(Request(user, document, {}))["data"]["hires"]["edges"]
    }
    assert set(stories) <= told
    assert stories
