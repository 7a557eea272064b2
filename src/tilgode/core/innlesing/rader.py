"""The typed row of each file type: one line of the file after mapping, parsing and check.

`linje` is the line in the file (header = 1). Empty text is "" and an empty date None. Amounts are
whole øre, percents Decimal, `registrert` an aware datetime (midnight in Norway when the file gives
only a date) or None for «now». Border: no look-ups; whether an arbeidsforhold exists is asked of the
registers. Column names and rules are in `adapters/filer/katalog`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tilgode.values.periode import Periode


@dataclass(frozen=True, slots=True)
class OrganisasjonRad:
    """An ansvar with its enhet, sektor and employer, valid from a day."""

    linje: int
    orgnr: str
    arbeidsgiver: str
    underenhet_orgnr: str
    underenhet: str
    sektor: str
    sektor_rekkefoelge: int | None
    ansvar: str
    ansvar_navn: str
    gyldig_fom: date
    gyldig_tom: date | None


@dataclass(frozen=True, slots=True)
class AnsattRad:
    """A person with one employment as it is in a period; `gyldig_fom` defaults to `startdato`."""

    linje: int
    fnr: str
    ansattnummer: str
    arbeidsforhold: str
    navn: str
    underenhet_orgnr: str
    ansvar: str
    startdato: date
    sluttdato: date | None
    stillingsprosent: Decimal
    arbeidstid: str
    gyldig_fom: date
    gyldig_tom: date | None
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class LoennRad:
    """Pay of one kind in one month; `maaned` is its first day."""

    linje: int
    arbeidsforhold: str
    maaned: date
    loennsart: str
    type: str
    oere: int
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class FravaerRad:
    """An absence; `kilde_kode` is the source system's own code before mapping."""

    linje: int
    arbeidsforhold: str
    type: str
    fom: date
    tom: date
    grad: Decimal
    kilde_kode: str
    kilde_referanse: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class SykmeldingRad:
    """A sykmelding the employer has received."""

    linje: int
    arbeidsforhold: str
    fom: date
    tom: date
    grad: Decimal
    mottatt: date
    referanse: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class Opplysning:
    """What the employee told in a søknad: FERIE, PERMISJON, ARBEID … in these days."""

    type: str
    fom: date
    tom: date
    grad: Decimal | None


@dataclass(frozen=True, slots=True)
class SoeknadRad:
    """A sykepengesøknad as far as the employer knows it."""

    linje: int
    arbeidsforhold: str
    fom: date
    tom: date
    sendt: date | None
    status: str
    opplysninger: tuple[Opplysning, ...]
    referanse: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class InntektsmeldingRad:
    """One version of an inntektsmelding; amounts per month."""

    linje: int
    arbeidsforhold: str
    referanse: str
    versjon: int
    foerste_fravaersdag: date
    arbeidsgiverperioder: tuple[Periode, ...]
    inntekt_oere: int
    refusjon_oere: int
    refusjon_opphoer: date | None
    refusjonsendringer: tuple[tuple[date, int], ...]
    begrunnelse_redusert: str
    sendt: date | None
    kvittering: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class VedtakRad:
    """A decision on fritak or svangerskapspenger for a person."""

    linje: int
    ansattnummer: str
    type: str
    soekt: date | None
    mottatt_nav: date
    termin: date | None
    fom: date
    tom: date
    kopi_vedlagt: bool
    signert: bool
    referanse: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class KravRad:
    """A registered refund claim. One of `arbeidsforhold` and `ansattnummer` is filled.

    `kravaar` None means the year of `fom`; `ansvar` "" means the employment's at `fom`;
    `tilleggskrav_oere` is 0 when there is none.
    """

    linje: int
    referanse: str
    arbeidsforhold: str
    ansattnummer: str
    ytelse: str
    feriepenger_av: str
    fom: date
    tom: date
    oere: int
    sendt: date
    ansvar: str
    kravaar: int | None
    opprinnelse: str
    tilleggskrav_oere: int
    tilleggskrav_dato: date | None
    status: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class JusteringRad:
    """An adjustment, write-off, raise, or money booked without a claim (art UFORDELT)."""

    linje: int
    referanse: str
    krav: str
    ansvar: str
    dato: date
    oere: int
    art: str
    aarsak: str
    klasse: str
    notat: str
    foreslaatt_av: str
    godkjent_av: str
    reverserer: str
    registrert: datetime | None


@dataclass(frozen=True, slots=True)
class PurringRad:
    """A dunning of one claim and, when it has come, the answer."""

    linje: int
    referanse: str
    krav: str
    dato: date
    kanal: str
    oere: int
    svar: str
    svar_dato: date | None
    svar_oere: int | None
    notat: str


@dataclass(frozen=True, slots=True)
class PlanRad:
    """A work package in one version of the clean-up plan."""

    linje: int
    versjon: str
    versjon_dato: date
    rad: int
    refusjonsperiode: str
    naar: str
    ansvar_fra: str
    ansvar_til: str
    periode_fom: date | None
    periode_tom: date | None


@dataclass(frozen=True, slots=True)
class BankRad:
    """A credit or debit on the refund account."""

    linje: int
    kontonummer: str
    dato: date
    oere: int
    referanse: str
    tekst: str


@dataclass(frozen=True, slots=True)
class OppgjoerRad:
    """One line of Nav's settlement file, fields as in the file; `fom`/`tom` None for `00000000`.

    `ytelse` is "" for a kode that is not in the table (the line goes to suspense).
    """

    linje: int
    navenhet: str
    orgnr: str
    bedriftsnummer: str
    kode: str
    fnr: str
    fom: date | None
    kontonummer: str
    navn: str
    tom: date | None
    oere: int
    maksdato: date | None
    ytelse: str
    feriepenger_av: str


Rad = (
    OrganisasjonRad
    | AnsattRad
    | LoennRad
    | FravaerRad
    | SykmeldingRad
    | SoeknadRad
    | InntektsmeldingRad
    | VedtakRad
    | KravRad
    | JusteringRad
    | PurringRad
    | PlanRad
    | BankRad
    | OppgjoerRad
)
