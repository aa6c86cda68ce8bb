"""Who looks for something finds one place: small folders, short files, and one meaning for each name."""

import pytest

from tests import structure


def test_no_folder_is_a_long_list() -> None:
    flat = structure.files_by_folder()
    assert {folder: n for folder, n in flat.items() if n > structure.MOST_FILES} == {}


def test_no_file_is_long() -> None:
    lines = structure.lines_by_file()
    assert {file: n for file, n in lines.items() if n > structure.MOST_LINES} == {}


def test_no_public_name_has_two_meanings() -> None:
    hint = "rename one of them, or say in tests/structure.py why they mean the same"
    assert structure.homonyms() == {}, hint


def test_every_exception_is_one() -> None:
    names = [
        name for path in structure.sources() for name in set(structure._defined(structure._parsed(path)))
    ]  # fmt: skip
    assert [name for name in structure.SAME_MEANING if names.count(name) < 2] == []


@pytest.mark.parametrize(
    ("files", "is_allowed"),
    [
        (["models/records/hire.py", "resolvers/types/hire.py"], True),
        (["models/records/hire.py", "models/records/job.py"], False),
        (["models/records/hire.py", "api/app.py"], False),
    ],
)
def test_a_noun_has_one_definition_in_each_place(files: list[str], is_allowed: bool) -> None:
    assert structure._is_one_noun(files) is is_allowed
