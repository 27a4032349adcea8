"""Property: whatever is done with people in whatever order, live lists are the replayed ones."""

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import ConsoleError
from console.model import Trainee
from console.records import PersonalPart, projections
from tests.support.ledgers import opened

NAMES = st.sampled_from(["Hana Sato", "O’Brien", "李", "Siân Llwyd"])
WHO = st.integers(0, 5)
ACTS = st.one_of(
    st.tuples(st.just("enrol"), NAMES),
    st.tuples(st.just("change"), WHO, NAMES),
    st.tuples(st.just("merge"), WHO, WHO),
    st.tuples(st.just("erase"), WHO),
    st.tuples(st.just("give"), WHO, st.sampled_from(["load", "views"])),
    st.tuples(st.just("withdraw"), WHO, st.sampled_from(["load", "views"])),
)


def perform(people, ids, act):
    match act:
        case ("enrol", name):
            ids.extend(people.enrol([Trainee(name)]))
        case ("change", who, name):
            people.change(ids[who % len(ids)], PersonalPart("", "", name))
        case ("merge", who, other):
            people.merge(ids[who % len(ids)], ids[other % len(ids)])
        case ("erase", who):
            people.erase(ids[who % len(ids)], "asked for it")
        case ("give", who, scope):
            people.give_consent(ids[who % len(ids)], scope, None)
        case ("withdraw", who, scope):
            people.withdraw_consent(ids[who % len(ids)], scope, None)


def lists(store):
    return {table: projections.dump(store, table) for table in projections.TABLES}


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTS, max_size=16))
def test_live_lists_of_people_equal_replayed_ones(acts):
    with tempfile.TemporaryDirectory() as folder:
        records = opened(Path(folder))
        ids = records.people.enrol([Trainee("Amina Yusuf")])
        for act in acts:
            with contextlib.suppress(ConsoleError):
                perform(records.people, ids, act)
        live, people = lists(records._store), records.persons()
        assert records.verify() == []
        assert sorted(id_ for view in people for id_ in (view.person, *view.merged)) == sorted(ids)
        for view in people:
            assert bool(view.erased_utc) == (view.display == "") == (records.people.parts(view.person) == [])
        records.rebuild()
        assert (lists(records._store), records.persons()) == (live, people)
        records.close()
