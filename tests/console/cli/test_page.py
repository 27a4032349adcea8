"""`resources/docs/command-line.md` names every command and every option, and none that there is not."""

import re
from collections import defaultdict
from pathlib import Path

from console.cli import leaves, parser
from ui.demo import options

PAGE = (Path(__file__).parents[3] / "resources" / "docs" / "command-line.md").read_text(encoding="utf-8")
OF_MANY = {"--help", "--data", "--key-file", "--user", "--passphrase-file", "--interface"}
"""Explained once, at the head of the page; `--database` is at the head of the hub's."""
OPTION = re.compile(r"--[a-z][a-z-]*")


def test_the_page_has_every_command_with_its_options() -> None:
    told = defaultdict[str, set[str]](set)
    for line in re.findall(r"^    \w.*(?:\n     +.*)*", PAGE, re.MULTILINE):
        words = re.match(r"(?:[a-z]+ ?)+(?![a-z])", line.strip())
        assert words is not None, line
        told[words[0].strip()] |= set(OPTION.findall(line))
    there = {}
    for leaf in leaves(parser((), options)):
        known = {option for option in leaf._option_string_actions if OPTION.fullmatch(option)}
        command = leaf.prog.partition(" ")[2]
        there[command] = known - OF_MANY - ({"--database"} if command.startswith("hub ") else set())
    assert told == there
    assert {option for option in OF_MANY if option not in PAGE} == set()
