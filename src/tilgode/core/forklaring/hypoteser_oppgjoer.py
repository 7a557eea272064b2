"""Proposals about the claim and the settlement: lapsed, refused, twice, taken back, set off, rounded.

Most of them say that Nav pays nothing; which one it is, only evidence can tell.
Border: proposes; a claim's life is in `core.saksgang`, its lines in `core.avstemming`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tilgode.core.forklaring.endringer import UtenOpptjening, UtenRefusjon
from tilgode.core.forklaring.endringer_oppgjoer import Avrunding, IngenBetaling, Trekk
from tilgode.core.forklaring.katalog import KATALOG, SVAKT, Hypotese, hypotese
from tilgode.core.forklaring.plass import finn_plass
from tilgode.core.forklaring.rom import SIKKERT_SVART, SYKT, Rom
from tilgode.core.forklaring.typer import Faktum
from tilgode.core.forklaring.utregning import Regner
from tilgode.core.forklaring.ventende import ventekurve
from tilgode.rules.felles.frister import finn_siste_mottak
from tilgode.values.beloep import OERE_PER_KRONE
from tilgode.values.periode import Periode

#: Claims younger than this have often not been answered.
NYTT_KRAV_DAGER = 60
#: The arbeidsgiverperiode, and the weeks Nav waits for the inntektsmelding before it pays the employee.
SEN_INNTEKTSMELDING_DAGER = 16 + 28
#: About one answered claim in ten differs: weights are per deviation, waiting is per claim.
KRAV_PER_AVVIK, PROMILLE = 10, 1000


def ingenting(rom: Rom) -> Iterator[Hypotese]:
    """Nav has paid nothing."""
    if not rom.alt_ubetalt or not rom.ventede:
        return
    info = rom.opplysninger
    hele = finn_plass(rom, Periode(rom.foerste, rom.siste)) == "ALT"
    yield hypotese(
        "UTBETALT_ANSATT",
        UtenRefusjon(rom.navn, Periode(rom.skjaeringstidspunkt, rom.sykdommens_slutt)),
        # Nav seldom changes whom it pays in the middle of an absence
        *(("HELE_FRAVAERET_UBETALT",) if hele and venteandel(rom.regner) <= SIKKERT_SVART else ()),
        *(("SEN_INNTEKTSMELDING",) if _sen_inntektsmelding(rom) else ()),
        promille=1000 if hele else 20,
    )
    # Nav tells the employer nothing, so a refusal may be there without a word
    yield _null("AVSLAG", "STATUS_AVSLAG") if info.avslag else _null("AVSLAG", promille=500)
    if info.betalte_like:
        yield _null("DOBBELTREGISTRERT", "ANNET_KRAV_ER_BETALT", fakta=(("krav", info.betalte_like[0]),))
    elif info.like_foer:
        # Nav pays the same days once, also when it has not paid them yet
        yield _null("DOBBELTREGISTRERT", "SAMME_KRAV_FOER", fakta=(("krav", info.like_foer[0]),))
    if info.tilbakefoert_oere:
        yield _null("TILBAKEKREVD", "MINUSLINJE", fakta=(("oere", info.tilbakefoert_oere),))
    yield from _ubesvart(rom)


def _sen_inntektsmelding(rom: Rom) -> bool:
    """The inntektsmelding came so long after the absence began that Nav may have paid the employee."""
    slutt = rom.sykdommens_slutt
    sendt = [s for fra, s in rom.opplysninger.inntektsmeldinger if rom.skjaeringstidspunkt <= fra <= slutt]
    return bool(sendt) and (min(sendt) - rom.skjaeringstidspunkt).days > SEN_INNTEKTSMELDING_DAGER


def venteandel(regner: Regner) -> int:
    """The share (per mille) of claims of this age that is answered later still.

    Nav takes an absence in order: a claim waits no less than the oldest of the absence that is not answered.
    """
    avvik = regner.avvik
    venter = avvik.opplysninger.venter
    if venter is None:
        venter = ventekurve(()).venter(avvik.opplysninger.alder_dager)
    foer = [n.krav for n in regner.naboer if n.grunn.sum_oere and n.krav.periode.tom < avvik.periode.fom]
    for krav in sorted(foer, key=lambda k: k.periode.fom, reverse=True):
        if krav.mottatt or krav.ytelse != avvik.ytelse:
            break
        venter = min(venter, krav.venter)
    return venter


def _ubesvart(rom: Rom) -> Iterator[Hypotese]:
    """Nav has not answered yet: as likely as one's own history says of claims of this age."""
    venter = 0 if rom.avvik.mottatt else venteandel(rom.regner)
    if venter:
        nytt = rom.opplysninger.alder_dager <= NYTT_KRAV_DAGER
        bevis = ("KRAVET_ER_NYTT",) if nytt else ()
        yield _null(
            "UNDER_BEHANDLING",
            *bevis,
            fakta=(("alder_dager", rom.opplysninger.alder_dager),),
            promille=venter
            * KRAV_PER_AVVIK
            * PROMILLE
            // KATALOG["UNDER_BEHANDLING"].prior
            // SVAKT ** len(bevis),
        )


