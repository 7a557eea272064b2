"""Who should have an exemption, whose runs out, and whose days with a sick child have become Nav's.

Border: reads only. The law is asked through `core.fritak`; an exemption that is not used is a control
(`apps.kontroll`), and is fetched from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from tilgode.apps.fravaer.models import Fravaer, Vedtak
from tilgode.apps.kontroll.dagsrett import Forholdsgrunnlag, dagsats_oere
from tilgode.apps.kontroll.kravgrunnlag import les_forhold
from tilgode.apps.kontroll.queries import Kontrollrad, kontroller
from tilgode.apps.krav.beregning import vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import BOLK, foreldelsesdato
from tilgode.apps.krav.models import Krav, Ytelse
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold
from tilgode.apps.person.oppslag import Ansvarshistorikk
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.core.fritak import Fritakskostnad, aaret, beregn_kostnad, dager_til_varsel, finn_grunner
from tilgode.core.fritak.omsorgsdag import Barnedag, navs_dager, tell_barnedager
from tilgode.core.kontroll import Kontrollkode
from tilgode.params import last, last_avgiftssatser
from tilgode.rules.felles.alder import Alder
from tilgode.rules.felles.arbeidsgiveravgift import finn_avgiftssats
from tilgode.rules.ytelser.sykepenger.feriepenger import finn_sats
from tilgode.values.beloep import rund_halv_opp
from tilgode.values.periode import Periode, slaa_sammen

FRITAK = (Vedtak.Type.FRITAK_KRONISK, Vedtak.Type.FRITAK_SVANGERSKAP)
SYKEFRAVAER = (Fravaer.Type.EGENMELDING, Fravaer.Type.SYKMELDING)
SONE = "I"
PROSENT = 100
MANGE = 400


@dataclass(frozen=True, slots=True)
class Hvem:
    """An employment as a person reads it."""

    arbeidsforhold_id: int
    navn: str
    ansattnummer: str
    ansvar: str


@dataclass(frozen=True, slots=True)
class Kandidat:
    """An employment with a year of frequent arbeidsgiverperioder, and what they cost."""

    hvem: Hvem
    kostnad: Fritakskostnad


@dataclass(frozen=True, slots=True)
class Utloep:
    """A decision that runs out: its last day, and the warning in days."""

    hvem: Hvem
    type: str
    tom: date
    varsel_dager: int


@dataclass(frozen=True, slots=True)
class Omsorgssak:
    """An employment's year with sick children, after the employer's own days.

    `passert` is the first of Nav's days, `dager` how many (parts of days counted as parts), `oere` what they are
    worth at most, `ukrevd_oere` what of it nobody has claimed; `frist` the last day to claim the first of these.
    """

    hvem: Hvem
    aar: int
    passert: date
    dager: Fraction
    oere: int
    ukrevd_oere: int
    frist: date | None


@dataclass(frozen=True, slots=True)
class Fritaksoversikt:
    """All of it; candidates first, the dearest on top."""

    kandidater: tuple[Kandidat, ...]
    utloep: tuple[Utloep, ...]
    ikke_brukt: tuple[Kontrollrad, ...]
    omsorg: tuple[Omsorgssak, ...]


def fritaksoversikt(
    arbeidsgiver: Arbeidsgiver,
    per: date,
    kjent: datetime | None = None,
    ansvar: str | None = None,
    sone: str = SONE,
) -> Fritaksoversikt:
    """The overview on a day, of one ansvar when asked; raises ManglerParameter for an unknown zone."""
    folk = _Folk(arbeidsgiver, per)
    ikke_brukt = kontroller(
        arbeidsgiver,
        per,
        kjent,
        Utvalg(ansvar_fra=ansvar, ansvar_til=ansvar),
        (Kontrollkode.FRITAK_IKKE_BRUKT,),
    )
    return Fritaksoversikt(
        tuple(
            k for k in _kandidater(arbeidsgiver, per, kjent, folk, sone) if ansvar in (None, k.hvem.ansvar)
        ),
        tuple(u for u in _utloep(arbeidsgiver, per, kjent, folk) if ansvar in (None, u.hvem.ansvar)),
        ikke_brukt.rader,
        tuple(o for o in _omsorg(arbeidsgiver, per, kjent, folk) if ansvar in (None, o.hvem.ansvar)),
    )


class _Folk:
    """Names and units, looked up once."""

    def __init__(self, arbeidsgiver: Arbeidsgiver, per: date) -> None:
        self._per = per
        self._forhold = {
            pk: (navn, nummer)
            for pk, navn, nummer in Arbeidsforhold.objects.filter(arbeidsgiver=arbeidsgiver).values_list(
                "pk", "person__navn", "ansattnummer"
            )
        }
        self._nummer = dict(Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).values_list("pk", "nummer"))
        self._historikk = Ansvarshistorikk(arbeidsgiver)

    def hvem(self, forhold: int) -> Hvem:
        """The employment, at its unit on the day."""
        navn, nummer = self._forhold[forhold]
        return Hvem(forhold, navn, nummer, self._nummer.get(self._historikk.paa(forhold, self._per) or 0, ""))


# --- candidates ---------------------------------------------------------------------------------------


def _kandidater(
    arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, folk: _Folk, sone: str
) -> list[Kandidat]:
    """Everybody with frequent absence in the year and no exemption now, the dearest first."""
    vindu = aaret(per)
    egenmeldinger = {
        noekkel: egne
        for noekkel, (egne, fravaer) in _tell_fravaer(arbeidsgiver, vindu, kjent).items()
        # an absence has at most one arbeidsgiverperiode, so nobody else can have enough of them
        if finn_grunner(egne, fravaer)
    }
    har_fritak = set(
        Vedtak.objects.kjent(kjent)
        .filter(person__arbeidsgiver=arbeidsgiver, type__in=FRITAK, fom__lte=per, tom__gte=per)
        .values_list("person_id", flat=True)
    )
    personer = sorted({person for person, _ in egenmeldinger} - har_fritak)
    avgift = finn_avgiftssats(last_avgiftssatser(), sone, per).sats_prosent / PROSENT
    funnet = []
    for i in range(0, len(personer), MANGE):
        for rader in hent_personer(personer[i : i + MANGE], kjent):
            oversatt, vurdering = vurder(rader, last())
            sats = finn_sats(Alder(rader.foedselsdato).ved_utgangen_av(per.year), last().paa(per))
            for navn, forhold in oversatt.forhold.items():
                antall = egenmeldinger.get((rader.id, forhold))
                if antall is None or navn not in vurdering.arbeidsgivere:
                    continue
                kostnad = beregn_kostnad(vurdering, navn, vindu, antall, sats, avgift)
                if kostnad is not None:
                    funnet.append(Kandidat(folk.hvem(forhold), kostnad))
    return sorted(funnet, key=lambda k: (-k.kostnad.sum_oere, k.hvem.ansattnummer))


def _tell_fravaer(
    arbeidsgiver: Arbeidsgiver, vindu: Periode, kjent: datetime | None
) -> Mapping[tuple[int, int], tuple[int, int]]:
    """How many self-certified absences each employment has in the year, and how many absences in all."""
    rader = Fravaer.objects.kjent(kjent).filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        type__in=SYKEFRAVAER,
        fom__lte=vindu.tom,
        tom__gte=vindu.fom,
    )
    egne: dict[tuple[int, int], list[Periode]] = defaultdict(list)
    alle: dict[tuple[int, int], list[Periode]] = defaultdict(list)
    felter = ("arbeidsforhold__person_id", "arbeidsforhold_id", "type", "fom", "tom")
    for person, forhold, type_, fom, tom in rader.values_list(*felter).iterator(BOLK):
        alle[person, forhold].append(Periode(fom, tom))
        if type_ == Fravaer.Type.EGENMELDING:
            egne[person, forhold].append(Periode(fom, tom))
    return {n: (len(slaa_sammen(egne.get(n, ()))), len(slaa_sammen(p))) for n, p in alle.items()}


# --- decisions that run out ---------------------------------------------------------------------------


def _utloep(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, folk: _Folk) -> Iterator[Utloep]:
    """Decisions with less than 90 days left and none after them, the nearest first."""
    rader = Vedtak.objects.kjent(kjent).filter(person__arbeidsgiver=arbeidsgiver, type__in=FRITAK)
    siste: dict[tuple[int, str], date] = {}
    for person, type_, tom in rader.values_list("person_id", "type", "tom"):
        siste[person, type_] = max(siste.get((person, type_), date.min), tom)
    eiere = Arbeidsforhold.objects.filter(person__in=[p for p, _ in siste]).order_by("-pk")
    forhold = dict(eiere.values_list("person_id", "pk"))
    for (person, type_), tom in sorted(siste.items(), key=lambda par: (par[1], par[0])):
        varsel = dager_til_varsel(tom, per)
        if varsel is not None and person in forhold:
            yield Utloep(folk.hvem(forhold[person]), type_, tom, varsel)


# --- days with a sick child ---------------------------------------------------------------------------


def _omsorg(arbeidsgiver: Arbeidsgiver, per: date, kjent: datetime | None, folk: _Folk) -> list[Omsorgssak]:
    """This year's and last year's cases with days after the employer's own, what is unclaimed first."""
    fra = date(per.year - 1, 1, 1)
    rader = Fravaer.objects.kjent(kjent).filter(
        arbeidsforhold__arbeidsgiver=arbeidsgiver,
        type=Fravaer.Type.SYKT_BARN,
        fom__lte=per,
        tom__gte=fra,
    )
    per_forhold: dict[int, list[tuple[Periode, Fraction]]] = defaultdict(list)
    for forhold, fom, tom, grad in rader.values_list("arbeidsforhold_id", "fom", "tom", "grad"):
        per_forhold[forhold].append((Periode(max(fom, fra), min(tom, per)), Fraction(grad)))
    navs = {
        forhold: dager
        for forhold, fravaer in per_forhold.items()
        if (dager := navs_dager(tell_barnedager(fravaer), _grense))
    }
    grunnlag = les_forhold(arbeidsgiver, [(f, Ytelse.OMSORGSPENGER.value) for f in navs], kjent)
    krevd = _krevd(list(navs))
    saker = [
        _sak(
            folk.hvem(forhold),
            aar,
            [d for d in dager if d.dag.year == aar],
            grunnlag[forhold],
            krevd[forhold],
        )
        for forhold, dager in navs.items()
        for aar in sorted({d.dag.year for d in dager})
    ]
    return sorted(saker, key=lambda s: (-s.ukrevd_oere, s.aar, s.hvem.ansattnummer))


