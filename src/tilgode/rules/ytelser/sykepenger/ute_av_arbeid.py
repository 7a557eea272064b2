"""Work again, or not yet, after less than a month without: the lesser right of ftrl. § 8-47.

Who lacks the four weeks of § 8-2 because of a short time out of work has sykepenger from the 15th day,
with 65 percent, or with 100 percent when back at work. The right is the employee's: it is the
employer's claim only when full pay is advanced, and never for the first fourteen days. The month is six
after severance pay, and twelve when leave for study is broken off by the sickness.
Border: which work is known is `arbeidsgiveransvar`; what is paid is `utbetaling`. That income is really
lost (fifth ledd) is for Nav to judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from tilgode.rules.felles.frister import legg_til_maaneder
from tilgode.rules.felles.opptjening import Arbeidsforhold, Opptjening, finn_opptjening
from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.fakta import Fristutvidelse
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import EN_DAG, Periode

UTE_AV_ARBEID = Hjemmel("ftrl", "8-47", ledd=1)
FREMDELES_UTE = Hjemmel("ftrl", "8-47", ledd=1, bokstav="a")
I_ARBEID_IGJEN = Hjemmel("ftrl", "8-47", ledd=1, bokstav="b")
GULV = Hjemmel("ftrl", "8-47", ledd=5)
DEKNING = Hjemmel("ftrl", "8-47", ledd=6)


class Uteutfall(Enum):
    """What the work known says of § 8-47; only the first gives a right."""

    RETT = "RETT_UTE_AV_ARBEID"
    FULL_OPPTJENING = "FULL_OPPTJENING"
    FOR_LENGE_UTE = "FOR_LENGE_UTE"
    UTEN_TIDLIGERE_ARBEID = "UTEN_TIDLIGERE_ARBEID"


@dataclass(frozen=True, slots=True)
class Uterett:
    """The answer for one sickness.

    `ute` are the days out of work (None when no work before is known), `hjemmel` the letter that fits,
    `foerste_dag` the first day with sykepenger and `dekningsgrad` the percent; both None without a right.
    """

    utfall: Uteutfall
    hjemmel: Hjemmel
    ute: Periode | None = None
    foerste_dag: date | None = None
    dekningsgrad: int | None = None

    @property
    def gir_rett(self) -> bool:
        """True when there are sykepenger under § 8-47."""
        return self.utfall is Uteutfall.RETT

    @property
    def i_arbeid(self) -> bool:
        """True when back at work (letter b)."""
        return self.hjemmel == I_ARBEID_IGJEN


def finn_uterett(
    arbeid: Sequence[Arbeidsforhold],
    skjaeringstidspunkt: date,
    sykmeldt_fra: date,
    parametre: Sykepengeparametre,
    utvidelse: Fristutvidelse = Fristutvidelse.INGEN,
) -> Uterett:
    """Whether the time out of work was short enough, with four weeks of work before it.

    `arbeid` is work and what counts as work, at all employers; the 15th day is counted from the first
    day of the sick note, that day included.
    """
    naa = finn_opptjening(arbeid, skjaeringstidspunkt, parametre)
    if naa.oppfylt:
        return Uterett(Uteutfall.FULL_OPPTJENING, UTE_AV_ARBEID)
    i_arbeid = _i_arbeid(arbeid, naa)
    hjemmel = I_ARBEID_IGJEN if i_arbeid else FREMDELES_UTE
    slutt = naa.periode.fom if i_arbeid else skjaeringstidspunkt
    siste = max((a.tom for a in arbeid if _var_foer(a, slutt) and a.tom), default=None)
    if siste is None:
        return Uterett(Uteutfall.UTEN_TIDLIGERE_ARBEID, hjemmel)
    ute = Periode(siste + EN_DAG, slutt - EN_DAG)
    if legg_til_maaneder(ute.fom, _maaneder(utvidelse, parametre)) <= slutt:
        return Uterett(Uteutfall.FOR_LENGE_UTE, hjemmel, ute)
    if not finn_opptjening(arbeid, ute.fom, parametre).oppfylt:
        return Uterett(Uteutfall.UTEN_TIDLIGERE_ARBEID, hjemmel, ute)
    dekning = parametre.dekningsgrad_i_arbeid_igjen if i_arbeid else parametre.dekningsgrad_ute_av_arbeid
    foerste = sykmeldt_fra + timedelta(days=parametre.foerste_dag_ute_av_arbeid - 1)
    return Uterett(Uteutfall.RETT, hjemmel, ute, foerste, dekning)


def _i_arbeid(arbeid: Sequence[Arbeidsforhold], naa: Opptjening) -> bool:
    """True when the day before the sickness is a day of work; a lone day may be the one § 8-2 always reports."""
    return any(
        not a.deaktivert and a.fom <= naa.periode.fom and (a.tom is None or a.tom >= naa.periode.fom)
        for a in arbeid
    )


def _var_foer(arbeidsforhold: Arbeidsforhold, slutt: date) -> bool:
    return not arbeidsforhold.deaktivert and arbeidsforhold.tom is not None and arbeidsforhold.tom < slutt


def _maaneder(utvidelse: Fristutvidelse, parametre: Sykepengeparametre) -> int:
    return {
        Fristutvidelse.INGEN: parametre.ute_av_arbeid_maaneder,
        Fristutvidelse.SLUTTVEDERLAG: parametre.ute_av_arbeid_sluttvederlag_maaneder,
        Fristutvidelse.UTDANNINGSPERMISJON: parametre.ute_av_arbeid_utdanning_maaneder,
    }[utvidelse]


def under_gulvet(sykepengegrunnlag: Fraction, parametre: Sykepengeparametre) -> bool:
    """True when the basis is below the floor of § 8-47 fifth ledd; exactly 1 G is accepted."""
    return sykepengegrunnlag < parametre.gulv_i_g_ute_av_arbeid * parametre.gulv_g


# --- steps ----------------------------------------------------------------------------------------


def spor_uterett(rett: Uterett, parametre: Sykepengeparametre, *, fortalt: bool) -> tuple[Steg, ...]:
    """The step of § 8-47: decided when somebody has told that it is the right, else only as possible."""
    felles = (
        ("ute_av_arbeid_maaneder", parametre.ute_av_arbeid_maaneder),
        ("foerste_dag_ute_av_arbeid", parametre.foerste_dag_ute_av_arbeid),
    )
    if not rett.gir_rett:
        avslag = Steg(
            regel="sykepenger.ute_av_arbeid.avslag",
            hjemmel=UTE_AV_ARBEID,
            utfall=rett.utfall.value,
            periode=rett.ute,
            parametre=felles,
        )
        return (avslag,)
    return (
        Steg(
            regel="sykepenger.ute_av_arbeid.rett" if fortalt else "sykepenger.ute_av_arbeid.mulig",
            hjemmel=I_ARBEID_IGJEN if rett.i_arbeid else FREMDELES_UTE,
            utfall=rett.foerste_dag,
            periode=rett.ute,
            fakta=(("dekningsgrad", rett.dekningsgrad),),
            parametre=felles,
        ),
    )


def spor_dekning(
    sykepengegrunnlag: Fraction, rett: Uterett, forskuttert: bool, parametre: Sykepengeparametre
) -> tuple[Steg, ...]:
    """The steps of a day with the right: the floor of 1 G, and whose claim it is."""
    return (
        Steg(
            regel="sykepenger.ute_av_arbeid.gulv",
            hjemmel=GULV,
            utfall=not under_gulvet(sykepengegrunnlag, parametre),
            fakta=(("sykepengegrunnlag", sykepengegrunnlag),),
            parametre=(("gulv_g", parametre.gulv_g),),
        ),
        Steg(
            regel="sykepenger.ute_av_arbeid.forskuttert",
            hjemmel=DEKNING,
            utfall=forskuttert,
            fakta=(("dekningsgrad", rett.dekningsgrad), ("foerste_dag", rett.foerste_dag)),
        ),
    )
