"""What is by hand though a library has it: the page of decisions and the files say the same."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "api" / "docs" / "decisions.md"
ROW = re.compile(
    r"^\|.*\]\((?P<link>[^)]+)\)\) \| (?P<refused>[^|]+) \| (?P<why>[^|]+) \|$", re.MULTILINE
)
ROWS = {
    (PAGE.parent / row["link"]).resolve(): row["refused"] for row in ROW.finditer(PAGE.read_text())
}
SAYS = "By hand"


@pytest.mark.parametrize("file", ROWS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_names_the_library_that_was_refused_for_it(file: Path) -> None:
    text = file.read_text()
    assert SAYS in text
    for name in re.findall(r"`([^`]+)`", ROWS[file]) or [ROWS[file].split("'")[0]]:
        assert name in text


def test_the_page_lists_each_file_that_says_so() -> None:
    folders = ("api", "models", "pdf", "resolvers")
    files = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    saying = {
        path for path in files if "node_modules" not in path.parts and SAYS in path.read_text()
    }
    assert saying == ROWS.keys()
