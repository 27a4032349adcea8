"""Loading course packs: what comes with the program, what an institution adds, what is refused and where."""

import hashlib
import importlib.resources
import os
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.courses.pack import MAX_BYTES, Pack, examine, load_all, version_key
from console.errors import ConsoleError, PackReason
from console.model import CourseRef, Thresholds

SHIPPED = importlib.resources.files("resources") / "courses"
GOWNING = (SHIPPED / "GMP-GWN-B.toml").read_text(encoding="utf-8")


def load(source: Path | Traversable | bytes, name: str | None = None) -> Pack:
    """The pack, or the first thing that is wrong with it."""
    pack, troubles = examine(source, name)
    if pack is None:
        raise troubles[0]
    return pack


def refusal(source: str | bytes) -> ConsoleError:
    with pytest.raises(ConsoleError) as caught:
        load(source.encode() if isinstance(source, str) else source, "pack.toml")
    assert caught.value.detail["file"] == "pack.toml"
    return caught.value


def changed(old: str, new: str) -> tuple[str, int]:
    """The gowning pack with its first `old` replaced, and the line where that happened."""
    at = GOWNING.index(old)
    return GOWNING.replace(old, new, 1), GOWNING.count("\n", 0, at) + 1


@pytest.fixture(scope="module")
def gowning() -> Pack:
    return load(SHIPPED / "GMP-GWN-B.toml")


def test_gowning_holds_what_its_page_promises(gowning: Pack) -> None:
    assert len(gowning.steps) == 17
    assert len(gowning.critical_errors) == 9
    assert [criterion.id for criterion in gowning.criteria] == [f"C{n}" for n in range(1, 21)]
    assert {step.id for step in gowning.steps} == {
        criterion.step for criterion in gowning.criteria if criterion.by == "machine"
    }
    assert len(gowning.oral_questions) == gowning.pass_rule.oral_questions_right == 2
    assert gowning.pass_rule.steps_share_percent == 90


def test_hash_is_of_the_bytes_of_the_file(gowning: Pack) -> None:
    digest = hashlib.sha256(GOWNING.encode()).hexdigest()
    assert gowning.ref == CourseRef("GMP-GWN-B", gowning.version, digest)
    assert load((GOWNING + "\n# one more word\n").encode(), "x").sha256 != digest


def test_step_is_found_by_id_and_place(gowning: Pack) -> None:
    step = gowning.step("coverall")
    assert step is not None
    assert step.short == "Coverall, nothing touched"
    assert gowning.index("coverall") == 10
    assert gowning.step("nowhere") is None
    assert gowning.index("nowhere") is None


def test_a_course_may_say_when_somebody_needs_help(gowning: Pack) -> None:
    assert gowning.thresholds == Thresholds()
    source, _ = changed("[pass]", "[thresholds]\nidle_s = 90\nstuck_percent = 250\n[pass]")
    own = load(source.encode(), "own.toml").thresholds
    assert own == Thresholds(idle_s=90, stuck_percent=250)


