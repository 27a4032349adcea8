"""In whatever order things happen: no call is lost, the queue is right, the room is the same again."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from console.classroom.attention import RANK
from console.model import Attention, LinkState, Phase
from tests.support.classroom import Class, at_work, station
from tests.support.messages import OTHER, RUN, STATION, event, progress, state

SECOND = station(2)


class Interleaving(RuleBasedStateMachine):
    """Two stations, an instructor and time, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.class_ = at_work(2)
        self.stopped: set[str] = set()
        self.asked: set[str] = set()
        self.links: dict[str, LinkState] = {}

    ones = st.sampled_from((STATION, SECOND))

    @rule(
        one=ones, kind=st.sampled_from(("fall", "stop.pressed", "help.requested", "help.cancelled", "error"))
    )
    def happens(self, one: str, kind: str) -> None:
        self.class_.say(event(kind), one=one)
        if kind in ("fall", "stop.pressed"):
            self.stopped.add(one)
        elif kind == "help.requested":
            self.asked.add(one)
        elif kind == "help.cancelled":
            self.asked.discard(one)

    @rule(one=ones, phase=st.sampled_from(Phase), worn=st.sampled_from((True, False, None)))
    def says(self, one: str, phase: Phase, worn: bool | None) -> None:
        self.class_.say(state(phase, worn=worn), one=one)

    @rule(one=ones, index=st.integers(7, 10))
    def moves_on(self, one: str, index: int) -> None:
        self.class_.say(progress(Class.pack().steps[index].id, index + 1), one=one)

    @rule(
        one=ones,
        to=st.sampled_from((LinkState.LIVE, LinkState.LOST, LinkState.DIALLING, LinkState.NO_SIGNAL)),
    )
    def links_change(self, one: str, to: LinkState) -> None:
        self.class_.room.link(one, to, None, self.class_.now_ms)

    @rule(one=ones, seen=st.sampled_from(Attention))
    def goes(self, one: str, seen: Attention) -> None:
        self.class_.room.acknowledge(one, seen, self.class_.now_ms)

    @rule(one=ones, reason=st.sampled_from(("", "all well")))
    def settles(self, one: str, reason: str) -> None:
        shown = self.class_.view_of(one).attention
        self.class_.room.resolve(one, self.class_.now_ms, reason)
        if shown is not Attention.NOT_DONE and (reason or one not in self.stopped):
            self.stopped.discard(one)
            self.asked.discard(one)

    @rule(one=ones)
    def gets_a_new_run(self, one: str) -> None:
        self.class_.assign(OTHER if self.class_.view_of(one).run != OTHER else RUN, one)
        self.asked.discard(one)

    @rule(one=ones, verb=st.sampled_from(("pause", "hint")), fails=st.booleans())
    def command_ends(self, one: str, verb: str, fails: bool) -> None:
        if fails:
            self.class_.room.failed(one, verb, self.class_.now_ms)
        else:
            self.class_.room.succeeded(one, verb)

    @rule(seconds=st.sampled_from((0.25, 3, 12)))
    def passes(self, seconds: float) -> None:
        self.class_.wait(seconds)

    @invariant()
    def no_call_is_lost(self) -> None:
        for one in (STATION, SECOND):
            shown = self.class_.view_of(one).attention
            if one in self.stopped:
                assert shown is Attention.STOPPED
            elif one in self.asked:
                assert shown is Attention.HELP
            else:
                assert shown not in (Attention.STOPPED, Attention.HELP)

    @invariant()
    def the_queue_is_sorted_and_holds_exactly_who_calls(self) -> None:
        items = self.class_.room.queue()
        keys = [(RANK[item.attention], item.since_ms) for item in items]
        assert keys == sorted(keys)
        calling = {view.station for view in self.class_.room.views() if view.attention in RANK}
        assert {item.station for item in items} == calling
        assert len(items) == len(calling)

    @invariant()
    def only_who_is_stuck_has_a_reason_for_it(self) -> None:
        for view in self.class_.room.views():
            assert (view.stuck is not None) is (view.attention is Attention.STUCK)


TestInterleaving = Interleaving.TestCase
TestInterleaving.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)


@given(st.lists(st.integers(0, 6), max_size=25))
@settings(max_examples=25, deadline=None)
def test_the_same_inputs_make_the_same_room(acts):
    def final():
        class_ = at_work(5)
        for act in acts:
            if act < 5:
                class_.say(event("error"), progress("mask", 9 + act), one=station(act + 1))
                class_.lose(station(act + 1))
            class_.wait(act)
        return class_.room.views(), class_.room.queue(), class_.calls

    assert final() == final()
