"""Tampering with single entries, their columns and their order, without any key."""

import json
import unicodedata

from tests.support.tampering.file import File
from tests.support.tampering.kinds import COLUMNS, WHOLE, kind


def edit(file: File, seq: int, old: str, new: str) -> int:
    """Replace text in one entry's core."""
    (core,) = file.ask("SELECT core FROM entry WHERE seq = ?", seq)[0]
    assert old in core
    file.do("UPDATE entry SET core = ? WHERE seq = ?", core.replace(old, new), seq)
    return seq


@kind()
def a_letter_of_a_title(file):
    """The title of a class reads otherwise."""
    return edit(file, file.seq("class.planned"), "Evening A", "Evening B")


@kind()
def an_outcome(file):
    """A "not yet competent" becomes a "competent"."""
    return edit(
        file,
        file.seq("assessment.decided"),
        '"outcome":"not_yet_competent"',
        '"outcome":"competent"',
    )


@kind()
def a_critical_error_taken_out(file):
    """A run that ended with a critical error has none."""
    return edit(file, file.seq("run.closed"), '["OUTER_TOUCHES_FLOOR"]', "[]")


@kind()
def a_time_moved(file):
    """An entry was made an hour earlier."""
    return edit(file, file.seq("assessment.signed"), "T10:", "T09:")


@kind()
def a_zone_changed(file):
    """An entry was made in another time zone."""
    return edit(file, file.seq("assessment.signed"), '"offset_min":0', '"offset_min":60')


@kind()
def a_clock_that_is_trusted(file):
    """An entry's clock is better than it was."""
    return edit(file, file.seq("assessment.decided"), '"clock":"drifting"', '"clock":"trusted"')


@kind()
def an_actor_changed(file):
    """Somebody else decided."""
    actors = [file.core(file.seq("assessment.decided", number))["actor"] for number in (0, 1)]
    return edit(file, file.seq("assessment.decided"), *actors)


@kind()
def a_kind_changed(file):
    """A person's signature as witness becomes that of the verifier."""
    return edit(file, file.seq("assessment.acknowledged"), "assessment.acknowledged", "assessment.verified")


@kind()
def a_course_exchanged(file):
    """The decision stands on another version of the course."""
    sha256 = file.core(file.seq("assessment.decided"))["course"]["sha256"]
    return edit(file, file.seq("assessment.decided"), sha256, "0" * 64)


@kind()
def another_program_version(file):
    """The entry was made by another version of the program."""
    return edit(file, file.seq("run.started"), '"app":"', '"app":"9.')


@kind()
def another_trainee(file):
    """A seat goes to another person."""
    people = [file.core(file.seq("person.enrolled", number))["subject"] for number in (0, 1)]
    return edit(file, file.seq("seat.assigned"), *people)


@kind()
def another_run_s_person(file):
    """A run was another person's."""
    people = [file.core(file.seq("person.enrolled", number))["subject"] for number in (0, 1)]
    return edit(file, file.seq("run.started"), *people)


@kind()
def letters_taken_apart(file):
    """The same name in Unicode's other spelling (NFD for NFC)."""
    seq = file.seq("account.created")
    name = file.core(seq)["body"]["printed_name"]
    assert unicodedata.normalize("NFD", name) != name
    return edit(file, seq, name, unicodedata.normalize("NFD", name))


@kind()
def spaces_between(file):
    """The same JSON, set with spaces."""
    seq = file.seq("assessment.decided")
    text = json.dumps(file.core(seq), ensure_ascii=False, sort_keys=True)
    file.do("UPDATE entry SET core = ? WHERE seq = ?", text, seq)
    return seq


@kind()
def other_order(file):
    """The same JSON, its keys in another order."""
    seq = file.seq("assessment.decided")
    turned = dict(reversed(file.core(seq).items()))
    text = json.dumps(turned, ensure_ascii=False, separators=(",", ":"))
    file.do("UPDATE entry SET core = ? WHERE seq = ?", text, seq)
    return seq


@kind()
def letters_escaped(file):
    """The same JSON, its letters written as escapes."""
    return edit(file, file.seq("account.created"), "â", "\\u00e2")


@kind()
def a_key_twice(file):
    """The same key twice: who reads the last one sees another value."""
    return edit(file, file.seq("assessment.decided"), '{"actor":', '{"actor":null,"actor":')


@kind()
def a_float(file):
    """A number with a fraction, where only integers may be."""
    return edit(file, file.seq("run.closed"), '"events":', '"events":1.0e0,"event":')


@kind()
def an_integer_with_a_fraction(file):
    """3.0 for 3: the same to many a reader."""
    return edit(file, file.seq("run.started"), '"attempt":1', '"attempt":1.0')


@kind()
def a_pulse(file):
    """What somebody's heart did, put beside their decision."""
    return edit(file, file.seq("assessment.decided"), '"body":{', '"body":{"hr_bpm":121,')


@kind()
def an_end_of_text(file):
    """U+0000 in a text, after which some readers see nothing."""
    return edit(file, file.seq("assessment.decided"), '"reason":"', '"reason":"\\u0000')


