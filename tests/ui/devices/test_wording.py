import pytest

from console.errors import LinkReason
from console.model import Attention, LinkState, PairingState, Phase
from tests.support.ui_stations import found, live
from ui.devices.wording import state_words, why
from ui.stations import is_waiting_to_pair


@pytest.mark.parametrize(
    ("view", "words", "needs_someone"),
    [
        (live(1, worn=False), "Ready", False),
        (live(1, worn=True), "Ready, worn", False),
        (live(1, charging=True), "Ready, on charge", False),
        (live(1, phase=Phase.RUNNING), "In a run", False),
        (live(1, battery=0.11), "Battery low", True),
        (live(1, battery=0.11, charging=True), "Ready, on charge", False),
        (live(1, wifi_dbm=-79.0), "Weak link", True),
        (live(1, storage_free_mb=400.0), "Storage nearly full", True),
        (live(1, link=LinkState.NO_SIGNAL), "Silent since", False),
        (live(1, link=LinkState.LOST, attention=Attention.RESTING), "Headset off", False),
        (live(1, link=LinkState.FOUND), "Found, connecting", False),
        (live(1, link=LinkState.DIALLING), "Connecting", False),
        (found(1), "Not paired", False),
        (found(1, link=LinkState.NOT_PAIRED), "Not paired", False),
        (live(1, link=LinkState.CONFLICT), "Two with one id", True),
        (live(1, link=LinkState.BUSY), "In use elsewhere", True),
        (live(1, link=LinkState.REFUSED, link_reason="wrong_certificate"), "Not the one you paired", True),
        (live(1, link=LinkState.REFUSED, link_reason="wrong_proof"), "Has to be paired again", True),
        (live(1, link=LinkState.REFUSED, link_reason="flood"), "Refused", True),
    ],
)
def test_every_state_has_its_words(view, words, needs_someone):
    state = state_words(view)
    assert state.words.startswith(words)
    assert state.needs_someone is needs_someone
    assert (state.icon is None) is (state.plate is not None)


def test_a_pairing_that_goes_on_stands_above_the_link():
    assert state_words(found(1), PairingState.COMPARE).words == "Comparing code"
    assert state_words(found(1), PairingState.FAILED).words == "Not paired"


@pytest.mark.parametrize("reason", list(LinkReason))
def test_every_refusal_says_what_to_do(reason):
    assert why(live(1, link=LinkState.REFUSED, link_reason=str(reason)))[-1] in ".?"


def test_only_a_headset_that_is_here_waits_to_be_paired():
    assert is_waiting_to_pair(found(1))
    assert not is_waiting_to_pair(live(1))
    assert not is_waiting_to_pair(found(1, link=LinkState.REFUSED, link_reason="wrong_protocol"))
