"""Which keys can be bound to what, and what is kept."""

import pytest

from ui.keys.keymap import KeyMap
from ui.keys.table import BY_ACT, GROUPS, Act


@pytest.fixture
def keymap(qapp) -> KeyMap:
    return KeyMap()


def test_every_act_has_one_row_and_no_two_have_one_key() -> None:
    acts = [key.act for group in GROUPS for key in group.keys if key.act is not None]
    defaults = [BY_ACT[act].default for act in acts]
    assert sorted(acts) == sorted(Act)
    assert len(set(defaults)) == len(defaults)


def test_the_keys_of_the_table_could_be_chosen_by_a_person(keymap: KeyMap) -> None:
    assert {act: keymap.refusal(act, row.default) for act, row in BY_ACT.items()} == dict.fromkeys(BY_ACT, "")


@pytest.mark.parametrize(
    ("act", "keys", "said"),
    [
        (Act.HINT, "R", "R is in use: Resolved."),
        (Act.HINT, "7", "Digits are seats"),
        (Act.HINT, "Ctrl+J", "needs a single key"),
        (Act.HINT, "F5", "needs a single key"),
        (Act.HINT, "Space", "needs a single key"),
        (Act.HINT, "", "Press one key"),
        (Act.HINT, "A, B", "Press one key"),
        (Act.HINT, "nonsense", "Press one key"),
        (Act.LOCK, "L", "would act while you type"),
        (Act.LOCK, "Ctrl+Shift+L", "Ctrl+Shift+L is in use: Hand over."),
        (Act.LOCK, "Ctrl+4", "Ctrl+4 is fixed: Classes."),
        (Act.LOCK, "Ctrl+3", "Ctrl+3 is fixed: A screen."),
        (Act.LOCK, "Ctrl+C", "is fixed: Copy"),
        (Act.LOCK, "Ctrl+Return", "Ctrl+Enter is fixed"),
        (Act.LOCK, "Alt+F4", "is fixed: Closing the window."),
        (Act.LOCK, "Tab", "would act while you type"),
    ],
)
def test_a_key_that_can_not_be_is_refused_with_a_sentence(
    keymap: KeyMap, act: Act, keys: str, said: str
) -> None:
    assert said in keymap.bind(act, keys)
    assert keymap.keys(act) == BY_ACT[act].default


def test_a_freed_key_can_be_taken_and_the_table_comes_back(keymap: KeyMap) -> None:
    assert keymap.bind(Act.RESOLVED, "D") == ""
    assert keymap.bind(Act.HINT, "R") == ""
    assert (keymap.act_of("R"), keymap.act_of("D"), keymap.act_of("I")) == (Act.HINT, Act.RESOLVED, None)
    keymap.reset()
    assert keymap.kept() == {"own": {}, "single": True}


def test_what_was_kept_is_taken_as_far_as_it_still_makes_sense(keymap: KeyMap) -> None:
    keymap.take(
        {
            "own": {"live.hint": "G", "lock": "x", "gone": "B", "live.top": 7, "live.pause": "R"},
            "single": False,
        }
    )
    assert keymap.kept() == {"own": {"live.hint": "G"}, "single": False}
    keymap.take({"own": ["?"], "single": "no"})
    assert keymap.kept() == {"own": {}, "single": True}


def test_without_single_keys_only_enter_and_combinations_act(keymap: KeyMap) -> None:
    keymap.set_single_keys(False)
    assert [keymap.act_of(keys) for keys in ("R", ".", "/", "Return")] == [None, None, None, Act.ON_MY_WAY]
    assert [keymap.hint(act) for act in (Act.RESOLVED, Act.ON_MY_WAY, Act.LOCK)] == ["", "Enter", "Ctrl+L"]