def test_code_has_a_title_critical_or_not(gowning: Pack) -> None:
    assert gowning.title_of("OUTER_TOUCHES_FLOOR") == "Outer garment touches floor"
    assert gowning.title_of("GLOVE_CUFF_ROLLED") == "Glove cuff rolled"
    assert gowning.title_of("NO_SUCH") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "health"', 'id = "Health"', "id: "),
        ('id = "wash"', 'id = "health"', "health is already the id of item 1"),
        ('code = "BAD_PACK_USED"', 'code = "TORN_GLOVE_KEPT"', "already the code"),
        ('code = "HAIR_SHOWING"', 'code = "BOTH_DOORS_OPEN"', "a critical error already"),
        ('id = "C21"', 'id = "C18"', "the id of a criterion already"),
        ('step = "hood"', 'step = "hoood"', "hoood is not a step of this pack"),
        ('["MASK_GAP"]', '["MASK_GAPP"]', "MASK_GAPP is not an error of this pack"),
        ('["MASK_GAP"]', '["MASK_GAP", "MASK_GAP"]', "named twice"),
        ('["MASK_GAP"]', "[]", "needs evidence"),
        ("typical_s = 80", 'typical_s = "80 s"', "expected int, got str"),
        ("typical_s = 80", "typical_s = 80.0", "expected int, got float"),
        ("typical_s = 80", "typical_s = true", "expected int, got bool"),
        ("typical_s = 80", "typical_min = 80", "typical_min: is not a key"),
        ("duration_min = 20", "duration_min = 1200", "duration_min: "),
        ("duration_min = 20", "duration_min = 480", "are the units right?"),
        ("typical_s = 120", "typical_s = 3000", "are the units right?"),
        ("steps_share_percent = 90", "steps_share_percent = 0", "steps_share_percent: "),
        ("critical_errors = 0", "critical_errors = 1", "critical_errors: "),
        ("oral_questions_right = 2", "oral_questions_right = 3", "only 2 oral questions"),
        ('mode = "training"', 'mode = "assess"', "mode: "),
        ('version = "1.0"', 'version = "1.0\\n"', "version: "),
        ('version = "1.0"', 'version = "v1"', "version: "),
        ('title = "Gowning Grade B"', 'title = "Gowning\\u202e B"', "can not be printed"),
        ('title = "Gowning Grade B"', 'title = " Gowning"', "begins or ends with a space"),
        ('title = "Gowning Grade B"', 'title = ""', "title: "),
        ('short = "Mask"', 'short = "Mask over nose and mouth, no gap"', "px wide, a tile has 154"),
        ('first = "hood"', 'first = "hoood"', "hoood is not a step of this pack"),
        ('first = "hood"', 'first = "health"', "does not come after the stage before it"),
        ('first = "health"', 'first = "wash"', "begins with the first step, health"),
        ('by = "machine"', 'by = "robot"', "by: "),
        ('sop = "SOP', 'thresholds = {idle_s = 5}\nsop = "SOP', "idle_s: "),
        ('sop = "SOP', 'thresholds = {idle_min = 2}\nsop = "SOP', "idle_min: "),
        ('sop = "SOP', 'sha256 = "00"\nsop = "SOP', "sha256: "),
    ],
)
def test_fault_is_told_with_its_line(old: str, new: str, said: str) -> None:
    source, line = changed(old, new)
    pack, troubles = examine(source.encode(), "pack.toml")
    assert pack is None
    error = next(one for one in troubles if said in str(one.detail["what"]))
    assert error.reason is PackReason.BAD_FIELD
    # The two plausibility faults stand at duration_min, wherever the odd number is.
    at_duration = "units" in said
    assert error.detail["line"] == (
        GOWNING[: GOWNING.index("duration_min")].count("\n") + 1 if at_duration else line
    )


def test_missing_key_is_told_at_its_table() -> None:
    source, line = changed('title = "Put on the hood"\n', "")
    error = refusal(source)
    assert error.detail["what"] == "steps: misses the key title"
    assert error.detail["line"] == line - 2


def test_machine_criterion_without_step_is_refused() -> None:
    source, _ = changed('by = "machine"\nstep = "health"\n', 'by = "machine"\n')
    assert "needs a step" in str(refusal(source).detail["what"])


def test_training_needs_critical_errors_and_outreach_does_not_expire() -> None:
    first = (SHIPPED / "OUT-GWN.toml").read_text(encoding="utf-8")
    assert "needs critical errors" in str(
        refusal(first.replace("outreach", "training", 1).replace("outreach", "training")).detail["what"]
    )
    assert "could expire" in str(
        refusal(first.replace("[pass]", "expires_months = 3\n[pass]")).detail["what"]
    )


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (b'id = "A"\nid = "B"\n', 2),
        (b'id = "A"\nversion = \n', 2),
        (b'id = "A"\n\n# \xff\n', 3),
        (b'id = """never\nended', 2),
        (b"x = " + b"[" * 990 + b"\n" + b"[" * 990, 1),
        (b"\n" + b"a." * 600 + b"a = 1", 2),
        (b"x = " + b"9" * 900 + b"_" + b"9" * 90, 1),
        (b"#" * (MAX_BYTES + 1), 1),
        (b"x = {" + b"a={" * 300 + b"\n", 1),
        ("﻿id = 1".encode(), 1),
        (b"\x00", 1),
    ],
)
def test_hostile_text_is_refused_with_a_line(source: bytes, line: int) -> None:
    error = refusal(source)
    assert isinstance(error.detail["line"], int)
    assert error.detail["line"] == line
    assert str(error.detail["what"]).isprintable()


def test_deep_but_closed_nesting_ends_as_a_refusal() -> None:
    for depth in (50, 300, 950):
        error = refusal("x = " + "[" * depth + "\n" + "]" * depth)
        assert error.reason in (PackReason.BAD_FIELD, PackReason.BAD_TOML)


