"""The command line: thin over the library. Everything heavy is imported inside the command that needs it."""

from onrecord.cli.commands import app, main

__all__ = ["app", "main"]
