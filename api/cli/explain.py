"""The SQL that a document becomes, for whoever writes a document or a field."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.settings import load_settings
from models.database.sql import Dialect


def explain(
    document: Annotated[Path, typer.Argument(help="A file of GraphQL; - for standard input.")],
    role: Annotated[
        str, typer.Option(help="Of who asks, as the schema calls it, or SUPPORT or WORKER.")
    ] = "OWNER",
    variables: Annotated[str, typer.Option(help="A JSON object.")] = "{}",
    operation: Annotated[str, typer.Option(help="Its name, where there are several.")] = "",
    dialect: Annotated[
        Dialect | None, typer.Option(help="That of DATABASE_URL where left out.")
    ] = None,
) -> None:
    """Print the SQL that a document becomes, with what is bound to it and what it costs. Nothing is run."""
    from api.cli.explanation import ExplainRequest, explanation

    text = sys.stdin.read() if str(document) == "-" else document.read_text("utf-8")
    asked = ExplainRequest(text, operation, variables, role, dialect)
    print(asyncio.run(explanation(asked, load_settings(keys=False))))
