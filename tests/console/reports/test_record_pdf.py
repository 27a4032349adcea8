"""The paper says what the record says, and what people wrote is only ever words on it."""

import json
import re
import subprocess
import zlib

import pytest

from console.model import Meaning, Trainee
from console.reports import record_pdf
from console.reports.dossier import cases
from console.reports.record_pdf import facts
from console.reports.typesetting import Print, Printer
from console.reports.wording import PRACTICE
from tests.console.reports.conftest import NOON
from tests.support.runs import GOWNING

HOSTILE = [
    '#panic(1) #read("/etc/passwd") #eval("1")',
    "$ x^2 $ [x] {y} <label> @ref _under_ *strong* `raw`",
    'back\\slash \\u{41} "quotes" ’single’ // comment /* more */',
    "= Heading\n- list\n+ more\n/ term: x",
    '#import "@preview/x:1.0.0": *',
    "https://example.org/~user --- ... -? ~ ",
    "\u202edlog desrever\u202c \u2066x\u0007",
    "שלום עולם مرحبا بالعالم",
    "e\u0301\u0327\u0308" * 20,
    "👩🏽‍🔬 🧤 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Gwynfor-Prydderch ap R",
    "x" * 3000,
    "{{",
    "",
]


@pytest.fixture(scope="module")
def printer():
    printer = Printer()
    yield printer
    printer.close()


def made(packed):
    seq, digest = packed.records.head()
    return Print(NOON, "J. Price", packed.records.console, seq, digest, "pack.zip")


def first_case(packed):
    return next(iter(cases(packed.records, [GOWNING])))


def page_count(pdf):
    return max(int(count) for count in re.findall(rb"/Count (\d+)", inflated(pdf)))


def inflated(pdf):
    """Bytes of a PDF with its streams opened, as far as they are deflated."""
    out = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            out.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(out)


def words(value):
    return json.dumps(value, ensure_ascii=False)


def test_the_paper_holds_what_an_auditor_asks_for(packed):
    said = facts(first_case(packed), made(packed))
    assert ["Trainee", "Rhiannon Prydderch-Jones"] in said["who"]
    assert ["ULN", "4827 1911 73"] in said["who"]
    assert ["Identity", "passport, seen by J. Price"] in said["who"]
    assert ["Equipment", "headset VR-0112, app gowning/2.4.1"] in said["what"]
    assert ["Content", "draft, approved by: none"] in said["what"]
    assert said["outcome"] == "Not yet competent"
    assert said["errors"][0][0].startswith(GOWNING.critical_errors[0].code)
    assert re.fullmatch(r"\d+, \d\d:\d\d:\d\d", said["errors"][0][2])
    assert said["hash"].replace(" ", "") == packed.record.hash
    assert said["practice"] == PRACTICE
    assert said["check"] == "python3 -I verify.py pack.zip"
    assert "Draft content" in words(said["banners"])


def test_evidence_comes_person_first_then_not_met_and_the_rest_at_the_end(packed):
    said = facts(first_case(packed), made(packed))
    ids = [row[0].split()[0] for row in said["evidence"]]
    assert ids[:5] == ["C18", "C19", "C20", "C21", "C22"]
    assert ids[5:7] == ["C10", "C14"]
    assert said["evidence"][-1][0] == "C1 to C9, C11 to C13, C15 to C17: 15 criteria"
    assert len(said["rest"]) == 15 and {row[1] for row in said["rest"]} == {"met"}


def test_each_signature_shows_meaning_name_time_zone_components_key_and_entry(packed):
    said = facts(first_case(packed), made(packed))
    meaning, components, name, role, time, zone, key, entry, _ = said["signatures"][0]
    assert (meaning, components, name, role) == (
        "Assessed",
        "user id, passphrase",
        "J. Price",
        "assessor, qualified",
    )
    assert (time, zone) == ("24 Nov 2026, 10:00:00 UTC", "local +00:00, clock drifting")
    assert key.startswith("key ") and entry.startswith("entry ")
    assert [row[0] for row in said["signatures"]] == ["Assessed", "Witnessed", "Countersigned", "Verified"]
    assert "“Understood, I did not feel the floor.”" in said["read"]


