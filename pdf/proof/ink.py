"""Whether what was drawn can be seen: by the ink that is there with it and not without it.

Covered, overprinted, cut off, transparent, of the paper's own colour: all of these are the same to
the eye, and the same here. The difference of the sheet with and without the labelled runs is what
is seen of them; these runs alone, in white on black, are what there is to be seen.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from PIL import Image, ImageChops

from pdf.proof.runs import Box, TextRun
from pdf.proof.sheets import Pixels, Sheet

# Brightness goes from 0 to 255. Letters and what they stand on differ by a third of that at least:
# #aaaaaa on white is just dark enough.
CONTRAST = 1 / 3
# Pixels that a stroke fills less than this are its edge, and less than that no ink at all.
CORE, FAINT = 96, 16
# So much of its ink must be seen, in each window of about half an m, and of each sign: an underline
# may run through a comma, a border along the last digit.
SEEN, SEEN_OF_A_SIGN = 0.85, 0.5
WINDOW = 0.5  # of the letters' size
# Smaller pieces of ink, in pixels, are the edge of the next letter.
SPECK = 3
# Between the letters, from the baseline up to above an x, nothing else is drawn, but for this part
# of a square of the letters' size. A border may run along the first and the last letter.
CLEAR, EDGE, STRAY = (0.02, 0.62), 0.25, 0.02
# So close to an amount nothing stands that may be read as part of it: borders are all upright.
BESIDE = 0.3
AMOUNTS = frozenset({"total", "sum", "amount"})
# Lines run into one another where they share so much of the space between baseline and x-height.
LOWER, TOUCH = 0.45, 0.12

IS_COVERED = "is covered, crossed out or cut off"
PALE = "is too pale, or of the same colour as what it stands on,"
CROWDED = "has something else drawn through it"
EXTENDED = "has something else drawn right beside it"
NOWHERE = "cannot be seen at all"


def hidden_runs(sheet: Sheet) -> Iterator[tuple[TextRun, str]]:
    """The labelled runs of a sheet that cannot be seen, and why."""
    if not any(run.text.strip() for run in sheet.runs):
        return
    as_it_is, without, drawn = sheet.pictures()
    core = drawn.point(lambda bright: 255 if bright >= CORE else 0)
    needed = drawn.point(lambda bright: round(bright * CONTRAST))
    seen = ImageChops.difference(as_it_is, without)
    # One tone less is rounding.
    lost = ImageChops.darker(ImageChops.subtract(needed, seen, offset=-1), core)
    yield from _Look(sheet, without, drawn, core, lost if lost.getbbox() else None).faults()


class _Look:
    """Pictures of one sheet: without its labelled runs, these runs' strokes, and what is lost of them."""

    def __init__(
        self,
        sheet: Sheet,
        without: Image.Image,
        drawn: Image.Image,
        core: Image.Image,
        lost: Image.Image | None,
    ) -> None:
        self._sheet, self._without = sheet, without
        self._drawn, self._core, self._lost = drawn, core, lost

    def faults(self) -> Iterator[tuple[TextRun, str]]:
        runs = [run for run in self._sheet.runs if run.text.strip()]
        for run in runs:
            if _extremes(self._drawn.crop(self._sheet.pixels(run.box)))[1] < FAINT:
                yield run, NOWHERE
        for run in self._lost_runs() if self._lost else ():
            yield run, self._why(run)
        yield from self._crowded(runs)

    def _lost_runs(self) -> Iterator[TextRun]:
        """A digit is lost among others, and a decimal point beside a digit."""
        for run in self._sheet.runs:
            if any(self._is_lost(window, SEEN) for window in self._windows(run)):
                yield run
        for run, box in self._sheet.signs():
            if self._is_lost(self._sheet.pixels(box), SEEN_OF_A_SIGN):
                yield run

    def _is_lost(self, window: Pixels, least: float) -> bool:
        assert self._lost
        ink = _count(self._core, window)
        return ink >= SPECK and _count(self._lost, window) > ink * (1 - least)

    def _windows(self, run: TextRun) -> Iterator[Pixels]:
        """What stands above the baseline: an underline runs through what hangs below it."""
        left, top, right, bottom = self._sheet.pixels(
            (run.box[0], run.baseline, run.box[2], run.box[3])
        )
        step = max(round(run.size * WINDOW * self._sheet.scale), 2)
        for start in (*range(left, right - step, step), max(right - step, left)):
            yield start, top, start + step, bottom

    def _why(self, run: TextRun) -> str:
        paper = self._brightness(run.box)
        meant = paper + (run.grey - paper) * run.alpha / 255
        return PALE if abs(meant - paper) < 255 * CONTRAST else IS_COVERED

    def _brightness(self, box: Box) -> int:
        """The most frequent one under a run."""
        tones = self._without.crop(self._sheet.pixels(box)).histogram()
        return tones.index(max(tones))

    def _crowded(self, runs: list[TextRun]) -> Iterator[tuple[TextRun, str]]:
        """A line through the letters, or foreign ones between them, leave the own ones whole."""
        for line in _lines(runs):
            left, low, right, high = _around(run.band(*CLEAR) for run in line)
            size = line[0].size
            edge, beside = EDGE * size, BESIDE * size
            ends = ((left, low, left + edge, high), (right - edge, low, right, high))
            outside = ((left - beside, low, left, high), (right, low, right + beside, high))
            within = (left + edge, low, right - edge, high)
            if self._stray(within) > STRAY * self._square(size) or any(map(self._uneven, ends)):
                yield line[0], CROWDED
            elif line[0].what in AMOUNTS and any(map(self._uneven, outside)):
                yield line[0], EXTENDED

    def _square(self, size: float) -> float:
        """Pixels of a square of the letters' size."""
        return (size * self._sheet.scale) ** 2

    def _stray(self, zone: Box) -> int:
        """Pixels that stand out from the most frequent one."""
        picture = self._cut(zone)
        if not picture or _is_even(picture):
            return 0
        tones = picture.histogram()
        paper = tones.index(max(tones))
        far = round(255 * CONTRAST)
        return sum(chain(tones[: max(paper - far, 0)], tones[paper + far :]))

    def _uneven(self, zone: Box) -> bool:
        """Whether any column of it changes from top to bottom."""
        picture = self._cut(zone)
        if not picture or _is_even(picture):
            return False
        width, height = picture.size
        top = picture.crop((0, 0, width, 1)).resize((width, height))
        return not _is_even(ImageChops.difference(picture, top))

    def _cut(self, zone: Box) -> Image.Image | None:
        left, top, right, bottom = self._sheet.pixels(zone)
        if right <= left or bottom <= top:
            return None
        return self._without.crop((left, top, right, bottom))


