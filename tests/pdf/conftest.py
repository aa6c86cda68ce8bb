"""One renderer for all tests of documents: it takes a second or two to start."""

import os
from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

from pdf import Renderer
from pdf.fonts import install
from pdf.layout import render

settings.register_profile("documents", max_examples=8, deadline=None, derandomize=True)


@pytest.fixture(scope="session", autouse=True)
def typefaces() -> None:
    install.main()


@pytest.fixture(scope="session")
def layout(typefaces: None) -> None:
    """The layout in this very process, which gets it once."""
    render.prepare()


@pytest.fixture(scope="session")
async def renderer(typefaces: None) -> AsyncIterator[Renderer]:
    async with Renderer(concurrency=os.cpu_count() or 2, queue=1000) as renderer:
        yield renderer