@kind()
def a_field_taken_out(file):
    """An entry that does not say which program made it."""
    seq = file.seq("class.started")
    file.do("UPDATE entry SET core = json_remove(core, '$.app') WHERE seq = ?", seq)
    return seq


@kind(hidden=COLUMNS)
def the_id_beside_it(file):
    """Another id in the column, not in the text."""
    seq = file.seq("run.started")
    file.do("UPDATE entry SET id = '0192f0aa-1c00-7a11-8b22-00000000aaaa' WHERE seq = ?", seq)
    return seq


@kind(hidden=COLUMNS)
def the_console_beside_it(file):
    """Another console in the column, not in the text."""
    seq = file.seq("run.started")
    file.do("UPDATE entry SET console = '0192f0aa-1c00-7a11-8b22-00000000aaaa' WHERE seq = ?", seq)
    return seq


@kind()
def a_hash_exchanged(file):
    """The hash is that of another entry."""
    seq = file.seq("class.planned")
    file.do("UPDATE entry SET hash = (SELECT hash FROM entry WHERE seq = 2) WHERE seq = ?", seq)
    return seq


@kind()
def a_hash_in_capitals(file):
    """The same hash, spelled in capitals."""
    seq = file.seq("class.planned")
    file.do("UPDATE entry SET hash = upper(hash) WHERE seq = ?", seq)
    return seq


@kind()
def a_signature_of_the_console_exchanged(file):
    """The console's signature is that of another entry."""
    seq = file.seq("class.planned")
    file.do("UPDATE entry SET sig = (SELECT sig FROM entry WHERE seq = 2) WHERE seq = ?", seq)
    return seq


@kind()
def two_signatures_of_the_console_swapped(file):
    """Two entries have each other's."""
    one, other = file.seq("assessment.decided"), file.seq("assessment.signed")
    (first,), (second,) = file.ask("SELECT sig FROM entry WHERE seq IN (?, ?) ORDER BY seq", one, other)
    file.do("UPDATE entry SET sig = CASE seq WHEN ? THEN ? ELSE ? END WHERE seq IN (?, ?)",
            one, second, first, one, other)  # fmt: skip
    return other


@kind()
def a_signature_of_the_console_padded(file):
    """The same signature in another spelling of base64."""
    file.do("UPDATE entry SET sig = sig || '==' WHERE seq = 3")
    return 3


@kind()
def an_entry_removed(file):
    """Nobody was refused."""
    seq = file.seq("assessment.voided")
    file.do("DELETE FROM entry WHERE seq = ?", seq)
    return seq


@kind()
def an_entry_removed_and_the_rest_moved_up(file):
    """The numbers have no hole, but the texts say which they had."""
    seq = file.seq("assessment.voided")
    with file.unguarded() as db:
        db.execute("DELETE FROM entry WHERE seq = ?", (seq,))
        db.execute("UPDATE entry SET seq = -seq WHERE seq > ?", (seq,))
        db.execute("UPDATE entry SET seq = -seq - 1 WHERE seq < 0")
    return seq


@kind()
def two_entries_in_each_other_s_place(file):
    """The countersignature comes before the assessor's."""
    seq = file.seq("assessment.countersigned")
    with file.unguarded() as db:
        for old, new in ((seq, -1), (seq - 1, seq), (-1, seq - 1)):
            db.execute("UPDATE entry SET seq = ? WHERE seq = ?", (new, old))
    return seq


@kind()
def an_entry_twice(file):
    """The last entry once more, at the end."""
    last = file.last()
    file.do(
        "INSERT INTO entry (seq, console, id, core, hash, sig)"
        " SELECT seq + 1, console, 'x', core, hash, sig FROM entry WHERE seq = ?",
        last,
    )
    return last + 1


@kind()
def an_entry_put_in(file):
    """A copy of a decision in the middle; what follows has moved on."""
    seq = file.seq("assessment.signed")
    with file.unguarded() as db:
        db.execute("UPDATE entry SET seq = -seq WHERE seq >= ?", (seq,))
        db.execute("UPDATE entry SET seq = -seq + 1 WHERE seq < 0")
        db.execute(
            "INSERT INTO entry (seq, console, id, core, hash, sig)"
            " SELECT ?, console, 'x', core, hash, sig FROM entry WHERE seq = ?",
            (seq, seq - 1),
        )
    return seq


@kind()
def the_first_entry_removed(file):
    """Who began these records is not said."""
    file.do("DELETE FROM entry WHERE seq = 1")
    return 1


@kind(hidden=WHOLE)
def a_cut_tail(file):
    """The last entries are gone."""
    last = file.last()
    file.do("DELETE FROM entry WHERE seq > ?", last - 3)
    return last


@kind(hidden="of a file without entries there is no pack")
def no_entry_left(file):
    """Every entry is gone."""
    last = file.last()
    file.do("DELETE FROM entry")
    return last


@kind(hidden=WHOLE)
def an_older_copy(file):
    """The file is replaced by an older backup of it."""
    last = file.last()
    (older,) = (file.folder / "backups").glob("*.sqlite")
    file.path.write_bytes(older.read_bytes())
    return last
