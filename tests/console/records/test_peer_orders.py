"""Property: whatever two consoles write, in whatever order it comes, all who hear it hold the same lists."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from console.model import CourseRef
from console.records import migrations, personal_part, projections
from console.records.canonical import sha256_hex
from console.records.entry import Part
from console.records.local import Identity
from console.records.peers import Peers
from console.records.signing import Hand
from console.records.signing_rules import MEANINGS
from console.records.store import Store
from tests.support.clock import ManualClock
from tests.support.ledgers import COURSE
from tests.support.peers import Forger, item


def fixed(number):
    return f"00000000-0000-4000-8000-{number:012d}"


SIDE, ID, OTHER = st.integers(0, 1), st.integers(0, 2), st.integers(0, 5)
MEANING = st.sampled_from(list(MEANINGS.items()))
ROLE = st.sampled_from(["assessor", "iqa"])
ACTS = st.one_of(
    st.tuples(st.just("enrol"), SIDE, ID),
    st.tuples(st.just("change"), SIDE, ID),
    st.tuples(st.just("merge"), SIDE, ID, ID),
    st.tuples(st.just("erase"), SIDE, ID, OTHER),
    st.tuples(st.just("consent"), SIDE, ID, st.sampled_from(["given", "withdrawn"])),
    st.tuples(st.just("switch"), SIDE, ID, st.sampled_from(["disabled", "enabled"])),
    st.tuples(st.just("roles"), SIDE, ID, ROLE),
    st.tuples(st.just("hold"), SIDE, ID, st.sampled_from(["planned", "started", "closed"])),
    st.tuples(st.just("run"), SIDE, ID, st.booleans()),
    st.tuples(st.just("decide"), SIDE, ID, ID),
    st.tuples(st.just("amend"), SIDE, ID, OTHER),
    st.tuples(st.just("sign"), SIDE, ID, OTHER, MEANING, ROLE),
)


class Site:
    """Two consoles that write about the same ids, as only malice or a copied folder brings about."""

    def __init__(self):
        self.sides = [Forger(fixed(101)), Forger(fixed(102))]
        self.parts = []
        self.decisions = []
        self.hands = [[Hand.new(fixed(10 + n)) for n in range(3)] for _ in self.sides]
        self.bosses = [Hand.new(fixed(20 + n)) for n, _ in enumerate(self.sides)]
        for side, boss in zip(self.sides, self.bosses, strict=True):
            side.write("account.created", boss.account, self.word(boss, "administrator"))
        for side, boss, hands in zip(self.sides, self.bosses, self.hands, strict=True):
            for hand, role in zip(hands, ("assessor", "iqa", "assessor"), strict=True):
                side.write("account.created", hand.account, self.word(hand, role), actor=boss.account)

    @staticmethod
    def word(hand, role):
        name = f"u{hand.account[-2:]}"
        key = hand.public_key
        return {"user_id": name, "printed_name": name, "roles": [role], "qualified": True, "key": key}

    def perform(self, act):
        name, side, *rest = act
        self.sides[side].clock.advance(1 + side)
        getattr(self, name)(self.sides[side], side, *rest)

    def _part(self, number):
        data = personal_part(given="", family="", display=f"P {number}")
        self.parts.append(sha256_hex(data))
        return [Part(self.parts[-1], len(data), "personal")]

    def enrol(self, at, side, number):
        at.write("person.enrolled", fixed(number), {}, detached=self._part(number))

    def change(self, at, side, number):
        check = {"identity_check": {"by": fixed(20 + side), "document_type": "passport"}}
        at.write("person.changed", fixed(number), check, detached=self._part(number))

    def merge(self, at, side, number, into):
        at.write("person.merged", fixed(number), {"into": fixed(10 + into if side else into)})

    def erase(self, at, side, number, part):
        blobs = self.parts[part : part + 2]
        at.write("person.erased", fixed(number), {"blobs": blobs, "reason": "asked"})

    def consent(self, at, side, number, how):
        at.write(f"consent.{how}", fixed(number), {"scope": "views", "class": None})

    def switch(self, at, side, number, how):
        at.write(f"account.{how}", fixed(10 + number), {"reason": "why"}, actor=self.bosses[side].account)

    def roles(self, at, side, number, role):
        body = {"reason": "why", "roles": [role], "qualified": False}
        at.write("account.changed", fixed(10 + number), body, actor=self.bosses[side].account)

    def hold(self, at, side, number, how):
        body = {"planned": {"title": "Evening", "mode": "assess"}, "started": {}}
        closed = {"reach": {"present": 1, "audience": 0}, "exceptions": []}
        at.write(f"class.{how}", fixed(30 + number), body.get(how, closed), course=COURSE)
        seat = {"person": fixed(number), "seat": "01", "station": fixed(90), "turn": 1}
        at.write("seat.assigned", fixed(30 + number), seat)

    def run(self, at, side, number, closed):
        body = {"person": fixed(number), "class": fixed(30), "station": fixed(90), "attempt": 1}
        if not closed:
            at.write("run.started", fixed(40 + number), body, course=COURSE)
            return
        ended = {"outcome": "completed", "events": 0, "critical_errors": []}
        at.write("run.closed", fixed(40 + number), ended, detached=[Part("0" * 64, 0, "events")])

    def decide(self, at, side, number, by):
        body = {
            "run": fixed(40 + number),
            "person": fixed(number),
            "outcome": "competent",
            "proposal": "competent",
            "critical_errors": [],
            "criteria": [],
            "evidence_complete": True,
            "reason": None,
            "expires": None,
        }
        actor = fixed(10 + by)
        course = CourseRef("GMP-GWN-B", "1.2", "0" * 64)
        entry = at.write("assessment.decided", fixed(50 + number), body, actor=actor, course=course)
        self.decisions.append(entry)

    def amend(self, at, side, by, which):
        if self.decisions:
            old = self.decisions[which % len(self.decisions)]
            body = {**old.body, "supersedes": old.id, "reason": "mistyped"}
            actor = fixed(10 + by)
            entry = at.write("assessment.amended", old.subject, body, actor=actor, course=old.course)
            self.decisions.append(entry)

    def sign(self, at, side, by, which, how, role):
        if self.decisions:
            old = self.decisions[which % len(self.decisions)]
            at.sign(self.hands[side][by], old, how[0], how[1].value, role)


@cache
def empty():
    store = Store.in_memory()
    migrations.apply(store)
    return store


class Listener:
    """A console that only listens, in memory."""

    def __init__(self, site):
        self.store = Store.in_memory()
        empty().connection.backup(self.store.connection)
        self.peers = Peers(self.store, Identity.new(), ManualClock())
        self.peers.take([side.name for side in site.sides])

    def hear(self, pages):
        for page in pages:
            self.peers.take([item(entry) for entry in page])
        return self.lists()

    def lists(self):
        return {table: projections.dump(self.store, table) for table in projections.TABLES}


TURNS = st.lists(st.tuples(st.integers(0, 1), st.integers(1, 7)), max_size=20)


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, min_size=12, max_size=30), TURNS)
def test_lists_are_the_same_in_whatever_order_two_consoles_are_heard(acts, turns):
    site = Site()
    for act in acts:
        site.perform(act)
    one, other = (side.entries for side in site.sides)
    waiting = [list(one), list(other)]
    pages = []
    for side, count in [*turns, (0, 10_000), (1, 10_000)]:
        pages.append(waiting[side][:count])
        del waiting[side][:count]
    first, second, mixed = Listener(site), Listener(site), Listener(site)
    heard = first.hear([one, other])
    assert second.hear([other, one]) == heard
    assert mixed.hear(pages) == heard
    with mixed.store.atomic():
        projections.rebuild(mixed.store)
    assert mixed.lists() == heard
