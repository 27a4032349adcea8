"""Where lines belong, for any way in which they may come: nothing is lost, blocked or taken for a fork."""

from hypothesis import given, settings
from hypothesis import strategies as st

from console.hub import placing
from console.hub.lines import Broken, Examined, Spine, Whole
from console.hub.placing import Chain, Placed
from console.sync.wire import Line

CHAIN = "5f0c1e7a-3b52-4d8e-9a41-0c7be2d61f93"


def whole(seq: int, branch: str = "") -> Whole:
    prev = None if seq == 1 else f"{seq - 1}{branch}"
    line = Line("", f"{seq}{branch}", "")
    return Whole(line, Spine(f"id {seq}{branch}", CHAIN, seq, prev, "tea.made"), None, ())


def broken(seq: int, *, readable: bool) -> Broken:
    return Broken(Line("", f"{seq}", "broken"), "", seq if readable else None, CHAIN)


class Hub:
    """What the tables would hold of one chain, and what each POST does to it."""

    def __init__(self) -> None:
        self.chain = Chain(CHAIN, "site", is_askers=True)

    def post(self, lines: list[Examined]) -> list[str]:
        placed, said = Placed(self.chain), []
        for one, lies_at in zip(lines, placing.places(lines), strict=True):
            if isinstance(one, Broken):
                placing.refuse(placed, one, lies_at, "bad_signature")
                said.append("bad_signature")
            else:
                said.append(placing.place(placed, one))
        self.chain.refused = {seq for seq in self.chain.refused if seq > self.chain.top_seq}
        return said

    @property
    def head(self) -> int:
        return min(self.chain.holes, default=self.chain.top_seq + 1) - 1


@settings(deadline=None, max_examples=60, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 6)), max_size=12),
    st.integers(1, 12),
)
def test_batches_in_any_order_at_any_number_of_repeats_end_in_the_whole_chain(batches, length):
    hub = Hub()
    for first, count in batches:
        numbers = range(first, min(first + count, length + 1))
        said = hub.post([whole(number) for number in numbers])
        assert set(said) <= {"stored", "duplicate", "gap"}
        assert hub.chain.held == {number: f"{number}" for number in range(1, hub.head + 1)}
    hub.post([whole(number) for number in range(1, length + 1)])
    assert hub.head == length


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(st.sampled_from(["w", "r", "u"]), min_size=1, max_size=14), st.data())
def test_whatever_came_broken_holds_up_nothing_and_closes_when_it_comes_right(lines, data):
    hub, at = Hub(), 0
    made: list[Examined] = [
        whole(seq) if word == "w" else broken(seq, readable=word == "r") for seq, word in enumerate(lines, 1)
    ]
    while at < len(made):
        count = data.draw(st.integers(1, 5))
        said = hub.post(made[at : at + count])
        assert set(said) <= {"stored", "bad_signature"}
        at += count
    again = hub.post([one for one in made if isinstance(one, Whole)])
    assert set(again) <= {"duplicate"}
    right = [whole(seq) for seq, word in enumerate(lines, 1) if word != "w"]
    for one in data.draw(st.permutations(right)):
        assert hub.post([one]) in (["stored"], ["gap"])
    hub.post([whole(seq) for seq in range(1, len(made) + 1)])
    assert hub.head == len(made)
    assert not hub.chain.holes
    assert not hub.chain.displaced


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.integers(1, 8), st.integers(0, 8), st.integers(1, 8), st.integers(1, 4))
def test_clone_gets_fork_for_every_line_of_its_own_whatever_it_begins_with(common, ours, theirs, count):
    hub = Hub()
    hub.post([whole(seq) for seq in range(1, common + ours + 2)])
    branch = [whole(common + 1, "b")]
    branch[0] = Whole(branch[0].line, Spine("id", CHAIN, common + 1, f"{common}", "tea.made"), None, ())
    branch += [whole(seq, "b") for seq in range(common + 2, common + theirs + 1)]
    held = dict(hub.chain.held)
    for at in range(0, len(branch), count):
        assert set(hub.post(branch[at : at + count])) == {"fork"}
    assert hub.chain.held == held
    assert hub.post([whole(common + ours + 2)]) == ["stored"]


def test_a_successor_keeps_its_branch_beside_the_other():
    hub = Hub()
    hub.post([whole(seq) for seq in range(1, 5)])
    hub.chain.is_askers = False
    first = Whole(Line("", "3b", ""), Spine("id", CHAIN, 3, "2", "tea.made"), None, ())
    assert hub.post([whole(5, "b")]) == ["gap"]
    assert hub.post([first, whole(4, "b"), whole(5, "b")]) == ["stored"] * 3
    assert hub.post([whole(2), first, whole(4, "b"), whole(5, "b")]) == ["duplicate"] * 4
    assert hub.head == 4
