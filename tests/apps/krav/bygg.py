"""A kommune with one absence: facts straight into the tables, one line each."""

from copy import copy
from datetime import date
from decimal import Decimal

from tests.apps.kommune import lag_kommune
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.organisasjon.models import Ansvar, Underenhet
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

    def fravaer(self, fom, tom, type_="SYKMELDING", grad=100, registrert=None, erstatter=None, kode=""):
        return self._lagre(
            Fravaer,
            registrert or fom,
            type=type_,
            fom=d(fom),
            tom=d(tom),
            grad=Decimal(grad),
            kildesystem="test",
            kilde_kode=kode,
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

    def inntektsmelding(self, dag, inntekt=40_000, refusjon=None, opphoer=None, perioder=(), sendt=None):
        self._lagre(
            Inntektsmelding,
            sendt or dag,
            foerste_fravaersdag=d(dag),
            arbeidsgiverperioder=[list(p) for p in perioder],
            inntekt_oere=inntekt * 100,
            refusjon_oere=(inntekt if refusjon is None else refusjon) * 100,
            refusjon_opphoer=d(opphoer) if opphoer else None,
            sendt=d(sendt or dag),
        )

    def fritak(self, fom, tom, mottatt=None, type_="FRITAK_KRONISK", termin=None):
        Vedtak.objects.create(
            person=self.person,
            type=type_,
            mottatt_nav=d(mottatt or fom),
            termin=d(termin) if termin else None,
            fom=d(fom),
            tom=d(tom),
            registrert=dagens_start(d(fom)),
        )

    def ansettelse(self, start, slutt=None, *, fra=None, prosent=100, nummer="2100", noekkel="1000-1"):
        """Another state of the employment, or (with another `noekkel`) another employment, at an ansvar."""
        forhold, _ = Arbeidsforhold.objects.get_or_create(
            arbeidsgiver=self.arbeidsgiver,
            noekkel=noekkel,
            defaults={"person": self.person, "ansattnummer": "1000"},
        )
        gjeldende = forhold.tilstander.kjent().filter(gyldig_fom=d(fra or start)).first()
        forhold.tilstander.create(
            startdato=d(start),
            sluttdato=d(slutt) if slutt else None,
            ansvar=Ansvar.objects.get(arbeidsgiver=self.arbeidsgiver, nummer=nummer),
            stillingsprosent=Decimal(prosent),
            gyldig_fom=d(fra or start),
            erstatter=gjeldende,
            registrert=dagens_start(d(start)),
        )
        return forhold

    def som(self, forhold):
        """The same person's other employment, to register on."""
        annen = copy(self)
        annen.forhold = forhold
        return annen

    def flytt_ansvar(self, nummer, orgnr, fra="2000-01-01"):
        """The ansvar belongs to another underenhet from a day."""
        underenhet, _ = Underenhet.objects.get_or_create(
            orgnr=orgnr, defaults={"arbeidsgiver": self.arbeidsgiver, "navn": orgnr}
        )
        gammel = Ansvar.objects.filter(arbeidsgiver=self.arbeidsgiver, nummer=nummer).latest("pk")
        Ansvar.objects.create(
            arbeidsgiver=self.arbeidsgiver,
            nummer=nummer,
            navn=gammel.navn,
            sektor=gammel.sektor,
            underenhet=underenhet,
            gyldig_fom=d(fra),
            erstatter=gammel if d(fra) <= gammel.gyldig_fom else None,
            registrert=dagens_start(d("2020-01-01")),
        )