def _null(kode: str, *bevis: str, fakta: tuple[Faktum, ...] = (), promille: int = 1000) -> Hypotese:
    return hypotese(kode, IngenBetaling(kode), *bevis, fakta=fakta, promille=promille)


def uten_inntektsmelding(rom: Rom) -> Iterator[Hypotese]:
    """No inntektsmelding for the absence: Nav knows of no refund to pay (§ 22-3)."""
    if rom.alt_ubetalt and not rom.opplysninger.uten_inntektsmelding and not _har_inntektsmelding(rom):
        # one for an absence shortly before is counted with us; Nav may have asked for a new one
        yield hypotese(
            "INNTEKTSMELDING_MANGLER",
            UtenRefusjon(rom.navn, Periode(rom.skjaeringstidspunkt, rom.sykdommens_slutt)),
            "INGEN_NY_INNTEKTSMELDING",
            fakta=(("fom", rom.skjaeringstidspunkt.isoformat()),),
            promille=30 if rom.betalt_foer(rom.foerste) else 1000,
        )
    for periode in rom.opplysninger.uten_inntektsmelding:
        yield hypotese(
            "INNTEKTSMELDING_MANGLER",
            UtenRefusjon(rom.navn, periode),
            "UTEN_INNTEKTSMELDING",
            fakta=(("fom", periode.fom.isoformat()),),
            # what was paid earlier in the absence was paid on an inntektsmelding
            promille=30 if rom.betalt_foer(rom.foerste) else 1000,
        )


def _har_inntektsmelding(rom: Rom) -> bool:
    """The employer has told the income for this absence, and not only for one before it."""
    fra = rom.skjaeringstidspunkt
    return any(
        fra <= i.foerste_fravaersdag <= rom.sykdommens_slutt for i in rom.arbeidsgiver.inntektsmeldinger
    )


def foreldet(rom: Rom) -> Iterator[Hypotese]:
    """Sent later than the end of the third month after the month of the days: all of them, or the first (§ 22-13)."""
    sendt, parametre = rom.opplysninger.sendt, rom.regner.parametre
    if sendt is None or not rom.ventede:
        return
    for_sent = [
        dag for dag in (rom.dager[i] for i in rom.ventede) if finn_siste_mottak(dag, parametre) < sendt
    ]
    if for_sent:
        frist = finn_siste_mottak(for_sent[-1], parametre)
        hele = for_sent[-1] == rom.siste
        borte = Periode(for_sent[0], for_sent[-1])
        yield hypotese(
            "FORELDET",
            IngenBetaling("FORELDET") if hele else UtenRefusjon(rom.navn, borte),
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
                promille=50 if rom.har_hull else 1000,
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


def uten_fravaer(rom: Rom) -> Iterator[Hypotese]:
    """Nav paid for days that we have no absence on: the facts are missing here, not with Nav."""
    if (
        rom.ventede
        or rom.maal.sum_oere <= 0
        or any(ett.verdi.type in SYKT for ett in rom.arbeidsgiver.tidslinje.avgrens(rom.avvik.periode))
    ):
        return
    periode = rom.avvik.periode
    yield hypotese(
        "UTEN_FRAVAER",
        Trekk(-rom.maal.sum_oere),
        *(("KREVD_ER_BETALT",) if rom.avvik.krevd_oere == rom.maal.sum_oere else ()),
        fakta=(("fom", periode.fom.isoformat()), ("tom", periode.tom.isoformat())),
        fri=True,
    )


FORSLAG = (uten_fravaer, ingenting, uten_inntektsmelding, foreldet, opptjening, motregnet, avrunding)