def test_key_with_control_characters_is_not_passed_on() -> None:
    assert "\x1b" not in str(refusal('"\\u001b[2J" = 1\n').detail["what"])


def test_dotted_keys_do_not_take_quadratic_time() -> None:
    line = "a" + ".a" * 490 + " = 1"
    refusal("\n".join(f"b{n}.{line}" for n in range(MAX_BYTES // 1000)))


def test_institution_adds_packs_and_versions_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(GOWNING.replace('"GMP-GWN-B"', '"SITE-1"'), encoding="utf-8")
    for version in ("1.9", "1.10"):
        text = GOWNING.replace('version = "1.0"', f'version = "{version}"')
        (tmp_path / f"newer {version}.toml").write_text(text, encoding="utf-8")
    packs, troubles = load_all(tmp_path, tmp_path / "not there")
    assert troubles == []
    versions = [(pack.id, pack.version) for pack in packs if pack.id in ("GMP-GWN-B", "SITE-1")]
    assert versions == [
        ("GMP-GWN-B", "1.0"),
        ("GMP-GWN-B", "1.9"),
        ("GMP-GWN-B", "1.10"),
        ("SITE-1", "1.0"),
    ]


def test_bad_packs_are_told_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("id = 1", encoding="utf-8")
    (tmp_path / "b.toml").mkdir()
    (tmp_path / "c.toml").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "d.toml")
    (tmp_path / "e.toml").write_text(GOWNING.replace('"GMP-GWN-B"', '"SITE-1"'), encoding="utf-8")
    (tmp_path / ".hidden.toml").write_text("", encoding="utf-8")
    packs, troubles = load_all(tmp_path)
    assert "SITE-1" in {pack.id for pack in packs}
    told = {str(trouble.detail["file"]): trouble.reason for trouble in troubles}
    assert list(told.values()) == [
        PackReason.BAD_FIELD,
        PackReason.UNREADABLE,
        PackReason.UNREADABLE,
        PackReason.UNREADABLE,
    ]


def test_same_version_with_other_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy.toml").write_text(GOWNING, encoding="utf-8")
    (tmp_path / "forged.toml").write_text(GOWNING.replace("percent = 90", "percent = 10"), encoding="utf-8")
    packs, troubles = load_all(tmp_path)
    assert [pack.pass_rule.steps_share_percent for pack in packs if pack.id == "GMP-GWN-B"] == [90]
    assert len(troubles) == 1
    assert "new version" in str(troubles[0].detail["what"])


def test_versions_sort_by_number() -> None:
    assert sorted(["1.10", "1.9", "2.0", "1.9.1"], key=version_key) == ["1.9", "1.9.1", "1.10", "2.0"]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    source = GOWNING
    for old, new in (
        ("duration_min = 20", 'duration_min = "20"'),
        ('short = "Mask"', 'short = ""'),
        ("\nrequired = true", '\nrequired = "yes"'),
    ):
        source = source.replace(old, new, 1)
    pack, troubles = examine((source + "[thresholds]\nidle_s = 1\nhaste = 2\n").encode())
    assert pack is None
    told = [str(one.detail["what"]).partition(":")[0] for one in troubles]
    assert told == ["duration_min", "short", "required", "idle_s", "haste"]
    lines = [int(one.detail["line"]) for one in troubles]
    assert lines == sorted(lines)


def test_a_wrong_name_is_told_wherever_it_stands() -> None:
    source = GOWNING.replace('step = "hood"', 'step = "hoood"').replace('["MASK_GAP"]', '["MASK"]')
    _, troubles = examine(source.encode())
    assert [one.detail["what"] for one in troubles] == [
        "step: hoood is not a step of this pack",
        "evidence: MASK is not an error of this pack",
    ]


def test_a_file_of_nothing_but_faults_is_told_in_part() -> None:
    _, troubles = examine(("[[steps]]\nx = 1\n" * 400).encode())
    assert len(troubles) == 50


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(GOWNING) - 1), st.sampled_from([*"[]{}\"'=.,#\n\\0aZ- ", "\x00", "é"]), st.booleans()
)
def test_damaged_pack_loads_or_is_refused(at: int, letter: str, insert: bool) -> None:
    source = GOWNING[:at] + letter + GOWNING[at if insert else at + 1 :]
    try:
        load(source.encode(), "damaged.toml")
    except ConsoleError as error:
        assert 1 <= int(error.detail["line"]) <= source.count("\n") + 1
