"""Proposals about the claim and the settlement: lapsed, refused, twice, taken back, set off, rounded.

Most of them say that Nav pays nothing; which one it is, only evidence can tell.
Border: proposes; a claim's life is in `core.saksgang`, its lines in `core.avstemming`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tilgode.core.forklaring.endringer import Avrunding, IngenBetaling, Trekk, UtenOpptjening, UtenRefusjon
from tilgode.core.forklaring.katalog import Hypotese, hypotese
from tilgode.core.forklaring.rom import Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.rules.felles.frister import finn_siste_mottak
from tilgode.values.beloep import OERE_PER_KRONE

#: Claims younger than this have often not been answered; older ones than the other seldom wait.
NYTT_KRAV_DAGER, GAMMELT_KRAV_DAGER = 120, 300


def ingenting(rom: Rom) -> Iterator[Hypotese]:
    """Nav has paid nothing."""
    if not rom.alt_ubetalt or not rom.ventede:
        return
    info = rom.opplysninger
    yield hypotese(
        "UTBETALT_ANSATT",
        UtenRefusjon(rom.navn, rom.avvik.periode),
        # Nav seldom changes whom it pays in the middle of an absence
        promille=50 if info.foer_betalt or info.senere_betalt else 1000,
    )
    if info.avslag:
        yield _null("AVSLAG", "STATUS_AVSLAG")
    if info.betalte_like:
        yield _null("DOBBELTREGISTRERT", "ANNET_KRAV_ER_BETALT", fakta=(("krav", info.betalte_like[0]),))
    if info.tilbakefoert_oere:
        yield _null("TILBAKEKREVD", "MINUSLINJE", fakta=(("oere", info.tilbakefoert_oere),))
    if info.alder_dager <= GAMMELT_KRAV_DAGER:
        nytt = info.alder_dager <= NYTT_KRAV_DAGER
        yield _null(
            "UNDER_BEHANDLING",
            *(("KRAVET_ER_NYTT",) if nytt else ()),
            fakta=(("alder_dager", info.alder_dager),),
            promille=1000 if nytt else 500,
        )


def _null(kode: str, *bevis: str, fakta: tuple[Faktum, ...] = (), promille: int = 1000) -> Hypotese:
    return hypotese(kode, IngenBetaling(kode), *bevis, fakta=fakta, promille=promille)


def uten_inntektsmelding(rom: Rom) -> Iterator[Hypotese]:
    """No inntektsmelding for the absence: Nav knows of no refund to pay (§ 22-3)."""
    for periode in rom.opplysninger.uten_inntektsmelding:
        yield hypotese(
            "INNTEKTSMELDING_MANGLER",
            UtenRefusjon(rom.navn, periode),
            "UTEN_INNTEKTSMELDING",
            fakta=(("fom", periode.fom.isoformat()),),
            # what was paid earlier in the absence was paid on an inntektsmelding
            promille=30 if rom.opplysninger.foer_betalt else 1000,
        )


def foreldet(rom: Rom) -> Iterator[Hypotese]:
    """Sent later than the end of the third month after the month of the days (§ 22-13)."""
    sendt = rom.opplysninger.sendt
    if sendt is None:
        return
    frist = finn_siste_mottak(rom.foerste, rom.regner.parametre)
    if sendt > frist:
        yield hypotese(
            "FORELDET",
            IngenBetaling("FORELDET"),
            "KRAV_ETTER_FRISTEN",
            fakta=(("siste_frist", frist.isoformat()), ("sendt", sendt.isoformat())),
        )


def opptjening(rom: Rom) -> Iterator[Hypotese]:
    """Fewer than four weeks at work before the sickness (§ 8-2)."""
    start = rom.opplysninger.startdato
    dager = rom.regner.parametre.paa(rom.foerste).opptjening_dager
    if start is not None and rom.alt_ubetalt and (rom.skjaeringstidspunkt - start).days < dager:
        yield hypotese(
            "OPPTJENING", UtenOpptjening(), "NY_STARTDATO", fakta=(("startdato", start.isoformat()),)
        )


def motregnet(rom: Rom) -> Iterator[Hypotese]:
    """A neighbouring claim of the same employment got as much more as this one got less."""
    mangler = rom.regner.grunn.sum_oere - rom.maal.sum_oere
    for krav, oere in rom.opplysninger.naboer:
        if oere and (oere > 0) == (mangler > 0) and not rom.alt_ubetalt:
            yield hypotese(
                "MOTREGNET",
                Trekk(oere),
                "NABOKRAV_MOTSATT",
                fakta=(("krav", krav), ("oere", oere)),
                bare_i_par=oere != mangler,
            )


def avrunding(rom: Rom) -> Iterator[Hypotese]:
    """A krone more or less a day, by the rounding of each part (§ 8-10)."""
    if not rom.alt_ubetalt:
        for kroner in (-1, 1):
            # so small a difference may be many things: it is never certain
            yield hypotese(
                "AVRUNDING",
                Avrunding(kroner * OERE_PER_KRONE),
                fakta=(("kroner_per_dag", kroner),),
                fri=True,
            )


FORSLAG = (ingenting, uten_inntektsmelding, foreldet, opptjening, motregnet, avrunding)
