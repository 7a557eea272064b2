"""The proof of the day ledger: that the days add up to every total, at a date and as known at a moment.

Each check compares two sums found in different ways and lists what differs; none changes anything.
Border: reads only. That the law's days are right is tested elsewhere; here it is only the adding up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from tilgode.apps.dagregnskap.foering import BOLK, DAGPOSTFELT, dagrader, i_kraft, ventende
from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.dagregnskap.queries import Dagsum, dagsummer
from tilgode.apps.dagregnskap.utlegg import FELTER, Bevegelsesdager, Satser, finn_utlegg
from tilgode.apps.felles.masselesing import hent
from tilgode.apps.krav.forventning import forventninger, gjeldende_beregninger
from tilgode.apps.krav.models import Ventetloep
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.kravliste import Kravrad, kravliste
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.queries import utestaaende
from tilgode.apps.regnskap.utvalg import GRUPPER, Gruppe, kjent_ved
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

#: How many differences a check names.
VISTE = 10


@dataclass(frozen=True, slots=True)
class Dagkontroll:
    """A check: how many were compared, the two sums, and the differences (none: it holds).

    `noekkel` says what is compared, `avvik` names the first differences.
    """

    noekkel: str
    antall: int
    dager_oere: int
    totalt_oere: int
    antall_avvik: int
    avvik: tuple[str, ...] = ()

    @property
    def stemmer(self) -> bool:
        """True when nothing differs."""
        return self.antall_avvik == 0 and self.dager_oere == self.totalt_oere


def kontroller(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None
) -> Iterator[Dagkontroll]:
    """Every check, one at a time."""
    yield _bevegelser(arbeidsgiver, kjent)
    yield _loep(arbeidsgiver)
    for navn in ("", *GRUPPER):
        yield _totaler(arbeidsgiver, dato, kjent, navn)
    yield _kravliste(arbeidsgiver, dato, kjent)
    yield _ventet(arbeidsgiver, dato, kjent)
    yield _paa_nytt(arbeidsgiver)


def _kontroll(noekkel: str, antall: int, dager: int, totalt: int, avvik: list[str]) -> Dagkontroll:
    return Dagkontroll(noekkel, antall, dager, totalt, len(avvik), tuple(avvik[:VISTE]))


def _bevegelser(arbeidsgiver: Arbeidsgiver, kjent: datetime | None) -> Dagkontroll:
    """Each movement is the sum of its day posts; one that waits for its days differs."""
    poster = Dagpost.objects.filter(bevegelse__arbeidsgiver=arbeidsgiver)
    per_bevegelse = dict(
        poster.values("bevegelse_id").annotate(s=Sum("oere")).values_list("bevegelse_id", "s")
    )
    antall = dager = totalt = 0
    avvik = []
    rader = Bevegelse.objects.filter(kjent_ved(kjent), arbeidsgiver=arbeidsgiver)
    for pk, oere in rader.values_list("pk", "oere").iterator(chunk_size=5000):
        egne = int(per_bevegelse.get(pk, 0))
        antall, dager, totalt = antall + 1, dager + egne, totalt + oere
        if egne != oere:
            avvik.append(f"bevegelse {pk}: {egne} øre på dager, {oere} øre i alt")
    return _kontroll("BEVEGELSER", antall, dager, totalt, avvik)


def _loep(arbeidsgiver: Arbeidsgiver) -> Dagkontroll:
    """Each run is its øre a weekday times its weekdays."""
    poster = Dagpost.objects.filter(bevegelse__arbeidsgiver=arbeidsgiver, fom__isnull=False)
    antall = dager = totalt = 0
    avvik = []
    for pk, fom, tom, per_dag, oere in hent(poster, "pk", "fom", "tom", "dagsbeloep_oere", "oere"):
        egne = per_dag * antall_virkedager(Periode(fom, tom))
        antall, dager, totalt = antall + 1, dager + egne, totalt + oere
        if egne != oere:
            avvik.append(f"dagpost {pk}: {egne} øre på dagene, {oere} øre i løpet")
    return _kontroll("LOEP", antall, dager, totalt, avvik)


def _totaler(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, navn: str) -> Dagkontroll:
    """Outstanding as pages and the memo sum it, against the days, group by group."""
    grupper_paa = (navn,) if navn else ()
    dager = {s.gruppe: s.utestaaende_oere for s in dagsummer(arbeidsgiver, dato, kjent, grupper_paa)}
    totaler: dict[Gruppe, int] = {
        rad.gruppe: rad.oere[0] for rad in utestaaende(arbeidsgiver, dato, kjent, grupper_paa)
    }
    avvik = [
        f"{_vis(g)}: {dager.get(g, 0)} øre på dager, {totaler.get(g, 0)} øre i alt"
        for g in dager.keys() | totaler.keys()
        if dager.get(g, 0) != totaler.get(g, 0)
    ]
    noekkel = f"UTESTAAENDE_{navn.upper() or 'I_ALT'}"
    return _kontroll(noekkel, len(dager), sum(dager.values()), sum(totaler.values()), sorted(avvik))


def _vis(g: Gruppe) -> str:
    return str(g.krav or g.person or g.ansvar or g.sektor or g.ytelse or g.kravaar or "i alt")


def _kravliste(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None) -> Dagkontroll:
    """Claimed, received and outstanding of each row of the list of claims."""
    dager = {s.gruppe.krav_id: s for s in dagsummer(arbeidsgiver, dato, kjent, ("krav",))}
    rader = kravliste(arbeidsgiver, dato, kjent)
    avvik = [rad.referanse for rad in rader if not _er_lik(rad, dager.get(rad.krav_id))]
    utestaaende_i_alt = sum(rad.utestaaende_oere for rad in rader)
    paa_dager = sum(s.utestaaende_oere for s in dager.values() if s.gruppe.krav_id)
    return _kontroll("KRAVLISTE", len(rader), paa_dager, utestaaende_i_alt, avvik)


def _er_lik(rad: Kravrad, dager: Dagsum | None) -> bool:
    if dager is None:
        return (rad.krevd_oere, rad.mottatt_oere, rad.utestaaende_oere) == (0, 0, 0)
    fra_dager = (dager.krevd_oere, dager.mottatt_oere, dager.utestaaende_oere)
    return fra_dager == (rad.krevd_oere, rad.mottatt_oere, rad.utestaaende_oere)


def _ventet(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None) -> Dagkontroll:
    """The months of the expectations are the days of the runs."""
    loep = Ventetloep.objects.filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        dagsbeloep_oere__gt=0,
        fom__lte=dato,
        **gjeldende_beregninger(kjent),
    )
    dager = antall = 0
    for fom, tom, oere in hent(loep, "fom", "tom", "dagsbeloep_oere"):
        antall += 1
        dager += oere * antall_virkedager(Periode(fom, min(tom, dato)))
    maaneder = sum(rad.ventet_oere for rad in forventninger(arbeidsgiver, dato, kjent))
    return _kontroll("VENTET", antall, dager, maaneder, [])


def _paa_nytt(arbeidsgiver: Arbeidsgiver) -> Dagkontroll:
    """Laid out anew from the facts now, every movement gets the days that are stored."""
    felter = ("bevegelse_id", "versjon", "bevegelse__oere", *DAGPOSTFELT[2:7])
    alle = Bevegelse.objects.filter(arbeidsgiver=arbeidsgiver).exclude(oere=0).order_by("pk")
    satser = Satser.hent(arbeidsgiver, range(BOLK))
    antall = lagret = regnet = 0
    avvik = []
    siste = alle.values_list("pk", flat=True).last() or 0
    for start in range(0, siste + 1, BOLK * 10):
        bolk = alle.filter(pk__gt=start, pk__lte=start + BOLK * 10)
        egne = Dagpost.objects.filter(bevegelse__in=bolk.order_by()).order_by("pk")
        poster = i_kraft(hent(egne, *felter))
        for rad in hent(bolk, *FELTER):
            b = Bevegelsesdager(*rad)
            paa_nytt = dagrader(b, finn_utlegg(b, satser))
            foer = sorted(poster.get(b.id, (0, []))[1], key=lambda p: p[1] or date.min)
            antall, regnet = antall + 1, regnet + b.oere
            lagret += sum(p[4] for p in foer)
            if foer != paa_nytt:
                avvik.append(f"bevegelse {b.id}: lagret {len(foer)} løp, regnet på nytt {len(paa_nytt)}")
    return _kontroll("PAA_NYTT", antall, lagret, regnet, avvik)


def venter(arbeidsgiver: Arbeidsgiver) -> tuple[int, int]:
    """How many movements have no days yet, and their øre."""
    tall = ventende(arbeidsgiver).order_by().values_list("oere", flat=True)
    return len(tall), sum(tall)