def _grense(dag: date) -> int:
    verdi = last().linje("omsorgsdager_arbeidsgiver", dag).verdi
    if not isinstance(verdi, int):
        raise TypeError("omsorgsdager_arbeidsgiver")
    return verdi


def _krevd(forhold: list[int]) -> Mapping[int, list[Periode]]:
    krav: dict[int, list[Periode]] = defaultdict(list)
    rader = Krav.objects.filter(arbeidsforhold__in=forhold, ytelse=Ytelse.OMSORGSPENGER)
    for pk, fom, tom in rader.values_list("arbeidsforhold_id", "fom", "tom"):
        krav[pk or 0].append(Periode(fom, tom))
    return krav


def _sak(
    hvem: Hvem, aar: int, dager: list[Barnedag], grunnlag: Forholdsgrunnlag, krevd: list[Periode]
) -> Omsorgssak:
    oere = {d.dag: rund_halv_opp(dagsats_oere(grunnlag, d.fravaer_fom, last()) * d.andel) for d in dager}
    ukrevd = [dag for dag in oere if not any(dag in p for p in krevd)]
    return Omsorgssak(
        hvem,
        aar,
        dager[0].dag,
        sum((d.andel for d in dager), Fraction(0)),
        sum(oere.values()),
        sum(oere[dag] for dag in ukrevd),
        foreldelsesdato(min(ukrevd)) if ukrevd else None,
    )
