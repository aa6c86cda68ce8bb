"""`migrate --check` and `migrate --new` in a copy of the code, in which somebody changed the records."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.database.errors import Unusable
from models.database.history import steps_in
from models.database.sql import Dialect
from models.migration.upgrade import HISTORY, steps
from models.migration.writing.kept import kept_file
from models.migration.writing.schema import last, present
from models.migration.writing.step import differences, write_steps
from tests.apart import Apart
from tests.copied import Copy
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.verification.catalogue import schema_of

GENERATE = """
import asyncio, sys
from tortoise import Tortoise
from models.database.connection import database

async def generate():
    async with database(sys.argv[1]):
        await Tortoise.generate_schemas()

asyncio.run(generate())
"""
NOTE = '''
from tortoise import fields
from tortoise.models import Model

from models.records.person import Person


class Note(Model):
    """What somebody wrote down."""

    id = fields.UUIDField(primary_key=True)
    about: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="notes", on_delete=fields.RESTRICT
    )

    class Meta:
        table = "note"
        indexes = (("about_id", "id"),)
'''
NEXT = len(steps(Dialect.SQLITE))
_ENGAGEMENT = (
    "CHECK (engagement_type IN ('INDEPENDENT_CONTRACTOR', 'PAYROLL')) and is"
    " CHECK (engagement_type IN ('TRAINEE', 'INDEPENDENT_CONTRACTOR', 'PAYROLL'))"
)
EVERYTHING = [
    "note: the table is new",
    'document_task: the column "nickname" is new',
    'hire: the index "hire_by_title" is new',
    'job: the constraint "job_has_a_title" is new',
    f'person: the constraint "person_engagement_type_is_known" was {_ENGAGEMENT}',
    f'hirable: the constraint "hirable_engagement_type_is_known" was {_ENGAGEMENT}',
]


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy in which records were changed in every way that takes a step."""
    code = Copy.at(tmp_path_factory.mktemp("code"))
    names = ("document", "hire", "job", "__init__")
    document, hire, job, package = (f"models/records/{name}.py" for name in names)
    code.add(document, "    purpose =", "    nickname = fields.CharField(60, default='none')\n")
    index = "Index(fields=['title'], name='hire_by_title'),"
    code.add(hire, '            ("company_id", "id"),', f"            {index}\n")
    code.add(hire, "from tortoise.models", "from tortoise.indexes import Index\n")
    check = """constraints = (CheckConstraint("job_has_a_title", "title <> ''"),)"""
    code.add(job, '        table = "job"', f"        {check}\n")
    code.add(job, "from models.ids", "from models.database.engines.schema import CheckConstraint\n")
    code.add("models/rules/people.py", "    INDEPENDENT_CONTRACTOR =", '    TRAINEE = "TRAINEE"\n')
    (code.folder / "models/records/note.py").write_text(NOTE)
    code.add(package, "from models.records.payment", "from models.records.note import Note\n")
    code.add(package, '    "PaymentRequest",', '    "Note",\n')
    return code


@pytest.fixture(scope="module")
def told(code: Copy) -> list[str]:
    """What `--check` says before there is a step."""
    return code.refused("-m", "api", "migrate", "--check")


@pytest.fixture(scope="module")
def stepped(code: Copy, told: list[str]) -> Copy:
    """The copy with the step."""
    files = code.run("-m", "api", "migrate", "--new", "everything").split()
    assert [Path(file).parts[-3] for file in files] == list(Dialect)
    assert len({Path(file).name for file in files}) == 1
    assert Path(files[0]).name.startswith(f"{NEXT}_")
    return code


def test_the_models_are_what_the_last_step_left(apart: Apart) -> None:
    assert apart.run(lacking, str(HISTORY)) == []


def test_whatever_the_last_step_lacks_is_told_line_by_line(told: list[str]) -> None:
    assert sorted(told) == sorted(EVERYTHING)


def test_the_step_makes_a_database_with_rows_what_the_records_say(
    stepped: Copy, make: Make, apart: Apart
) -> None:
    database, fresh = make(), make()
    released.fill(database, steps(Dialect(database.dialect))[-1], apart)
    before = released.counts(database)
    assert "everything" in stepped.run("-m", "api", "migrate", DATABASE_URL=database.url)
    stepped.run("-c", GENERATE, fresh.url)
    assert schema_of(database) == schema_of(fresh)
    assert released.counts(database) == {**before, "note": 0}
    nicknames = {row["nickname"] for row in database.run("SELECT nickname FROM document_task")}
    assert nicknames == {"none"}


def test_a_step_is_not_done_before_a_database_of_it_is_kept(stepped: Copy) -> None:
    (line,) = stepped.refused("-m", "api", "migrate", "--check")
    assert line.startswith(f"migrations/kept/{NEXT}.json is not there")
    assert stepped.refused("-m", "api", "migrate", "--new", "another") == [line]


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy.at(tmp_path_factory.mktemp("other"))


def test_new_types_of_events_take_no_step(other: Copy) -> None:
    events = "models/rules/events.py"
    other.add(
        events, "    HIRE_CREATED =", '    HIRE_RENAMED = "HIRE_RENAMED", "It has another title."\n'
    )
    other.add(
        events,
        "    COMPANY_CREATED =",
        '    OUTLET_ADDED = "OUTLET_ADDED", "Events are sent there."\n',
    )
    assert "what the last step left" in other.run("-m", "api", "migrate", "--check")


