"""What a process that is forked finds imported: everything that serves, and what the commands take."""

import api.app
import api.cli.commands
import api.cli.explain
import api.cli.people
import api.cli.serve
import api.cli.template
import tests.chaos.served

__all__ = ["api", "tests"]
