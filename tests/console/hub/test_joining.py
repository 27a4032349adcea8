"""How a console joins: with a code that is good once, for one site, and for an answer that was lost."""

import threading
from datetime import timedelta

from msgspec.structs import replace

from console.hub import enrolment
from console.records.canonical import to_base64url
from console.sync import join_code, wire
from console.sync.wire import ConsoleItem, Join, Joined
from tests.support.clock import ManualClock
from tests.support.hub import Chain, Member, code_for, found, hub, joined


def newcomer(here) -> Member:
    chain = Chain()
    chain.created()
    return Member(here, chain)


def test_code_binds_a_console_to_its_site_and_the_same_again_gives_the_same_answer(here):
    member, code = newcomer(here), code_for(here, "Ysgol  Abertawe")
    first = member.join(code, "Bench 4").read(Joined)
    again = member.join(code, "Bench 4").read(Joined)
    assert replace(first, hub_time="") == replace(again, hub_time="")
    assert (first.hub, first.site_name) == (here.hub_key, "Ysgol Abertawe")
    assert first.site == enrolment.site_id("ysgol abertawe")
    assert member.head().seq == 1
    other = newcomer(here)
    other.join(code_for(here, "Ysgol Abertawe"))
    assert [i for i in other.whole_feed()[0] if isinstance(i, ConsoleItem)] == [
        ConsoleItem(member.chain.console, member.chain.public_key, "Bench 4")
    ]


def test_code_says_which_hub_and_which_certificate(here):
    named = join_code.read(code_for(here))
    assert named.hub.hex() == here.fingerprint
    assert named.certificate is not None


def test_used_unknown_and_expired_codes_are_refused(postgres_server):
    ours = ManualClock()
    with hub(found(postgres_server), ours) as here:
        code, late = code_for(here, clock=ours), code_for(here, clock=ours)
        member = joined(here, clock=ours)
        newcomers = [Member(here, Chain(), ours) for _ in range(3)]
        for one in newcomers:
            one.chain.created()
        assert newcomers[0].join(code).status == 200
        assert newcomers[1].join(code).refusal == (403, "used_code")
        unknown = join_code.write(replace(join_code.read(code), secret=bytes(16)))
        assert newcomers[1].join(unknown).refusal == (403, "wrong_code")
        ours.advance(timedelta(days=14, seconds=1).total_seconds())
        assert newcomers[2].join(late).refusal == (403, "wrong_code")
        assert newcomers[0].join(code).status == 200
        assert newcomers[1].ask("GET", wire.FEED).refusal == (401, "unknown_console")
        assert member.head().seq == 1


def test_of_many_consoles_that_use_one_code_at_once_exactly_one_joins(here):
    code, members = code_for(here), [newcomer(here) for _ in range(6)]
    said: list[tuple[int, str]] = []

    def join(member: Member) -> None:
        reply = member.join(code)
        said.append((200, "") if reply.status == 200 else reply.refusal)

    threads = [threading.Thread(target=join, args=(member,)) for member in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == [(200, ""), *[(403, "used_code")] * 5]
    assert here.rows("SELECT count(*) FROM console") == [(1,)]


def test_join_needs_the_key_and_the_first_entry_that_names_it(here):
    code, member, other = code_for(here), newcomer(here), newcomer(here)
    secret = to_base64url(join_code.read(code).secret)
    chain = member.chain
    right = Join(secret, chain.console, chain.public_key, chain.lines[0])
    wrong = {
        "another key signs": (replace(right, public_key=other.chain.public_key), "bad_credentials"),
        "another console": (replace(right, console=other.chain.console), "bad_credentials"),
        "first of another": (replace(right, first=other.chain.lines[0]), "bad_request"),
        "a later entry": (replace(right, first=chain.add()), "bad_request"),
        "a broken seal": (replace(right, first=replace(chain.lines[0], sig="A" * 86)), "bad_request"),
        "no name": (replace(right, name="\0"), "bad_request"),
        "no secret": (replace(right, secret="?"), "wrong_code"),
    }
    for what, (body, word) in wrong.items():
        assert member.ask("POST", wire.JOIN, wire.encode(body)).refusal[1] == word, what
    assert here.rows("SELECT count(*) FROM console") == [(0,)]
    assert member.ask("POST", wire.JOIN, wire.encode(right)).status == 200


def test_console_belongs_to_one_site_and_id_to_one_key(here):
    member = joined(here)
    assert member.join(code_for(here)).status == 200
    assert member.join(code_for(here, "Elsewhere")).refusal == (403, "not_yours")
    thief = Member(here, Chain(console=member.chain.console))
    thief.chain.created()
    assert thief.join(code_for(here)).refusal == (403, "not_yours")
    assert here.rows("SELECT count(*) FROM enrolment WHERE console IS NULL") == [(2,)]