def test_what_is_not_signed_void_or_amended_says_so(packed):
    staff, person = packed.audited.staff, packed.rhiannon
    unsigned = packed.audited.decide(person, attempt=2)
    void = packed.audited.signed(person, attempt=3)
    staff.sign("gparry", void, Meaning.VOIDED, note="wrong headset")
    amended = packed.audited.signed(person, attempt=4)
    criteria = [{**one, "result": "met"} for one in amended.body["criteria"]]
    body = {**amended.body, "criteria": criteria, "reason": "oral 2 entered for oral 1"}
    packed.records.append_all([draft_amendment(packed, amended, body)])
    said = {case.entry.hash: facts(case, made(packed)) for case in cases(packed.records, [GOWNING])}
    assert "Not signed" in words(said[unsigned.hash]["banners"])
    assert "Void" in words(said[void.hash]["banners"])
    assert "Reason: wrong headset" in words(said[void.hash]["signatures"])
    assert "Superseded" in words(said[amended.hash]["banners"])
    assert "Verified" not in words(said[amended.hash]["signatures"])
    assert (
        f"Amendment of the decision in entry {amended.seq}. It said: C10 not met, C14 not met, C18 not met."
        in (words(list(said.values())[-1]["banners"]))
    )
    assert "4 (attempt 3: 24 Nov 2026, not yet competent; 2 before)" in words(said[amended.hash]["what"])


def draft_amendment(packed, record, body):
    from console.records import Draft

    body = {**body, "supersedes": record.id}
    actor = packed.audited.staff.ids["jprice"]
    return Draft("assessment.amended", record.subject, body, course=GOWNING.ref, actor=actor)


def test_an_erased_person_is_a_pseudonym_on_paper(packed):
    packed.records.people.erase(packed.rhiannon, "asked for it")
    said = facts(first_case(packed), made(packed))
    assert said["who"][:2] == [["Trainee", "name erased"], ["Pseudonym", packed.rhiannon]]


def test_a_course_pack_that_is_gone_leaves_ids(packed):
    case = next(iter(cases(packed.records, [])))
    said = facts(case, made(packed))
    assert said["evidence"][0][0] == "C18"
    assert ["Content", "course pack not on this console"] in said["what"]


def test_the_same_record_prints_the_same_bytes(packed, printer):
    case = first_case(packed)
    pdf = record_pdf.pdf(printer, case, made(packed))
    assert pdf == record_pdf.pdf(printer, case, made(packed))
    assert page_count(pdf) == 2
    assert b"pdfaid:part" in inflated(pdf)


def test_the_paper_carries_its_own_letters(packed, printer):
    pdf = inflated(record_pdf.pdf(printer, first_case(packed), made(packed)))
    assert set(re.findall(rb"\+(Inter-\w+)", pdf)) >= {b"Inter-Regular", b"Inter-Bold", b"Inter-SemiBold"}
    assert b"Libertinus" not in pdf


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_wrote_is_printed_and_never_read_as_markup(packed, printer, text):
    record = packed.audited.decide(packed.other, attempt=7, reason=text, feedback=f"{text}.", adjustment=text)
    case = next(case for case in cases(packed.records, [GOWNING]) if case.entry.hash == record.hash)
    said = facts(case, made(packed))
    for part in ("reason", "feedback", "adjustment"):
        assert not any(ord(c) in range(0x202A, 0x202F) or ord(c) < 32 for c in said[part])
    assert page_count(record_pdf.pdf(printer, case, made(packed))) >= 2


def test_letters_that_no_font_has_stand_as_their_numbers(packed, printer):
    person = packed.audited.enrol(Trainee("Wen \U000e0100Li \U0001f9e4\u0378\ue000"))
    record = packed.audited.decide(person)
    case = next(case for case in cases(packed.records, [GOWNING]) if case.entry.hash == record.hash)
    assert page_count(record_pdf.pdf(printer, case, made(packed))) == 2


def test_a_long_name_stays_on_the_paper(packed, printer):
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Gwynfor-Prydderch ap R"[:80]
    person = packed.audited.enrol(Trainee(name))
    record = packed.audited.signed(person)
    case = next(case for case in cases(packed.records, [GOWNING]) if case.entry.hash == record.hash)
    assert page_count(record_pdf.pdf(printer, case, made(packed))) == 2


def test_the_typesetter_is_loaded_late():
    program = "import sys, console.engine, console.reports.typesetting; sys.exit('typst' in sys.modules)"
    import sys

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
