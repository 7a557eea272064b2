"""A kommune with one absence: facts straight into the tables, one line each."""

from datetime import date
from decimal import Decimal

from tests.apps.kommune import lag_kommune
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.person.models import Arbeidsforhold, Loennslinje
from tilgode.apps.regnskap.bevegelser import dagens_start


def d(tekst):
    return date.fromisoformat(tekst) if isinstance(tekst, str) else tekst


class Forhold:
    """Employee 0 of a small kommune, with pay of 40 000 a month from 2023."""

    def __init__(self, loenn=40_000):
        self.kommune = lag_kommune(2)
        self.arbeidsgiver = self.kommune.arbeidsgiver
        self.forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
        self.person = self.forhold.person
        self.person.foedselsdato = date(1980, 1, 1)
        self.person.save()
        for aar in (2023, 2024):
            for maaned in range(1, 13):
                self.loenn(date(aar, maaned, 1), loenn)

    def _lagre(self, modell, registrert, **felt):
        return modell.objects.create(
            arbeidsforhold=self.forhold, registrert=dagens_start(d(registrert)), **felt
        )

    def loenn(self, maaned, kroner, type_="FAST"):
        self._lagre(Loennslinje, maaned, maaned=maaned, loennsart=f"1{type_}", type=type_, oere=kroner * 100)

    def fravaer(self, fom, tom, type_="SYKMELDING", grad=100, registrert=None, erstatter=None):
        return self._lagre(
            Fravaer,
            registrert or fom,
            type=type_,
            fom=d(fom),
            tom=d(tom),
            grad=Decimal(grad),
            kildesystem="test",
            erstatter=erstatter,
        )

    def sykmelding(self, fom, tom, grad=100):
        self._lagre(Sykmelding, fom, fom=d(fom), tom=d(tom), grad=Decimal(grad), mottatt=d(fom))

    def soeknad(self, fom, tom, sendt, opplysninger=(), status="INNSENDT"):
        self._lagre(
            Soeknad,
            sendt,
            fom=d(fom),
            tom=d(tom),
            sendt=d(sendt),
            status=status,
            opplysninger=list(opplysninger),
        )

    def inntektsmelding(self, dag, inntekt=40_000, refusjon=None, opphoer=None, perioder=()):
        self._lagre(
            Inntektsmelding,
            dag,
            foerste_fravaersdag=d(dag),
            arbeidsgiverperioder=[list(p) for p in perioder],
            inntekt_oere=inntekt * 100,
            refusjon_oere=(inntekt if refusjon is None else refusjon) * 100,
            refusjon_opphoer=d(opphoer) if opphoer else None,
            sendt=d(dag),
        )

    def fritak(self, fom, tom, mottatt=None):
        Vedtak.objects.create(
            person=self.person,
            type="FRITAK_KRONISK",
            mottatt_nav=d(mottatt or fom),
            fom=d(fom),
            tom=d(tom),
            registrert=dagens_start(d(fom)),
        )
