"""Proposals about the claim and the settlement: lapsed, refused, twice, taken back, set off, rounded.

Most of them say that Nav pays nothing; which one it is, only evidence can tell.
Border: proposes; a claim's life is in `core.saksgang`, its lines in `core.avstemming`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tilgode.core.forklaring.endringer import Avrunding, Trekk, UtenOpptjening, UtenRefusjon
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
    yield _null(rom, "UTBETALT_ANSATT")
    if info.uten_inntektsmelding:
        yield _null(rom, "INNTEKTSMELDING_MANGLER", "UTEN_INNTEKTSMELDING")
    if info.avslag:
        yield _null(rom, "AVSLAG", "STATUS_AVSLAG")
    if info.betalte_like:
        yield _null(rom, "DOBBELTREGISTRERT", "ANNET_KRAV_ER_BETALT", fakta=(("krav", info.betalte_like[0]),))
    if info.tilbakefoert_oere:
        yield _null(rom, "TILBAKEKREVD", "MINUSLINJE", fakta=(("oere", info.tilbakefoert_oere),))
    if info.alder_dager <= GAMMELT_KRAV_DAGER:
        nytt = info.alder_dager <= NYTT_KRAV_DAGER
        yield _null(
            rom,
            "UNDER_BEHANDLING",
            *(("KRAVET_ER_NYTT",) if nytt else ()),
            fakta=(("alder_dager", info.alder_dager),),
        )


def _null(rom: Rom, kode: str, *bevis: str, fakta: tuple[Faktum, ...] = ()) -> Hypotese:
    return hypotese(kode, UtenRefusjon(rom.navn, rom.avvik.periode), *bevis, fakta=fakta)


def foreldet(rom: Rom) -> Iterator[Hypotese]:
    """Sent later than the end of the third month after the month of the days (§ 22-13)."""
    sendt = rom.opplysninger.sendt
    if sendt is None:
        return
    frist = finn_siste_mottak(rom.foerste, rom.regner.parametre)
    if sendt > frist:
        yield hypotese(
            "FORELDET",
            UtenRefusjon(rom.navn, rom.avvik.periode),
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
            yield hypotese(
                "AVRUNDING", Avrunding(kroner * OERE_PER_KRONE), fakta=(("kroner_per_dag", kroner),)
            )


FORSLAG = (ingenting, foreldet, opptjening, motregnet, avrunding)
