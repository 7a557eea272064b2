"""A small employer in the database: claims and settlements in one line each."""

from datetime import date
from itertools import count

from django.db import transaction
from django.db.models import Sum

from tilgode.apps.felles.kryptering import blindindekser, krypter
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoer, Oppgjoerslinje
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver, Sektor
from tilgode.apps.person.models import Arbeidsforhold, Person
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, dagens_start, skriv_bevegelser
from tilgode.apps.regnskap.models import Bevegelse

NUMRE = ("14818530081", "02889041024", "23917812071")
KODER = {"4": "SYKEPENGER", "7": "SYKEPENGER_AGP", "H": "FERIEPENGER"}


def d(tekst):
    return date.fromisoformat(tekst) if isinstance(tekst, str) else tekst


class Kommune:
    """One employer with three persons, one employment each."""

    def __init__(self):
        self.arbeidsgiver = Arbeidsgiver.objects.create(orgnr="312040107", navn="Fjord kommune")
        sektor = Sektor.objects.create(arbeidsgiver=self.arbeidsgiver, navn="Oppvekst")
        self.ansvar = Ansvar.objects.create(
            arbeidsgiver=self.arbeidsgiver,
            nummer="3000",
            navn="Skole",
            sektor=sektor,
            gyldig_fom=d("2020-01-01"),
            registrert=dagens_start(d("2020-01-01")),
        )
        self.personer = [self._person(i, nummer) for i, nummer in enumerate(NUMRE)]
        self._teller = count(1)

    def _person(self, i, nummer):
        (indeks,) = blindindekser([nummer])
        person = Person.objects.create(
            arbeidsgiver=self.arbeidsgiver,
            blindindeks=indeks,
            fnr_kryptert=krypter([nummer], [indeks])[0],
            navn=f"Person {i}",
            foedselsdato=d("1985-01-14"),
        )
        Arbeidsforhold.objects.create(
            arbeidsgiver=self.arbeidsgiver, person=person, ansattnummer=str(i), noekkel=f"{i}-1"
        )
        return person

    def krav(self, oere, fom="2024-06-01", tom="2024-06-30", *, dato="2024-07-01", person=0, **felt):
        """A claim and its first movement."""
        hvem = self.personer[person]
        felt = {
            "ytelse": "SYKEPENGER",
            "kravaar": d(fom).year,
            "referanse": f"K{next(self._teller):03d}",
            "registrert": dagens_start(d(dato)),
        } | felt
        krav = Krav.objects.create(
            arbeidsgiver=self.arbeidsgiver,
            person=hvem,
            arbeidsforhold=hvem.arbeidsforhold.first(),
            fom=d(fom),
            tom=d(tom),
            ansvar=self.ansvar,
            opprinnelse="Test",
            **felt,
        )
        self.endre(krav, oere, dato, "KRAV")
        return krav

    def endre(self, krav, oere, dato, type_="NEDJUSTERT"):
        """Another movement of the claim."""
        noekkel = Kravnoekkel(krav.pk, krav.ansvar_id, krav.kravaar, krav.ytelse)
        with transaction.atomic():
            skriv_bevegelser(self.arbeidsgiver, [NyBevegelse(type_, oere, d(dato), noekkel)])

    def oppgjoer(self, dato, *linjer, rapport=None):
        """A settlement; each line is (øre, fom, tom) and may end with a dict of more fields."""
        rapport = rapport or f"R{next(self._teller):03d}"
        oppgjoer = Oppgjoer.objects.create(
            arbeidsgiver=self.arbeidsgiver,
            rapport_id=rapport,
            orgnr=self.arbeidsgiver.orgnr,
            valutadato=d(dato),
            filnavn=f"{rapport}.csv",
            sha256="0" * 64,
            raadata=b"",
            antall_linjer=len(linjer),
            sum_oere=sum(linje[0] for linje in linjer),
            registrert=dagens_start(d(dato)),
        )
        return [self._linje(oppgjoer, nr, *linje) for nr, linje in enumerate(linjer, 1)]

    def _linje(self, oppgjoer, nr, oere, fom="2024-06-01", tom="2024-06-30", felt=None):
        felt = felt or {}
        nummer = felt.get("fnr", NUMRE[felt.get("person", 0)])
        (indeks,) = blindindekser([nummer])
        kode = felt.get("kode", "4")
        return Oppgjoerslinje.objects.create(
            oppgjoer=oppgjoer,
            linjenummer=nr,
            navenhet="8020",
            underenhet_orgnr="315550106",
            kode=kode,
            ytelse=KODER.get(kode, ""),
            person=Person.objects.filter(blindindeks=indeks).first(),
            blindindeks=indeks,
            fnr_kryptert=krypter([nummer], [indeks])[0],
            navn="NORDSYNT KARI",
            fom=d(fom),
            tom=d(tom),
            oere=oere,
        )

    def utestaaende(self, krav, dato="2030-01-01", kjent=None):
        """What Nav owes on the claim on a date, as known."""
        rader = Bevegelse.objects.filter(krav=krav, dato__lte=d(dato))
        if kjent is not None:
            rader = rader.filter(registrert__lte=kjent)
        return rader.aggregate(sum=Sum("oere"))["sum"] or 0


def aktive():
    """(line, claim reference, øre, rule) of every booked match in force."""
    return [
        (k.linje_id, k.krav.referanse, k.oere, k.regel)
        for k in Kobling.objects.filter(oppheving=None, bevegelser__isnull=False)
        .select_related("krav")
        .order_by("linje__oppgjoer__valutadato", "linje__oppgjoer__rapport_id", "linje__linjenummer", "pk")
    ]
