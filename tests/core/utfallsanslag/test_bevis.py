"""What counts as evidence, each with the neighbour that does not."""

from dataclasses import replace
from datetime import date

import pytest

from tilgode.core.utfallsanslag import Bevistype
from tilgode.core.utfallsanslag.bevis import Inntektsmeldingsbilde, Kravbilde, Soeknadsbilde, finn_bevis

PER = date(2025, 12, 31)
IM_SENDT = date(2025, 5, 3)
#: A claim for May sent in June, with everything in order.
RENT = Kravbilde(
    fom=date(2025, 5, 1),
    tom=date(2025, 5, 31),
    sendt=date(2025, 6, 10),
    siste_mottak=date(2025, 8, 31),
    mottatt_oere=0,
    siste_betaling=None,
    soeknader=(Soeknadsbilde(date(2025, 5, 1), date(2025, 5, 31), "INNSENDT", date(2025, 6, 2)),),
    inntektsmeldinger=(Inntektsmeldingsbilde(date(2025, 4, 15), 4_000_000, None, IM_SENDT),),
    ventet_oere=2_000_000,
)


def typer(per: date = PER, **felt: object) -> list[str]:
    return [b.type.value for b in finn_bevis(replace(RENT, **felt), per)]


def soeknad(status: str) -> tuple[Soeknadsbilde, ...]:
    return (Soeknadsbilde(date(2025, 5, 20), date(2025, 6, 5), status, date(2025, 6, 8)),)


def test_et_krav_i_orden_har_ingen_bevis() -> None:
    assert typer() == []


@pytest.mark.parametrize(
    ("felt", "ventet"),
    [
        ({"soeknader": ()}, Bevistype.SOEKNAD_MANGLER),
        ({"soeknader": soeknad("MANGLER")}, Bevistype.SOEKNAD_MANGLER),
        ({"soeknader": soeknad("AVSLAG")}, Bevistype.SOEKNAD_AVSLAATT),
        ({"soeknader": soeknad("INNVILGET_ANTATT")}, None),
        ({"soeknader": None}, None),
        ({"inntektsmeldinger": ()}, Bevistype.INNTEKTSMELDING_MANGLER),
        ({"inntektsmeldinger": None}, None),
        (
            {"inntektsmeldinger": (Inntektsmeldingsbilde(date(2025, 4, 15), 0, None, IM_SENDT),)},
            Bevistype.REFUSJON_OPPHOERT,
        ),
        (
            {
                "inntektsmeldinger": (
                    Inntektsmeldingsbilde(date(2025, 4, 15), 1, date(2025, 4, 30), IM_SENDT),
                )
            },
            Bevistype.REFUSJON_OPPHOERT,
        ),
        (
            {"inntektsmeldinger": (Inntektsmeldingsbilde(date(2025, 4, 15), 1, date(2025, 5, 1), IM_SENDT),)},
            None,
        ),
        ({"siste_mottak": date(2025, 6, 9)}, Bevistype.FORELDET),
        ({"siste_mottak": date(2025, 6, 10)}, None),
        ({"slutt": date(2025, 4, 30)}, Bevistype.ETTER_SLUTT),
        ({"slutt": date(2025, 5, 1)}, None),
        ({"ventet_oere": 0}, Bevistype.LOVEN_GIR_INGENTING),
        ({"ventet_oere": None}, None),
        (
            {"mottatt_oere": 2_000_000, "siste_betaling": date(2025, 7, 1)},
            Bevistype.MOTTATT_ER_DET_LOVEN_GIR,
        ),
        ({"mottatt_oere": 1_999_900, "siste_betaling": date(2025, 7, 1)}, None),
        ({"dubletter": ((date(2025, 7, 1), "K2"),)}, Bevistype.DUBLETT_BETALT),
        ({"senere": ((date(2025, 8, 1), "K3"),)}, Bevistype.SENERE_KRAV_BETALT),
        ({"purresvar": ((date(2025, 10, 1), "P1"),)}, Bevistype.PURRESVAR_AVSLAG),
        ({"trekk": ((date(2025, 8, 1), "R1/2"),)}, Bevistype.TREKK_PAA_PERSONEN),
    ],
)
def test_hvert_bevis_og_det_naermeste_som_ikke_er_det(
    felt: dict[str, object], ventet: Bevistype | None
) -> None:
    assert typer(**felt) == ([] if ventet is None else [ventet.value])


def test_det_som_ikke_er_skjedd_ennaa_er_ikke_bevis() -> None:
    assert typer(date(2025, 9, 30), purresvar=((date(2025, 10, 1), "P1"),)) == []


def test_en_soeknad_som_ikke_er_kommet_taler_foerst_etter_tretti_dager() -> None:
    assert typer(date(2025, 6, 29), soeknader=()) == []
    assert typer(date(2025, 6, 30), soeknader=()) == ["SOEKNAD_MANGLER"]


def test_en_soeknad_som_kom_for_sent_til_aa_tie_har_manglet_fram_til_den_kom() -> None:
    kom = date(2025, 7, 20)
    sen = (replace(RENT.soeknader[0], kjent=kom),)  # type: ignore[index]
    (bevis,) = finn_bevis(replace(RENT, soeknader=sen), PER)
    assert (bevis.type, bevis.fra, bevis.til) == (Bevistype.SOEKNAD_MANGLER, date(2025, 6, 30), kom)
    assert bevis.gjelder(date(2025, 7, 19))
    assert not bevis.gjelder(kom)
    assert not bevis.gjelder(None)


def test_en_soeknad_som_kom_foer_den_ble_savnet_har_aldri_manglet() -> None:
    i_tide = (replace(RENT.soeknader[0], kjent=date(2025, 6, 30)),)  # type: ignore[index]
    assert typer(soeknader=i_tide) == []


def test_en_inntektsmelding_som_kom_sent_har_manglet_fram_til_den_kom() -> None:
    sen = (replace(RENT.inntektsmeldinger[0], kjent=date(2025, 9, 1)),)  # type: ignore[index]
    (bevis,) = finn_bevis(replace(RENT, inntektsmeldinger=sen), PER)
    assert (bevis.type, bevis.fra, bevis.til) == (
        Bevistype.INNTEKTSMELDING_MANGLER,
        date(2025, 7, 10),
        date(2025, 9, 1),
    )


def test_en_innbetaling_som_er_foreslaatt_taler_for_krav_og_rest() -> None:
    assert typer(forslag=((date(2025, 8, 1), "R1/2"),)) == ["FORSLAG_PAA_KRAVET", "FORSLAG_PAA_RESTEN"]


def test_henvisningen_sier_hvor_beviset_staar() -> None:
    (bevis,) = finn_bevis(replace(RENT, dubletter=((date(2025, 7, 1), "K2"),)), PER)
    assert (bevis.fra, bevis.henvisning) == (date(2025, 7, 1), "K2")
