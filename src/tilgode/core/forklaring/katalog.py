"""The catalogue of causes: how often each happens here, what a proposal costs, what would prove it.

Priors are per mille of deviations, set from what the sources tell of kommuner and from how ordinary
each event is; they are judgement and not statistics. Evidence found multiplies the prior.
Border: data; what each cause changes is in `hypoteser_*`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.core.forklaring.endringer import Endring, Utfall
from tilgode.core.forklaring.typer import Faktum


@dataclass(frozen=True, slots=True)
class Aarsakstype:
    """A cause code with its prior (per mille), its cost (questions to the law a proposal) and its proof."""

    kode: str
    prior: int
    kostnad: int
    bevis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hypotese:
    """One cause with its facts: `vekt` is the prior with shape and evidence taken in (per mille).

    `bare_i_par` are proposals that cannot give the amount alone. `fri` tells that a figure was chosen to
    fit, so that fitting proves nothing. `anslag` is about what it gives: good enough to choose what to ask
    the law about, never an answer.
    """

    kode: str
    vekt: int
    endring: Endring
    fakta: tuple[Faktum, ...] = ()
    bevis: tuple[str, ...] = ()
    bare_i_par: bool = False
    fri: bool = False
    anslag: Utfall | None = None


KATALOG: dict[str, Aarsakstype] = {
    ett.kode: ett
    for ett in (
        Aarsakstype("FERIE_I_PERIODEN", 100, 1, ("HELE_UKER", "FERIETID")),
        Aarsakstype("SOEKNAD_DELVIS", 90, 1, ("SLUTTEN_AV_SYKMELDING",)),
        Aarsakstype("SOEKNAD_MANGLER", 20, 1, ("SOEKNAD_IKKE_SENDT",)),
        Aarsakstype("FEIL_GRAD", 100, 1, ("GRADERT_FOER",)),
        Aarsakstype("UNDER_20_PROSENT", 8, 1, ("GRADERT_FOER",)),
        Aarsakstype("ETTER_SLUTT", 8, 1, ("INGEN_LOENN_ETTER",)),
        Aarsakstype("REFUSJON_OPPHOERT", 15, 1, ("SENERE_UBETALT", "AVKORTET_FOER")),
        Aarsakstype("MAKSDATO", 15, 2, ("NAVS_MAKSDATO",)),
        Aarsakstype("AGP_EGENMELDING", 50, 1, ("EGENMELDING_I_FORKANT", "LINJEN_BEGYNNER_FOER")),
        Aarsakstype("AGP_HELG", 30, 1, ("HELG_MELLOM_MELDINGER",)),
        Aarsakstype("AGP_OPPHOLD", 30, 1, ("OPPHOLD_NAER_16_DAGER",)),
        Aarsakstype("TILLEGG_UTELATT", 80, 1, ("LOENNSLINJER",)),
        Aarsakstype("GRUNNLAG_MAANEDER", 40, 1, ("LOENNSLINJER",)),
        Aarsakstype("GRUNNLAG_AORDNINGEN", 40, 1, ("INNTEKTSMELDING_AVVIKER",)),
        Aarsakstype("SKJAERINGSTIDSPUNKT", 15, 1, ("TIDLIGERE_FRAVAER",)),
        Aarsakstype("GAMMEL_G", 40, 1, ("NY_G_NYLIG",)),
        Aarsakstype("NY_G_FOR_TIDLIG", 10, 1, ("NY_G_SNART",)),
        Aarsakstype("ANNEN_ARBEIDSGIVER", 10, 1, ("DELTID",)),
        Aarsakstype("ANDRE_YTELSER", 6, 1, ()),
        Aarsakstype("FRITAK_IKKE_KJENT", 60, 1, ("VEDTAK_I_REGISTERET", "ANDRE_FRITAKSKRAV_UBETALT")),
        Aarsakstype("OPPTJENING", 5, 1, ("NY_STARTDATO",)),
        Aarsakstype("FORELDET", 20, 1, ("KRAV_ETTER_FRISTEN",)),
        Aarsakstype("UTBETALT_ANSATT", 20, 1, ("HELE_FRAVAERET_UBETALT", "SEN_INNTEKTSMELDING")),
        Aarsakstype("INNTEKTSMELDING_MANGLER", 20, 1, ("UTEN_INNTEKTSMELDING",)),
        Aarsakstype("AVSLAG", 10, 1, ("STATUS_AVSLAG",)),
        Aarsakstype("UNDER_BEHANDLING", 1000, 1, ("KRAVET_ER_NYTT",)),
        Aarsakstype("DOBBELTREGISTRERT", 20, 1, ("ANNET_KRAV_ER_BETALT", "SAMME_KRAV_FOER")),
        Aarsakstype("TILBAKEKREVD", 10, 1, ("MINUSLINJE",)),
        Aarsakstype("MOTREGNET", 20, 1, ("NABOKRAV_MOTSATT",)),
        Aarsakstype("AVRUNDING", 20, 1, ()),
        Aarsakstype("AVGIFT_MEDREGNET", 20, 1, ()),
        Aarsakstype("OVER_SEKS_G", 20, 1, ()),
        Aarsakstype("AGP_MEDREGNET", 20, 1, ()),
        Aarsakstype("UTEN_FRAVAER", 20, 1, ("KREVD_ER_BETALT",)),
    )
}
#: What by the law, or by Nav's own word, stops every payment: then the claim does not wait for an answer.
HINDRE = frozenset(
    {
        "SOEKNAD_IKKE_SENDT",
        "KRAV_ETTER_FRISTEN",
        "UTEN_INNTEKTSMELDING",
        "STATUS_AVSLAG",
        "ANNET_KRAV_ER_BETALT",
        "SAMME_KRAV_FOER",
        "MINUSLINJE",
    }
)
#: Evidence that proves much; other evidence is weak.
STERKE_BEVIS = frozenset(
    {"INGEN_LOENN_ETTER", "NAVS_MAKSDATO", "NABOKRAV_MOTSATT", "NY_STARTDATO", "ANDRE_FRITAKSKRAV_UBETALT"}
)
#: Evidence that few claims have, so that the cause is likelier where it is.
MIDDELS_BEVIS = frozenset(
    {
        "VEDTAK_I_REGISTERET",
        "TIDLIGERE_FRAVAER",
        "HELG_MELLOM_MELDINGER",
        "INNTEKTSMELDING_AVVIKER",
        "SEN_INNTEKTSMELDING",
        "LINJEN_BEGYNNER_FOER",
    }
)
HINDER, STERKT, MIDDELS, SVAKT = 300, 30, 10, 3


def bevisvekt(bevis: str) -> int:
    """How many times likelier the cause is when there is this evidence."""
    if bevis in HINDRE:
        return HINDER
    return STERKT if bevis in STERKE_BEVIS else MIDDELS if bevis in MIDDELS_BEVIS else SVAKT


def hypotese(
    kode: str,
    endring: Endring,
    *bevis: str,
    fakta: tuple[Faktum, ...] = (),
    promille: int = 1000,
    bare_i_par: bool = False,
    fri: bool = False,
    anslag: Utfall | None = None,
) -> Hypotese:
    """A proposal with its weight: prior times `promille` (how ordinary this variant is) times evidence."""
    vekt = KATALOG[kode].prior * promille
    for ett in bevis:
        vekt *= bevisvekt(ett)
    return Hypotese(kode, max(1, vekt // 1000), endring, fakta, bevis, bare_i_par, fri, anslag)
