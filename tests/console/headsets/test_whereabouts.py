"""Where a station may be dialled, and which addresses stay closed."""

from console.headsets.dialling import Endpoint
from console.headsets.whereabouts import Whereabouts

HERE, THERE, TYPED, LAST = (Endpoint("127.0.0.1", port) for port in (1, 2, 3, 4))


def test_adverts_come_before_typed_addresses_and_the_last_one() -> None:
    where = Whereabouts(LAST)
    where.add_typed(TYPED)
    assert where.advertise([HERE, LAST])
    assert where.all == (HERE, LAST, TYPED)
    assert not where.advertise([HERE])
    assert where.all == (HERE, TYPED, LAST)


def test_address_of_another_device_stays_closed_until_a_person_asks() -> None:
    where = Whereabouts(LAST)
    where.advertise([HERE, THERE])
    where.close(HERE)
    assert where.open == (THERE, LAST)
    where.advertise([THERE, HERE])
    assert where.open == (THERE, LAST)
    where.reopen()
    assert where.open == (THERE, HERE, LAST)


def test_advert_that_went_and_came_back_is_tried_again() -> None:
    where = Whereabouts(None)
    where.advertise([HERE])
    where.close(HERE)
    where.advertise([])
    assert where.advertise([HERE])
    assert where.open == (HERE,)


def test_only_the_latest_typed_addresses_are_kept() -> None:
    where = Whereabouts(None)
    for port in range(10, 20):
        where.add_typed(Endpoint("127.0.0.1", port))
    assert [endpoint.port for endpoint in where.all] == [19, 18, 17, 16]


def test_forgotten_station_is_not_looked_for_where_it_was() -> None:
    where = Whereabouts(LAST)
    where.forget_last()
    assert where.all == ()
