"""Who may do what, as the page says: written apart from the rules and the tests, which are both held against it."""

from tests.guides.pages import CODE, MODELS, table

TITLE = "Who may do what"
COLUMNS = {
    "owner, administrator": ("OWNER", "ADMINISTRATOR"),
    "hiring admin": ("HIRING_ADMIN",),
    "hiring assistant": ("HIRING_ASSISTANT",),
    "finance manager": ("FINANCE_MANAGER",),
    "viewer": ("VIEWER",),
    "worker": ("WORKER",),
    "support": ("SUPPORT",),
    "a service account with such a role": ("PROGRAM",),
}
MEMBERS = tuple(
    role
    for roles in COLUMNS.values()
    for role in roles
    if role not in {"WORKER", "SUPPORT", "PROGRAM"}
)
"""Every role of a company; whoever has one sees what members see."""


def _rows() -> dict[str, dict[str, str]]:
    head, *rows = table(MODELS.section(TITLE))
    found: dict[str, dict[str, str]] = {}
    for names, *marks in rows:
        cells = {
            role: mark
            for title, mark in zip(head[1:], marks, strict=True)
            for role in COLUMNS[title]
            if mark
        }
        for name in CODE.findall(names):
            assert name not in found, f"{name} stands twice in “{TITLE}” of models/README.md"
            found[name] = cells
    return found


MAY = _rows()
"""By mutation what the page says of each role that may: "✓", or to whom ("owners"). A worker's role is "WORKER".
"PROGRAM" is what a service account may of what its role may."""


def who_may(mutation: str) -> dict[str, str]:
    """The roles that may do it, with what the page says."""
    assert mutation in MAY, f"“{TITLE}” of models/README.md lacks a row of {mutation}"
    return MAY[mutation]