def colliding(runs: list[TextRun]) -> Iterator[tuple[TextRun, TextRun]]:
    """Pairs of labelled runs on one sheet, other than those of one line, that run into each other."""
    boxes = sorted(
        ((run.band(0, LOWER), run) for run in runs if run.text.strip()),
        key=lambda each: each[0][1],
    )
    open_ones: list[tuple[Box, TextRun]] = []
    for box, run in boxes:
        open_ones = [each for each in open_ones if each[0][3] > box[1]]
        yield from ((other, run) for place, other in open_ones if _touch(place, other, box, run))
        open_ones.append((box, run))


def _touch(one: Box, first: TextRun, two: Box, second: TextRun) -> bool:
    if first.label == second.label and abs(first.baseline - second.baseline) < 0.05 * first.size:
        return False
    least = TOUCH * min(first.size, second.size)
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    return wide > least and high > least


def _lines(runs: list[TextRun]) -> Iterator[list[TextRun]]:
    """Runs of one label on one baseline."""
    lines: dict[tuple[str, int], list[TextRun]] = defaultdict(list)
    for run in runs:
        lines[run.label, round(run.baseline)].append(run)
    return iter(lines.values())


def _around(boxes: Iterator[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _is_even(picture: Image.Image) -> bool:
    low, high = _extremes(picture)
    return high - low <= 255 * CONTRAST


def _extremes(picture: Image.Image) -> tuple[int, int]:
    return picture.getextrema()  # type: ignore[return-value] # of a grey picture


def _count(picture: Image.Image, box: Pixels) -> int:
    """Pixels that are not black."""
    cut = picture.crop(box)
    return cut.width * cut.height - cut.histogram()[0]
