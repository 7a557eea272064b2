"""The kinds of causes that are planted in Nav's view, with how ordinary each is.

Border: the table; what each does is in `aarsaksdager` and `aarsaksrett`, what it is worth, the law tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.simulation.aarsaksdager import (
    annen_grad,
    annet_opphold,
    ekstra_egenmelding,
    ferie,
    frisk_foer,
    frisk_helg,
    uten_egenmelding,
    uten_fritak,
    uten_soeknad,
)
from tilgode.simulation.aarsaksfelles import Gjoer
from tilgode.simulation.aarsaksrett import (
    a_ordningen,
    andre_maaneder,
    annen_jobb,
    annen_ytelse,
    gammel_g,
    oppbrukt,
    refusjon_opphoert,
    sluttet,
    tidligere_skjaeringstidspunkt,
    til_ansatt,
    uten_inntektsmelding,
    uten_opptjening,
    uten_tillegg,
)

_LAVERE = (80, 70, 60, 50, 50, 40)


@dataclass(frozen=True, slots=True)
class Aarsaksslag:
    """A kind: its name here, the cause code, how ordinary it is (weight), and what it does."""

    navn: str
    kode: str
    vekt: int
    gjoer: Gjoer


SLAG: tuple[Aarsaksslag, ...] = (
    Aarsaksslag("FERIE_EN_UKE", "FERIE_I_PERIODEN", 70, ferie(1, 0)),
    Aarsaksslag("FERIE_TO_UKER", "FERIE_I_PERIODEN", 30, ferie(2, 0)),
    Aarsaksslag("FERIE_NOEN_DAGER", "FERIE_I_PERIODEN", 20, ferie(0, 4)),
    Aarsaksslag("FRISK_NOEN_DAGER_FOER", "SOEKNAD_DELVIS", 60, frisk_foer(1, 5)),
    Aarsaksslag("FRISK_UKER_FOER", "SOEKNAD_DELVIS", 30, frisk_foer(6, 14)),
    Aarsaksslag("SOEKNAD_IKKE_SENDT", "SOEKNAD_MANGLER", 25, uten_soeknad),
    Aarsaksslag("GRAD_LAVERE", "FEIL_GRAD", 60, annen_grad(_LAVERE)),
    Aarsaksslag("GRAD_FRA_EN_DAG", "FEIL_GRAD", 40, annen_grad(_LAVERE, deles=True)),
    Aarsaksslag("GRAD_HOEYERE", "FEIL_GRAD", 15, annen_grad((100, 90, 80), bare_graderte=True)),
    Aarsaksslag("GRAD_UNDER_20", "UNDER_20_PROSENT", 8, annen_grad((15, 10), deles=True, bare_graderte=True)),
    Aarsaksslag("EGENMELDING_UKJENT", "AGP_EGENMELDING", 40, uten_egenmelding),
    Aarsaksslag("EGENMELDING_EKSTRA", "AGP_EGENMELDING", 12, ekstra_egenmelding),
    Aarsaksslag("HELG_FRISK", "AGP_HELG", 25, frisk_helg),
    Aarsaksslag("OPPHOLD_LENGRE", "AGP_OPPHOLD", 40, annet_opphold(-4, -1)),
    Aarsaksslag("OPPHOLD_KORTERE", "AGP_OPPHOLD", 40, annet_opphold(1, 3)),
    Aarsaksslag("FRITAK_UKJENT", "FRITAK_IKKE_KJENT", 60, uten_fritak),
    Aarsaksslag("TILLEGG_ALLE", "TILLEGG_UTELATT", 40, uten_tillegg("FAST_TILLEGG", "VARIABEL")),
    Aarsaksslag("TILLEGG_VARIABLE", "TILLEGG_UTELATT", 40, uten_tillegg("VARIABEL")),
    Aarsaksslag("TILLEGG_FASTE", "TILLEGG_UTELATT", 20, uten_tillegg("FAST_TILLEGG")),
    Aarsaksslag("MAANEDER_TIDLIGERE", "GRUNNLAG_MAANEDER", 20, andre_maaneder(3, 2)),
    Aarsaksslag("MAANEDER_SENERE", "GRUNNLAG_MAANEDER", 12, andre_maaneder(3, 0)),
    Aarsaksslag("MAANED_SISTE", "GRUNNLAG_MAANEDER", 12, andre_maaneder(1, 1)),
    Aarsaksslag("MAANEDER_TOLV", "GRUNNLAG_MAANEDER", 8, andre_maaneder(12, 1)),
    Aarsaksslag("A_ORDNINGEN", "GRUNNLAG_AORDNINGEN", 400, a_ordningen),
    Aarsaksslag("SKJAERINGSTIDSPUNKT_FOER", "SKJAERINGSTIDSPUNKT", 15, tidligere_skjaeringstidspunkt),
    Aarsaksslag("G_GAMMEL", "GAMMEL_G", 80, gammel_g),
    Aarsaksslag("JOBB_TIL", "ANNEN_ARBEIDSGIVER", 8, annen_jobb),
    Aarsaksslag("YTELSE_TIL", "ANDRE_YTELSER", 4, annen_ytelse),
    Aarsaksslag("DAGENE_OPPBRUKT", "MAKSDATO", 8, oppbrukt),
    Aarsaksslag("REFUSJON_SLUTT", "REFUSJON_OPPHOERT", 15, refusjon_opphoert),
    Aarsaksslag("TIL_ANSATT", "UTBETALT_ANSATT", 8, til_ansatt),
    Aarsaksslag("INNTEKTSMELDING_IKKE_SENDT", "INNTEKTSMELDING_MANGLER", 20, uten_inntektsmelding),
    Aarsaksslag("SLUTTET", "ETTER_SLUTT", 400, sluttet),
    Aarsaksslag("OPPTJENING_MANGLER", "OPPTJENING", 40, uten_opptjening),
)
