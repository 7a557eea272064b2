"""How many claims of an age are answered later still: one's own history, or a stated table."""

from tilgode.core.forklaring.ventende import MINSTE_HISTORIE, Svartid, ventekurve


def test_uten_historie_gjelder_den_oppgitte_tabellen() -> None:
    kurve = ventekurve([Svartid(10, besvart=True)] * (MINSTE_HISTORIE - 1))
    assert [kurve.venter(alder) for alder in (0, 29, 30, 200, 365, 5000)] == [1000, 1000, 500, 40, 0, 0]


def test_alle_besvart_teller_dem_som_ble_besvart_senere() -> None:
    """Half after 20 days and half after 40: at 20 days half of all are still to come, at 40 none."""
    kurve = ventekurve([Svartid(20, besvart=True), Svartid(40, besvart=True)] * MINSTE_HISTORIE)
    assert [kurve.venter(alder) for alder in (0, 19, 20, 21, 40, 41)] == [1000, 1000, 1000, 500, 500, 0]


def test_krav_som_aldri_besvares_venter_ikke() -> None:
    """A tenth is never answered: they are no reason to think that an old claim will be."""
    historie = [Svartid(20, besvart=True)] * 900 + [Svartid(900, besvart=False)] * 100
    kurve = ventekurve(historie)
    assert (kurve.venter(0), kurve.venter(25), kurve.venter(800)) == (900, 0, 0)


def test_nye_krav_uten_svar_er_sensurert_og_ikke_tapt() -> None:
    """Claims sent last week say nothing of those who wait longer."""
    svart = [Svartid(30, besvart=True)] * 200
    assert ventekurve(svart + [Svartid(5, besvart=False)] * 500).venter(10) == 1000