def test_what_somebody_has_to_decide_is_asked_and_nothing_is_written(other: Copy) -> None:
    record = other.folder / "models/records/idempotency.py"
    text = record.read_text()
    record.write_text(text.replace("    fingerprint =", "    digest ="))
    asked, hint = other.refused("-m", "api", "migrate", "--new", "digests")
    question = 'is the column "digest" the former "fingerprint", or a new one?'
    assert asked == f"idempotency_record: {question}"
    assert "--by-hand" in hint
    assert written(other.folder) == []
    files = other.run("-m", "api", "migrate", "--new", "digests", "--by-hand").split()
    for file in files:
        assert f"-- Left to you: {asked}\n" in (other.folder / file).read_text()
        (other.folder / file).unlink()
    record.write_text(text)


def test_what_digests_would_have_to_hold_is_asked(other: Copy) -> None:
    other.add(
        "models/records/job.py", "    title =", "    urgent = fields.BooleanField(default=False)\n"
    )
    asked, _ = other.refused("-m", "api", "migrate", "--new", "urgent_jobs")
    assert asked.startswith("job: what of the digests of rows that get a value in the column")
    assert written(other.folder) == []


def test_records_that_make_no_schema_are_told_in_a_line(other: Copy) -> None:
    other.add(
        "models/records/job.py", '        table = "job"', '        indexes = (("nothing",),)\n'
    )
    job = other.folder / "models/records/job.py"
    job.write_text(
        job.read_text().replace(
            '        indexes = (("company_id", "id")', "        others = ((1, 2)"
        )
    )
    (line,) = other.refused("-m", "api", "migrate", "--new", "nothing")
    assert line.startswith("The records make no schema. ")
    assert written(other.folder) == []


def written(folder: Path) -> list[Path]:
    """Steps that the history did not have."""
    return [*folder.glob(f"migrations/*/models/{NEXT}_*")]


async def lacking(history: str) -> list[str]:
    """What the last step of a history lacks. Like all that opens a database, in a process of its own."""
    return await differences(Path(history))


async def begun(history: str) -> list[Dialect]:
    """Writes a first step; the engines in whose step the whole schema stands."""
    folder = Path(history)
    await write_steps(folder, "init", datetime.now(UTC), by_hand=False)
    return [each for each in Dialect if await _is_whole(each, folder / each / "models")]


async def _is_whole(dialect: Dialect, folder: Path) -> bool:
    return last(folder, steps_in(folder)) == (await present(dialect)).schema


async def gone_on(history: str) -> list[str]:
    """The files of one more step."""
    return await write_steps(Path(history), "again", datetime.now(UTC), by_hand=False)


def test_the_first_step_is_the_whole_schema_and_says_so_itself(
    tmp_path: Path, apart: Apart
) -> None:
    assert apart.run(begun, str(tmp_path)) == list(Dialect)
    (tmp_path / "kept").mkdir()
    shutil.copy(kept_file(HISTORY, steps(Dialect.SQLITE)[-1]), tmp_path / "kept/0.json")
    assert apart.run(gone_on, str(tmp_path)) == []


@pytest.mark.parametrize("name", ["", "1st", "Name", "two words", "../up", "a" * 101, "naïve"])
async def test_a_name_is_a_word(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="begins with a letter"):
        await write_steps(tmp_path, name, datetime.now(UTC), by_hand=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("dialect", Dialect)
def test_the_engines_have_the_same_steps(dialect: Dialect, tmp_path: Path, apart: Apart) -> None:
    history = shutil.copytree(HISTORY, tmp_path / "migrations")
    newest = steps(dialect)[-1]
    (history / dialect / "models" / newest).unlink()
    number, _, name = newest.removesuffix(".py").split("_", 2)
    with pytest.raises(Unusable, match=f"Only one engine has the step {number}_{name}"):
        apart.run(lacking, str(history))


def test_a_step_that_cannot_be_read_is_told(tmp_path: Path, apart: Apart) -> None:
    history = shutil.copytree(HISTORY, tmp_path / "migrations")
    newest = history / "postgres" / "models" / steps(Dialect.POSTGRES)[-1]
    for text in ("MODELS_STATE = (", "MODELS_STATE = 'eA=='", "OTHER = 1"):
        newest.write_text(text)
        with pytest.raises(Unusable, match=rf"The MODELS_STATE of {newest.name} cannot be read\."):
            apart.run(lacking, str(history))


def test_the_database_that_is_kept_is_one_of_the_last_step(tmp_path: Path, apart: Apart) -> None:
    history = shutil.copytree(HISTORY, tmp_path / "migrations")
    file = kept_file(history, steps(Dialect.SQLITE)[-1])
    file.write_text(file.read_text().replace('"event_hash"', '"event_digest"'))
    (line,) = apart.run(lacking, str(history))
    assert "is of another step (hire.event_digest, hire.event_hash)" in line
    file.write_text(file.read_text()[:1000])
    (line,) = apart.run(lacking, str(history))
    assert f"kept/{file.name} is of another step" in line
