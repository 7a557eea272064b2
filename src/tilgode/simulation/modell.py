"""What the simulation thinks in: enhet, ansatt, sick spell, claim and settlement line.

Amounts are whole øre, dates calendar days. Border: plain values; how they come about is in
`befolkning`, `fravaer`, `lov` and the two scenarios.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tilgode.rules.ytelser.sykepenger.fakta import Fritak
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

MAANEDER_I_AARET = 12
SNITTMAANEDER = 3


@dataclass(frozen=True, slots=True)
class Enhet:
    """An ansvar with its name, sektor and underenhet."""

    ansvar: str
    navn: str
    sektor: str
    rekkefoelge: int
    underenhet: str
    underenhet_orgnr: str
    rolle: str
    turnus_prosent: int


@dataclass(frozen=True, slots=True)
class Arbeidsgiver:
    """The legal unit with its account; `egen_konto` maps underenheter that have their own."""

    orgnr: str
    navn: str
    kontonummer: str
    enheter: tuple[Enhet, ...]
    egen_konto: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Ansatt:
    """A person in one employment; `aarsloenn` is kroner in full post in the reference year.

    `loennsvekst` is each year's pay in thousandths of the reference year's. `slutt_ukjent`: payroll
    stopped on the last day, but the register of employments does not know of it.
    """

    nr: int
    fnr: str
    navn: str
    foedt: date
    kvinne: bool
    enhet: Enhet
    start: date
    slutt: date | None
    prosent: int
    turnus: bool
    aarsloenn: int
    tillegg: int
    variabel: int
    loennsvekst: dict[int, int] = field(repr=False, default_factory=dict)
    slutt_ukjent: bool = False

    @property
    def ansattnummer(self) -> str:
        """The payroll's number of the person."""
        return f"{100000 + self.nr}"

    @property
    def arbeidsforhold(self) -> str:
        """The payroll's key of the employment."""
        return f"{self.ansattnummer}-1"

    def ansatt_paa(self, dag: date) -> bool:
        """Employed on the day."""
        return self.start <= dag and (self.slutt is None or dag <= self.slutt)

    def loenn(self, maaned: Maaned) -> list[tuple[str, str, int]]:
        """The pay lines of a month as (loennsart, type, øre); full months only."""
        andel = self.loennsvekst[maaned.aar] * self.prosent
        linjer = [("100 Fastlønn", "FAST", _rund(self.aarsloenn * andel, MAANEDER_I_AARET * 1000))]
        if self.tillegg:
            linjer.append(("140 Funksjonstillegg", "FAST_TILLEGG", _rund(self.tillegg * andel, 1000)))
        if self.variabel:
            svingning = 85 + (self.nr * 7 + maaned.nummer * 13 + maaned.aar) % 31
            oere = _rund(self.variabel * andel * svingning, 1000 * 100)
            linjer.append(("220 Turnustillegg", "VARIABEL", oere))
        return linjer

    def inntekt(self, maaned: Maaned) -> int:
        """All pay that counts in a month, in øre."""
        return sum(oere for _, _, oere in self.loenn(maaned))

    def maanedsinntekt(self, dag: date, *, bare_fast: bool = False) -> int:
        """Average of the three calendar months before the day (ftrl. § 8-28), in øre.

        `bare_fast` is the mistake of counting only the basic pay.
        """
        foer = [Maaned.av(dag) - i for i in range(1, SNITTMAANEDER + 1)]
        beloep = [self.loenn(m)[0][2] if bare_fast else self.inntekt(m) for m in foer]
        return _rund(sum(beloep), SNITTMAANEDER)


def _rund(teller: int, nevner: int) -> int:
    """Half up, for positive amounts (kroner times percent is øre)."""
    return (2 * teller + nevner) // (2 * nevner)


@dataclass(frozen=True, slots=True)
class Del:
    """A stretch of a spell with one degree; `kilde` is EGENMELDING or SYKMELDING."""

    periode: Periode
    grad: int
    kilde: str


@dataclass(frozen=True, slots=True)
class Sykefravaer:
    """One sick spell: its stretches, holiday taken inside it, and what the paperwork lacks.

    `registrert_etter` is how many days after the start the employer registered it (None: at once);
    `uten_tillegg` says that the inntektsmelding left the additions to the pay out; `paaslag_promille` is
    how much more than the reported months it tells of, `inntektsmelding_forsinket` how many days later than
    usual it was sent.
    """

    nr: int
    deler: tuple[Del, ...]
    ferie: tuple[Periode, ...] = ()
    soeknad_sendt: bool = True
    inntektsmelding_sendt: bool = True
    registrert_etter: int | None = None
    uten_tillegg: bool = False
    paaslag_promille: int = 0
    inntektsmelding_forsinket: int = 0

    @property
    def periode(self) -> Periode:
        """First to last sick day."""
        return Periode(self.deler[0].periode.fom, self.deler[-1].periode.tom)


@dataclass(frozen=True, slots=True)
class Annetfravaer:
    """Absence of another kind; `ytelse` is empty when the employer pays it alone."""

    nr: int
    ytelse: str
    type: str
    periode: Periode
    grad: int


@dataclass(slots=True)
class Historie:
    """Everything that happened to one ansatt."""

    ansatt: Ansatt
    syk: list[Sykefravaer] = field(default_factory=list)
    annet: list[Annetfravaer] = field(default_factory=list)
    ferie: list[Periode] = field(default_factory=list)
    fritak: list[Fritak] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refusjon:
    """What the law refunds of one ytelse in one calendar month: first and last day, days, øre."""

    ytelse: str
    periode: Periode
    virkedager: int
    oere: int
    grad: int
    maksdato: date | None = None


@dataclass(slots=True)
class Krav:
    """A claim as the kommune registered it; `rett_oere` and `rett_periode` are what the law gives."""

    referanse: str
    ansatt: Ansatt
    ytelse: str
    periode: Periode
    oere: int
    sendt: date
    rett_oere: int
    kravaar: int
    feriepenger_av: str = ""
    opprinnelse: str = "Visma"
    status: str = "SENDT"
    virkedager: int = 0
    maksdato: date | None = None
    rett_periode: Periode | None = None


@dataclass(frozen=True, slots=True)
class Linje:
    """A line Nav pays or takes back; `fom`/`tom` None prints as zeros. `krav` is the claim it is of, for the truth."""

    ansatt: Ansatt
    kode: str
    fom: date | None
    tom: date | None
    oere: int
    maksdato: date | None = None
    krav: str = ""
