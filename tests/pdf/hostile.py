"""Templates that hide what a contract says, each in one way, and how they are refused."""

import base64
import io

from PIL import Image

BLOCKS = "{{ rate_box }}{{ milestones_section }}"
LIMIT = "{% if hire_number == 'H-77' %}"


def image(colour: str) -> str:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def within(css: str, inner: str = BLOCKS) -> str:
    return f"<div style='{css}'>{inner}</div>"


def styled(css: str, inner: str = BLOCKS) -> str:
    return f"<style>{css}</style><p>Agreement</p>{inner}"


def fixed(css: str, inner: str = "x") -> str:
    return f"<div style='position: fixed; {css}'>{inner}</div>"


SHEET = "top: 0; left: 0; width: 590pt; height: 780pt"
NOTHING = r"\{\{ rate_box \}\} is in the template, and nothing of it is on paper"
PALE = "is too pale, or of the same colour as what it stands on, on page 1"
COVERED = "is covered, crossed out or cut off on page 1"
SMALL = "is too small, .* points instead of 5 at least, on page 1"
OUTSIDE = "leaves the paper on page 1"

HIDDEN = {
    "left out": (within("display: none"), NOTHING),
    "a title": (f"<title>{BLOCKS}</title><p>x</p>", NOTHING),
    "a script": (f"<script>{BLOCKS}</script><p>x</p>", NOTHING),
    "one column left out": (
        styled(".milestones td.amount { display: none }"),
        "The amount of milestone 1, .* is nowhere on paper",
    ),
    "no size": (within("font-size: 0"), SMALL),
    "one pixel": (styled(".rate-box .price { font-size: 1px }"), SMALL),
    "tiny": (styled(".milestones td { font-size: 4.5pt }"), SMALL),
    "white on white": (
        styled(".rate-box *, .milestones td { color: white; background-color: white }"),
        PALE,
    ),
    "the colour of its box": (styled(".rate-box .price { color: #e9f3f4 }"), PALE),
    "black on black": (
        styled(".milestones td { color: black; background-color: black }"),
        PALE,
    ),
    "pale": (styled(".milestones td { color: #cccccc }"), PALE),
    "transparent": (styled(".milestones td.amount { color: transparent }"), PALE),
    "nearly transparent": (styled(".milestones td.due { color: rgba(0, 0, 0, 0.2) }"), PALE),
    "beside the page": (within("position: absolute; left: -1000px; top: 0"), OUTSIDE),
    "moved off the page": (within("position: relative; left: -900px"), OUTSIDE),
    "below the page": (within("position: fixed; top: 3000px; left: 0"), OUTSIDE),
    "cut by its frame": (
        within(
            "-pdf-keep-in-frame-mode: truncate; -pdf-keep-in-frame-max-height: 20pt;"
            "-pdf-keep-in-frame-max-width: 500pt"
        ),
        "cannot be seen at all|covered, crossed out or cut off",
    ),
    "under an image": (
        BLOCKS
        + fixed("top: 0; left: 0", f"<img src='{image('white')}' width='700' height='900'/>"),
        COVERED,
    ),
    "under a white box": (BLOCKS + fixed(f"{SHEET}; background-color: white"), COVERED),
    "under a black box": (
        BLOCKS + fixed(f"{SHEET}; background-color: black"),
        COVERED + "|" + PALE,
    ),
    "under a haze": (BLOCKS + fixed(f"{SHEET}; background-color: rgba(255,255,255,0.9)"), COVERED),
    "struck out": (styled(".rate-box .price { text-decoration: line-through }"), COVERED),
    "a cover page": (
        f"<p>Cover</p><div style='page-break-before: always'></div>{BLOCKS}",
        "stands on page 2: it must stand on the first",
    ),
    "milestones first": (
        "{{ milestones_section }}{{ rate_box }}",
        r"\{\{ milestones_section \}\} stands above \{\{ rate_box \}\}",
    ),
    "a digit in front": (
        styled(".rate-box .price::before { content: '9' }"),
        "The price in .* reads 9DKK",
    ),
    "a digit behind": (
        styled(".milestones td.amount::after { content: '0' }"),
        r"The amount of milestone 1, .* reads DKK .*\.000 on page 1",
    ),
    "amounts a row too low": (
        styled(
            ".milestones td { padding-top: 30pt }"
            ".milestones td.amount { vertical-align: bottom; padding: 0 }"
            ".milestones td.name, .milestones td.due { vertical-align: top; padding: 0 0 40pt 0 }"
        ),
        "The amount of milestone 1, .* does not stand beside its due",
    ),
    "a decoy": (
        within("display: none")
        + "<table class='rate-box'><tr><td class='price'>DKK 1.00</td></tr></table>",
        NOTHING,
    ),
    "a field over it": (BLOCKS + "<input type='text' name='a' value='DKK 1.00'/>", "no fields"),
    "a field of it": (f"<textarea name='x' rows='5' cols='5'>{BLOCKS}</textarea>", "no fields"),
    "a typeface of its own": (
        styled(
            "@font-face { font-family: x; src: url(data:font/ttf;base64,AAEAAAAQ) } td { font-family: x }"
        ),
        "typeface x is none of those that are built in",
    ),
}
