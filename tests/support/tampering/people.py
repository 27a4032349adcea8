"""Tampering with who did what, by somebody who signs the changed entries anew with the console's own key."""

import copy
import uuid
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.tampering.file import base64url, of, public
from tests.support.tampering.kinds import WHOLE, kind


def changed(file, kind_, change, **how):
    """Change the first entry of a kind, and write the chain anew from there."""
    seq = file.seq(kind_)

    def change_one(cores):
        change(of(cores, kind_))

    file.rewrite(change_one, **how)
    return seq


def signature(change):
    return lambda core: core["body"]["signature"].update(change)


@kind(rebuilt=True)
def an_outcome_signed_anew(file):
    """A decision reads otherwise; its signatures are pointed at the new text."""
    changed(file, "assessment.decided", lambda core: core["body"].update(outcome="competent"))
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def an_outcome_that_nobody_follows(file):
    """A decision reads otherwise; its signatures still sign the old text."""
    change = {"outcome": "competent"}
    changed(file, "assessment.decided", lambda core: core["body"].update(change), follow=False)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def a_pulse_signed_anew(file):
    """What somebody's heart did stands in the decision, and everything is signed anew."""
    changed(file, "assessment.decided", lambda core: core["body"].update(hr_bpm=121))
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def two_people_s_signatures_swapped(file):
    """Two decisions have each other's signature."""

    def change(cores):
        one, other = of(cores, "assessment.signed", 0), of(cores, "assessment.signed", 1)
        one["body"], other["body"] = other["body"], one["body"]

    file.rewrite(change)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def a_signature_moved_to_another_record(file):
    """A signature is said to be of another assessment."""

    def change(cores):
        of(cores, "assessment.signed")["subject"] = of(cores, "assessment.decided", 1)["subject"]

    file.rewrite(change)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def another_meaning(file):
    """A witness becomes a countersigner."""

    def change(core):
        core["kind"] = "assessment.countersigned"
        core["body"]["signature"]["meaning"] = "countersigned"

    seq = file.seq("assessment.acknowledged")
    changed(file, "assessment.acknowledged", change)
    return seq


@kind(rebuilt=True)
def another_printed_name(file):
    """Another name is printed beside a signature."""
    return changed(file, "assessment.signed", signature({"printed_name": "Nobody"}))


@kind(rebuilt=True)
def another_role(file):
    """An assessor signs as IQA."""
    return changed(file, "assessment.signed", signature({"role": "iqa"}))


@kind(rebuilt=True)
def a_passphrase_that_was_enough(file):
    """The first signature stands on the passphrase alone."""
    return changed(file, "assessment.signed", signature({"components": ["passphrase"]}))


@kind(rebuilt=True)
def a_signature_at_another_time(file):
    """Entry and signature say that it was made a minute later."""

    def change(core):
        moved = later(core["t"]["utc"], 60)
        core["t"]["utc"] = core["body"]["signature"]["utc"] = moved

    return changed(file, "assessment.signed", change)


@kind(rebuilt=True)
def a_signature_in_another_zone(file):
    """The entry alone says another zone."""
    return changed(file, "assessment.signed", lambda core: core["t"].update(offset_min=60))


@kind(rebuilt=True)
def a_signature_under_a_better_clock(file):
    """The entry alone says that its clock was trusted."""
    return changed(file, "assessment.signed", lambda core: core["t"].update(clock="trusted"))


@kind(rebuilt=True)
def a_signature_by_another_key(file):
    """A key of the attacker's own signs in the assessor's name."""
    key = Ed25519PrivateKey.generate()
    theirs = file.core(file.seq("assessment.signed"))["body"]["signature"]["key"]
    file.rewrite(pens={theirs: key})
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def a_signature_by_another_person(file):
    """The assessor of another record signed."""

    def change(cores):
        one, other = of(cores, "assessment.signed", 0), of(cores, "assessment.signed", 1)
        one["actor"] = one["body"]["signature"]["signer"] = other["actor"]

    file.rewrite(change)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def a_signature_twice(file):
    """A countersignature once more, at the end."""

    def change(cores):
        again = copy.deepcopy(of(cores, "assessment.countersigned"))
        cores.append({**again, "id": str(uuid.uuid4())})

    file.rewrite(change)
    return file.last()


@kind(rebuilt=True)
def a_signature_taken_out(file):
    """The assessor never signed; the chain is closed up and signed anew."""
    file.rewrite(lambda cores: cores.remove(of(cores, "assessment.signed", 1)))
    return file.seq("assessment.countersigned")


@kind(rebuilt=True)
def a_void_taken_back(file):
    """Nobody declared the record void; the chain is closed up, and what people signed later does not fit."""
    file.rewrite(lambda cores: cores.remove(of(cores, "assessment.voided")))
    return file.seq("assessment.signed", -1)


@kind(rebuilt=True)
def a_key_that_nobody_confirmed(file):
    """The assessor gets a key of the attacker's own, and a second person's agreement is made up."""
    key, seconds = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()

    def change(cores):
        body = of(cores, "account.reset")["body"]
        body["key"] = public(key)
        body["confirmation"] = {"key": public(seconds), "sig": base64url(seconds.sign(b"x"))}

    file.rewrite(change)
    return file.seq("account.reset")


@kind(rebuilt=True)
def a_key_confirmed_by_its_owner(file):
    """Whoever gets a new key confirmed it alone."""

    def change(cores):
        core = of(cores, "account.reset")
        core["body"]["confirmed_by"] = core["actor"] = core["subject"]

    file.rewrite(change)
    return file.seq("account.reset")


