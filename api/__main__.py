"""The command line: `python -m api --help`."""

from pathlib import Path

import typer

from resolvers.schema import schema as graphql_schema

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

SCHEMA = Path("schema.graphql")


@cli.callback()
def main() -> None:
    """Milestones: hire independent contractors and pay them milestone by milestone."""


@cli.command()
def schema(
    *, check: bool = typer.Option(False, help="Write nothing; exit 1 on a difference.")
) -> None:
    """Write the schema's SDL to schema.graphql."""
    sdl = graphql_schema.as_str() + "\n"
    if check and SCHEMA.read_text() != sdl:
        typer.echo("schema.graphql is not what the code says: run `python -m api schema`.")
        raise typer.Exit(1)
    if not check:
        SCHEMA.write_text(sdl)


if __name__ == "__main__":
    cli()
