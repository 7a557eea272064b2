"""The ordered list of matching rules, as data: a tenant may change the order or leave rules out.

`navn` is the stored code, `forklaring` the key of the sentence a person reads.
Border: what each rule does is in `regler_*`; this is only the list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tilgode.core.avstemming import regler_forslag, regler_saerskilte, regler_sikre, vilkaar
from tilgode.core.avstemming.tilstand import Aapenlinje, Del, Tilstand
from tilgode.core.avstemming.typer import Art, Toleranse
from tilgode.core.avstemming.vilkaar import Side, Svar


class Naboskap(Enum):
    """Which claims a rule finds for a line: those that share days, or those of the earning year."""

    OVERLAPP = "OVERLAPP"
    FERIEPENGER = "FERIEPENGER"


@dataclass(frozen=True, slots=True)
class Regel:
    """One pass: asked of every open line before the next rule is asked.

    `par` is what the rule comes to for a payment whose only neighbour is one claim (None: it takes no
    such payment), `gruppe` which payments may be added up to that claim. `finn` asks the same conditions.
    """

    navn: str
    art: Art
    finn: Callable[[Tilstand, Aapenlinje], list[Del]]
    forklaring: str
    par: Callable[[Side, Side, Toleranse], Svar] | None = None
    gruppe: Callable[[Side, Side, Side], Svar] | None = None
    naboskap: Naboskap = Naboskap.OVERLAPP


REGLER: tuple[Regel, ...] = (
    Regel(
        "EKSAKT",
        Art.SIKKER,
        regler_sikre.eksakt,
        "Samme person, ytelse, periode og beløp.",
        par=vilkaar.eksakt,
    ),
    Regel(
        "KORREKSJONSPAR",
        Art.SIKKER,
        regler_saerskilte.korreksjonspar,
        "Minuslinja opphever en tidligere linje og følger den til samme krav.",
    ),
    Regel(
        "BELOEP_OG_OVERLAPP",
        Art.SIKKER,
        regler_sikre.beloep_og_overlapp,
        "Beløpet er nøyaktig det som sto igjen på ett krav i samme tidsrom.",
        par=vilkaar.beloep_og_overlapp,
    ),
    Regel(
        "FLERE_LINJER",
        Art.SIKKER,
        regler_sikre.flere_linjer,
        "Flere linjer i kravets periode blir til sammen nøyaktig det som sto igjen.",
        gruppe=vilkaar.hoerer_inn_under,
    ),
    Regel(
        "FLERE_KRAV",
        Art.SIKKER,
        regler_sikre.flere_krav,
        "Linja er nøyaktig det som sto igjen på flere krav til sammen.",
    ),
    Regel(
        "DELVIS",
        Art.SIKKER,
        regler_sikre.delvis,
        "Beløpet avviker, men bare ett åpent krav kan være ment.",
        par=vilkaar.delvis,
    ),
    Regel(
        "OVER_FLERE_KRAV",
        Art.SIKKER,
        regler_sikre.over_flere_krav,
        "Linja dekker flere krav i samme arbeidsforhold og er delt etter dagsatsene.",
    ),
    Regel(
        "ETTERBETALING",
        Art.SIKKER,
        regler_sikre.etterbetaling,
        "En mindre etterbetaling for perioden til et krav som alt er oppgjort.",
        par=vilkaar.etterbetaling,
    ),
    Regel(
        "NEDSATT",
        Art.SIKKER,
        regler_saerskilte.nedsatt,
        "Nav har trukket tilbake noe av det som er betalt på dette kravet.",
    ),
    Regel(
        "FERIEPENGER",
        Art.SIKKER,
        regler_saerskilte.feriepenger,
        "Feriepenger for samme person og opptjeningsår.",
        par=vilkaar.feriepenger,
        naboskap=Naboskap.FERIEPENGER,
    ),
    Regel(
        "MOTREGNING",
        Art.SIKKER,
        regler_saerskilte.motregning,
        "Trekket er nøyaktig det ett krav var overbetalt med.",
    ),
    Regel(
        "MOTREGNING_FLERE",
        Art.SIKKER,
        regler_saerskilte.motregning_flere,
        "Trekket er nøyaktig det flere krav til sammen var overbetalt med.",
    ),
    Regel(
        "FLERTYDIG",
        Art.FORESLAATT,
        regler_forslag.flertydig,
        "Flere åpne krav kan være ment; dette passer best.",
    ),
    Regel(
        "OPPGJORT_KRAV",
        Art.FORESLAATT,
        regler_forslag.oppgjort_krav,
        "Betaling for perioden til et krav som alt er oppgjort.",
    ),
    Regel(
        "NEDSATT_FLERTYDIG",
        Art.FORESLAATT,
        regler_forslag.nedsatt_flertydig,
        "Nav har trukket tilbake penger; flere betalte krav kan være ment.",
    ),
    Regel(
        "ANNEN_YTELSE",
        Art.FORESLAATT,
        regler_forslag.annen_ytelse,
        "Periode og beløp stemmer, men ytelsen er en annen enn kravets.",
    ),
    Regel(
        "NAER_PERIODE",
        Art.FORESLAATT,
        regler_forslag.naer_periode,
        "Beløpet stemmer med ett åpent krav i en periode like ved.",
    ),
    Regel(
        "FERIEPENGER_ANNET_AAR",
        Art.FORESLAATT,
        regler_forslag.feriepenger_annet_aar,
        "Feriepenger som kan høre til et annet opptjeningsår.",
    ),
    Regel(
        "MOTREGNING_MULIG",
        Art.FORESLAATT,
        regler_forslag.motregning_mulig,
        "Trekket kan gjelde dette kravet.",
    ),
)

#: The delivered rules by their stored code.
REGEL = {regel.navn: regel for regel in REGLER}


LEVERT_TOLERANSE = Toleranse()


@dataclass(frozen=True, slots=True)
class Regelsett:
    """Which rules run, in which order and with which tolerance, from `fom` on."""

    regler: tuple[Regel, ...] = REGLER
    toleranse: Toleranse = LEVERT_TOLERANSE
    fom: date = date.min


#: As delivered, at all times.
LEVERT = (Regelsett(),)

#: Why a line (or part of it) is in suspense.
RESTGRUNNER = {
    "UKJENT_PERSON": "Personen er ikke registrert hos arbeidsgiveren.",
    "UKJENT_KODE": "Ytelseskoden i oppgjøret er ukjent.",
    "MOTREGNING_UTEN_KRAV": "Et trekk uten kjent krav.",
    "OPPHEVET_LINJE": "Linja og en minuslinje opphever hverandre; ingen av dem har et krav.",
    "TREKK_UTEN_BETALING": "Nav har trukket tilbake penger, men ingen betaling er funnet.",
    "INGEN_KRAV_FERIEPENGER": "Ingen krav om feriepenger for personen og året.",
    "INGEN_KRAV": "Ingen krav for personen og ytelsen i perioden.",
    "OPPHEVET_AV_BRUKER": "En kobling er opphevet; linja må plasseres av en person.",
    "FLERTYDIG": "Flere krav kan være ment.",
}