@kind(rebuilt=True)
def an_administrator_who_assesses(file):
    """An administrator gets another role."""
    roles = ["administrator", "assessor"]
    return changed(file, "account.created", lambda core: core["body"].update(roles=roles))


@kind(rebuilt=True)
def a_newcomer_who_is_qualified(file):
    """The newcomer had to be countersigned by nobody: their key is exchanged along with it."""

    def change(cores):
        one, other = of(cores, "account.created", 1), of(cores, "account.created", 2)
        one["body"]["key"], other["body"]["key"] = other["body"]["key"], one["body"]["key"]

    file.rewrite(change)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def an_account_that_nobody_made(file):
    """An account made by somebody who is no administrator."""

    def change(cores):
        made = of(cores, "account.created", -1)
        made["actor"] = of(cores, "account.created", 1)["subject"]

    file.rewrite(change)
    return file.seq("account.created", -1)


@kind(rebuilt=True)
def a_trainee_who_is_the_assessor(file):
    """A merge put in before: the assessor judged their own run."""

    def change(cores):
        decided = of(cores, "assessment.decided")
        merge = copy.deepcopy(of(cores, "person.merged"))
        merge |= {"id": str(uuid.uuid4()), "subject": decided["body"]["person"], "t": decided["t"]}
        merge["body"]["into"] = decided["actor"]
        cores.insert(cores.index(decided), merge)

    file.rewrite(change)
    return file.seq("assessment.decided")


@kind()
def an_ending_taken_out(file):
    """A run was closed, and nothing says how it ended."""
    return changed(file, "run.closed", lambda core: core["body"].pop("outcome"))


@kind(rebuilt=True)
def a_person_enrolled_twice(file):
    """The same person once more, with another name."""

    def change(cores):
        again = copy.deepcopy(of(cores, "person.enrolled"))
        last = cores[-1]
        cores.append({**again, "id": str(uuid.uuid4()), "t": last["t"]})

    file.rewrite(change)
    return file.last()


@kind(rebuilt=True)
def a_run_that_never_was_decided_by_nobody(file):
    """An assessed run was decided by nobody in particular."""

    def change(cores):
        core = of(cores, "assessment.decided")
        core["actor"] = None
        core["body"]["decider"] = "unidentified"

    file.rewrite(change)
    return file.seq("assessment.decided")


@kind(rebuilt=True)
def an_amendment_of_another_record(file):
    """An amendment takes the place of another assessment."""

    def change(cores):
        of(cores, "assessment.amended")["body"]["supersedes"] = of(cores, "assessment.decided")["id"]

    file.rewrite(change)
    return file.seq("assessment.amended")


@kind(rebuilt=True)
def a_time_that_runs_backwards(file):
    """A class was started an hour before what came before it."""
    earlier = -3600
    return changed(file, "class.started", lambda core: core["t"].update(utc=later(core["t"]["utc"], earlier)))


@kind(rebuilt=True)
def a_record_in_the_name_of_another_console(file):
    """Everything was made by another console, with its own key."""
    key, console = Ed25519PrivateKey.generate(), str(uuid.uuid4())

    def change(cores):
        for core in cores:
            core["console"] = console
        cores[0]["subject"], cores[0]["body"]["public_key"] = console, public(key)

    exchange(file, key, change, console)
    return file.seq("assessment.signed")


@kind(rebuilt=True)
def a_chain_under_another_key(file):
    """The whole chain is written anew under a key that the file then calls the console's."""
    key = Ed25519PrivateKey.generate()
    exchange(file, key, lambda cores: cores[0]["body"].update(public_key=public(key)))
    return file.seq("assessment.signed")


@kind()
def a_chain_signed_by_another_key(file):
    """The whole chain is signed anew by a key that it does not name."""
    file.rewrite(key=Ed25519PrivateKey.generate())
    return 1


@kind()
def a_chain_that_names_another_key(file):
    """The whole chain is written anew under another key; the console's own is left where it was."""
    key = Ed25519PrivateKey.generate()
    file.rewrite(lambda cores: cores[0]["body"].update(public_key=public(key)), key=key)
    return 1


@kind(hidden=WHOLE, rebuilt=True)
def everything_made_up(file):
    """Console and people sign anew with keys of the attacker's own, the whole chain long."""
    key = Ed25519PrivateKey.generate()
    people: dict[str, Ed25519PrivateKey] = {}
    keys: dict[str, str] = {}

    def change(cores):
        cores[0]["body"]["public_key"] = public(key)
        # Without the reset: its confirmation would have to be made up, too.
        cores[:] = [core for core in cores if core["kind"] != "account.reset"]
        for core in cores:
            if core["kind"] == "account.created":
                mine = Ed25519PrivateKey.generate()
                people[core["body"]["key"]] = people[public(mine)] = mine
                core["body"]["key"] = keys[core["subject"]] = public(mine)
        for core in cores:
            made = core["body"].get("signature")
            if made and made["key"] not in people:
                owner = next(
                    c for c in cores if c["kind"] == "account.created" and c["subject"] == made["signer"]
                )
                people[made["key"]] = people[owner["body"]["key"]]

    exchange(file, key, change, pens=people)
    return file.anchored()


def exchange(file, key, change, console=None, pens=None):
    """Write the chain anew under this key, and make the key the console's own."""
    file.rewrite(change, key=key, pens=pens)
    with file.unguarded() as db:
        db.execute("UPDATE identity SET private_key = ?", (key.private_bytes_raw(),))
        if console is not None:
            db.execute("UPDATE identity SET console = ?", (console,))


def later(utc, seconds):
    moved = datetime.fromisoformat(utc) + timedelta(seconds=seconds)
    return moved.isoformat(timespec="milliseconds").replace("+00:00", "Z")
