"""The layout in this very process: what it costs, and the insides of libraries that it stands on."""

from dataclasses import replace
from typing import Any

import pytest
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from xhtml2pdf import bidi, context, reportlab_paragraph
from xhtml2pdf.builders.block import BlockBox
from xhtml2pdf.context import pisaContext
from xhtml2pdf.reportlab_paragraph import Paragraph
from xhtml2pdf.xhtml2pdf_reportlab import PmlPageCount, PmlParagraph

from pdf import readback
from pdf.layout import render, runs, shaping
from pdf.layout.glyphs import PRIVATE
from pdf.names import NAMES
from tests.pdf.contracts import HOURLY

REPLACED: list[tuple[Any, str]] = [
    (context, "shape_frag_text"),
    (pisaContext, "_byCoverage"),
    (pisaContext, "_warn_missing_glyphs"),
    (bidi, "bidirectional"),
    (bidi, "_NEEDS_BIDI"),
    (Paragraph, "breakLines"),
    (Paragraph, "breakLinesCJK"),
    (Paragraph, "minWidth"),
    (Paragraph, "split"),
    (PmlParagraph, "wrap"),
    (PmlParagraph, "draw"),
    (PmlPageCount, "isSatisfied"),
    (BlockBox, "split"),
    (Canvas, "_addAnnotation"),
    (reportlab_paragraph, "_split_blParaHard"),
    (reportlab_paragraph, "_handleBulletWidth"),
    (reportlab_paragraph, "_reserved"),
    (reportlab_paragraph, "imgVRange"),
    (ttfonts, "makeToUnicodeCMap"),
]
LOST = [name for owner, name in REPLACED if not hasattr(owner, name)]
"""Looked for before anything is replaced."""


def test_what_the_layout_replaces_in_its_libraries_is_there() -> None:
    assert LOST == []


def test_a_document_leaves_the_typefaces_as_they_were(layout: None) -> None:
    names = replace(HOURLY, description="\n".join(NAMES.values()))
    plain = render.document_of(HOURLY, None)
    assert render.document_of(names, None) != plain
    assert render.document_of(HOURLY, None) == plain
    runs.begin_document()
    for font in (getFont(family) for family in render.world):
        face = font.face
        assert max(face.charToGlyph) < 0x110000
        assert not any(code in codes for code in face.charToGlyph for codes in PRIVATE.values())
        assert len(face.hmetrics) == face.numGlyphs


def test_a_renderer_that_loses_a_word_does_not_start(
    layout: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    readback.require_names()
    monkeypatch.setattr(shaping, "written", chr)
    with pytest.raises(readback.Unreadable, match="प्रिया"):
        readback.require_names()
