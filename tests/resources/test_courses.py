"""The packs that come with the program: whole, in their own words, and about actions."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from console.courses.content import Pack
from console.courses.pack import examine, load_all
from resources.courses import generate
from tests.support.json_schema import fits

PACKS, TROUBLES = load_all()
TRAINING = [pack for pack in PACKS if pack.mode == "training"]


def test_all_fourteen_are_there_and_load() -> None:
    assert TROUBLES == []
    assert {(pack.id, pack.mode, pack.duration_min) for pack in PACKS} == {
        ("GMP-BIO", "training", 20),
        ("GMP-BSC", "training", 15),
        ("GMP-CLN", "training", 20),
        ("GMP-DOC", "training", 10),
        ("GMP-DSP", "training", 15),
        ("GMP-EMN", "training", 15),
        ("GMP-FIL", "training", 15),
        ("GMP-GWN-B", "training", 20),
        ("GMP-GWN-CD", "training", 15),
        ("GMP-HND", "training", 10),
        ("GMP-LCL", "training", 15),
        ("GMP-TRF", "training", 10),
        ("OUT-GMP", "outreach", 8),
        ("OUT-GWN", "outreach", 8),
    }


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_ours_are_drafts_that_name_public_sources(pack: Pack) -> None:
    assert pack.draft
    assert len(pack.sources) >= 2


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_error_speaks_against_some_machine_criterion(pack: Pack) -> None:
    spoken = {code for one in pack.criteria if one.by == "machine" for code in one.evidence}
    assert spoken == {error.code for error in (*pack.critical_errors, *pack.errors)}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_every_step_has_its_criterion_and_every_criterion_its_events(pack: Pack) -> None:
    watched = [one.step for one in pack.criteria if one.by == "machine"]
    assert watched == [step.id for step in pack.steps]
    assert all(one.step and one.evidence for one in pack.criteria)


@pytest.mark.parametrize("pack", TRAINING, ids=lambda pack: pack.id)
def test_training_asks_a_person_too_and_expires(pack: Pack) -> None:
    assert pack.expires_months
    assert pack.standard
    assert pack.pass_rule.steps_share_percent == 90
    assert pack.pass_rule.oral_questions_right == 2 <= len(pack.oral_questions)
    assert any(one.by == "person" and one.required for one in pack.criteria)
    assert len(pack.critical_errors) >= 4


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_the_room_reads_few_stages(pack: Pack) -> None:
    assert 4 <= len(pack.stages) <= 8


def test_codes_say_what_was_done_and_never_what_was_wanted() -> None:
    """A headset reports what it saw; whether a criterion is met is for the console to say."""
    wanted = re.compile(r"_(MET|OK|PASSED|FAILED|CORRECT|WRONGLY)\b|^C\d+")
    for pack in PACKS:
        assert not [error.code for error in pack.errors if wanted.search(error.code)]


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def alike(one: str, other: str) -> bool:
    """The same words but for a few: said twice."""
    a, b = words(one), words(other)
    return len(a & b) > 0.7 * len(a | b)


@pytest.mark.parametrize(
    "texts",
    [
        lambda pack: [step.hint for step in pack.steps],
        lambda pack: [one.title for one in pack.criteria],
        lambda pack: [one.question for one in pack.oral_questions],
        lambda pack: [one.answer for one in pack.oral_questions],
    ],
    ids=["hints", "criteria", "questions", "answers"],
)
def test_no_two_packs_say_the_same(texts: Callable[[Pack], list[str]]) -> None:
    said = [(pack.id, text) for pack in PACKS for text in texts(pack)]
    assert [text for text, count in Counter(text for _, text in said).items() if count > 1] == []
    pairs = [
        (one, other) for one, other in combinations(said, 2) if one[0] != other[0] and alike(one[1], other[1])
    ]
    assert pairs == []


FOLDER = Path(__file__).parents[2] / "resources" / "courses"
SCHEMA = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))
FILES = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.toml")}


def test_schema_is_the_one_that_the_types_give() -> None:
    made = generate.text()
    assert (FOLDER / "schema.json").read_text(encoding="utf-8") == made
    assert "\\Z" not in made, "not known outside Python"
    assert all(one.get("description") for one in SCHEMA["$defs"].values())


def test_schema_takes_what_the_program_takes() -> None:
    assert len(FILES) == 14
    for source in FILES.values():
        assert fits(tomllib.loads(source), SCHEMA, SCHEMA)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("duration_min = 15", 'duration_min = "15"'),
        ("duration_min = 15", "duration_min = 0"),
        ("duration_min = 15", "duration_h = 1"),
        ('id = "GMP-FIL"', 'id = "GMP FIL"'),
        ('by = "person"', 'by = "nobody"'),
        ('short = "Alarm, stop line"', 'short = ""'),
        ('title = "Recognise the alarm and stop the line"\n', ""),
        ("critical_errors = 0", "critical_errors = 1"),
        ('approved_by = ""', 'sha256 = ""'),
    ],
)
def test_schema_refuses_what_the_program_refuses(old: str, new: str) -> None:
    source = FILES["GMP-FIL.toml"].replace(old, new, 1)
    assert source != FILES["GMP-FIL.toml"]
    assert not fits(tomllib.loads(source), SCHEMA, SCHEMA)
    assert examine(source.encode())[0] is None


def test_page_tells_of_every_key() -> None:
    page = (FOLDER.parent / "docs" / "course-packs.md").read_text(encoding="utf-8")
    assert [key for key in SCHEMA["properties"] if not re.search(rf"[`\[]{key}[`\]]", page)] == []
