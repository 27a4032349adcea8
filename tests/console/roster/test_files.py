"""Files as programs write them, and as nobody should."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import ConsoleError, PeopleReason
from console.model import PersonView
from console.roster.decoding import LARGEST_FILE, decode
from console.roster.names import clean_name
from console.roster.reading import MOST_LINES, read_file

TEXT = "Given;Family\r\nSiân;Llŷr\r\n"


def refusal(data):
    with pytest.raises(ConsoleError) as told:
        read_file(data)
    return told.value.reason


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_each_encoding_of_a_spreadsheet_is_read(data, encoding):
    roster, read_as = read_file(data)
    assert (read_as, [entry.display for entry in roster.entries]) == (encoding, ["Siân Llŷr"])


def test_an_old_encoding_is_read_and_said():
    roster, read_as = read_file("Siân Price\nŽofia O’Neill".encode("cp1252"))
    assert read_as == "windows-1252"
    assert [entry.display for entry in roster.entries] == ["Siân Price", "Žofia O’Neill"]
    assert decode("é".encode("cp1252")).is_guess and not decode("é".encode()).is_guess


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and more", PeopleReason.WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", PeopleReason.WORKBOOK),
        (b"Amina\x00 Yusuf and then a few more letters", PeopleReason.NOT_TEXT),
        (b"\xff\xfe\x00", PeopleReason.NOT_TEXT),
        (b"caf\xe9 \x81\x8d", PeopleReason.NOT_TEXT),
        (b"", PeopleReason.NOBODY_IN_IT),
        (b"Given,Family\n,\n12:30\n", PeopleReason.NOBODY_IN_IT),
        (b"a" * (LARGEST_FILE + 1), PeopleReason.FILE_TOO_LARGE),
        (b"A\n" * (MOST_LINES + 1), PeopleReason.TOO_MANY_LINES),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(data, reason):
    assert refusal(data) is reason


def test_as_many_lines_as_are_taken_are_read_against_as_many_people():
    lines = [f"Person {n:05d}x,Family" for n in range(MOST_LINES)]
    enrolled = [PersonView(str(n), f"Person {n:05d}x Family", "2026") for n in range(0, MOST_LINES, 2)]
    roster, _ = read_file(
        "\n".join(lines).encode(),
    )
    assert len(roster.entries) == MOST_LINES
    roster, _ = read_file("\n".join(lines).encode(), enrolled)
    assert sum(bool(entry.known) for entry in roster.entries) == MOST_LINES // 2


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_a_refusal(data):
    try:
        read_file(data)
    except ConsoleError as error:
        assert isinstance(error.reason, PeopleReason)


NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: clean_name(text) and any(c.isalpha() for c in clean_name(text))
)


@given(st.lists(st.tuples(NAME, NAME), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_comes_back(rows, separator):
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([("Given", "Family"), *rows])
    roster, _ = read_file(file.getvalue().encode("utf-8-sig"))
    assert [(e.given, e.family) for e in roster.entries] == [(clean_name(g), clean_name(f)) for g, f in rows]
