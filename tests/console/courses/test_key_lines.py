"""Where keys stand: checked against documents that tomllib reads, however they are written."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from console.courses.key_lines import KeyLines, KeyPath

SAMPLE = '''# a comment = 1
id = "A"   # id = "B"
"odd.key" = 1
text = """
[[steps]]
id = "not a key"
"" still text """""
raw = \'\'\'
] } # nothing
\'\'\'

[pass]
share.percent = 90
when = 2026-01-02 03:04:05
[[steps]]
id = "a"
[steps.more]
x = 1
[[steps]]
id = \'b\'
list = [
  1, # one
  [2, 3],
  { p = "}", q.r = [
      "]",
  ] },
]
empty = []
none = {}
[[ steps . "deep er" ]]
y = 1
'''

EXPECTED: dict[KeyPath, int] = {
    ("id",): 2,
    ("odd.key",): 3,
    ("text",): 4,
    ("raw",): 8,
    ("pass",): 12,
    ("pass", "share", "percent"): 13,
    ("pass", "when"): 14,
    ("steps",): 15,
    ("steps", 0): 15,
    ("steps", 0, "id"): 16,
    ("steps", 0, "more"): 17,
    ("steps", 0, "more", "x"): 18,
    ("steps", 1): 19,
    ("steps", 1, "id"): 20,
    ("steps", 1, "list"): 21,
    ("steps", 1, "list", 0): 22,
    ("steps", 1, "list", 1, 1): 23,
    ("steps", 1, "list", 2, "p"): 24,
    ("steps", 1, "list", 2, "q", "r", 0): 25,
    ("steps", 1, "empty"): 28,
    ("steps", 1, "none"): 29,
    ("steps", 1, "deep er", 0): 30,
    ("steps", 1, "deep er", 0, "y"): 31,
}


def test_every_way_of_writing_a_key_is_found() -> None:
    tomllib.loads(SAMPLE)
    lines = KeyLines(SAMPLE)
    assert {path: lines.line(path) for path in EXPECTED} == EXPECTED


def test_windows_line_ends_count_the_same() -> None:
    lines = KeyLines(SAMPLE.replace("\n", "\r\n"))
    assert lines.line(("steps", 1, "none")) == 29


def test_unknown_place_falls_back_to_what_is_around_it() -> None:
    lines = KeyLines(SAMPLE)
    assert lines.line(("steps", 1, "missing")) == 19
    assert lines.line(("nowhere", 7)) == 1


keys = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=6)
leaves = st.integers(-9, 9) | st.booleans() | st.text(st.sampled_from("\"'#[]{}=,.\\ \nab"), max_size=8)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
)


def quoted(text: str) -> str:
    special = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return '"' + "".join(special.get(letter, letter) for letter in text) + '"'


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[\n# [x]\n" + "".join(f"{written(item)} ,\n" for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + " }"
    return str(value)


@given(st.dictionaries(keys, values, max_size=5))
def test_any_document_is_followed_to_its_end(document: dict[str, Any]) -> None:
    source, starts = "", {}
    for key, value in document.items():
        starts[key] = source.count("\n") + 1
        source += f"{quoted(key)} = {written(value)}\n"
    assert tomllib.loads(source) == document
    lines = KeyLines(source)
    assert {key: lines.line((key,)) for key in document} == starts
