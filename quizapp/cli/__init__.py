"""The ``quizapp`` command.

Exit 0: done; 1: what was given is refused; 2: the command was used wrongly.
Results go to stdout, talk to stderr.
"""

import platform
from importlib import import_module
from importlib.metadata import version as version_of

import click

#: Where each command is, and what it does: a command is imported when it is used.
COMMANDS = {
    "run": ("serve", "run", "Serve Recto to browsers."),
    "derive": ("deriving", "command", "Derive questions from a text."),
    "check": ("sets", "check", "Look over question set files."),
    "fit": ("fitting", "fit", "Fit the scheduler to learners' own reviews."),
    "import": ("sets", "import_files", "Take question set files into the library."),
    "export": ("sets", "export", "Write a set of the library to a file."),
    "user": ("people", "group", "People: list, add, roles, reset links, erasing."),
    "db": ("database", "group", "The database: upgrade, check, backups."),
    "demo": (
        "demonstration",
        "demo",
        "Make a class of simulated learners, or take it away.",
    ),
    "mark": ("marking", "mark", "Mark answers that other programs send."),
    "report": ("reports", "group", "Reports: how well recall was predicted."),
    "schema": ("sets", "schema", "Print the JSON Schema of question set files."),
}


class Commands(click.Group):
    """The commands in ``COMMANDS`` and those defined here."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name, _ = COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(f"quizapp.cli.{module}"), name)
        return found

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing what they need."""
        said = [(name, words) for name, (_, _, words) in COMMANDS.items()]
        own = [
            (name, command.get_short_help_str())
            for name, command in self.commands.items()
        ]
        with formatter.section("Commands"):
            formatter.write_dl([*said, *own])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            # Imported here: not every command needs a database's errors.
            from quizapp.cli.work import REFUSALS, in_words

            if not isinstance(error, REFUSALS):
                raise
            raise click.ClickException(in_words(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    None, "-V", "--version", package_name="quizapp", prog_name="quizapp"
)
def root() -> None:
    """Recto: study questions, and write them from your own texts.

    Settings come from the environment (QUIZAPP_…); everything is kept in one
    data folder, which `quizapp db where` names.

    \b
    Example:
      quizapp run --port 8080
    """


@root.command(short_help="Print the versions of Recto and its parts.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def version(form: str) -> None:
    """Print the versions of Recto and of what it stands on.

    \b
    Example:
      quizapp version --format json
    """
    from quizapp.cli.work import print_pairs
    from quizapp.store import schema_care, sqlite_connection

    print_pairs(
        {
            "quizapp": version_of("quizapp"),
            "schema": schema_care.head(),
            "set file": "recto/1",
            "python": platform.python_version(),
            "sqlite": sqlite_connection.sqlite_module().sqlite_version,
            "sqlalchemy": version_of("sqlalchemy"),
            "flask": version_of("flask"),
            "granian": version_of("granian"),
        },
        form,
    )


def main() -> None:
    """Run the command that the arguments name."""
    root(prog_name="quizapp")
