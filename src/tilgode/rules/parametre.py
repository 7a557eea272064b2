"""The dated values of the law, as types: one line of data per value, period and provision.

Every value has a name, the days it holds, the provision, the source and the day that source was
last checked. `Lovparametre` holds all lines and gives the values of one day as one frozen
`Sykepengeparametre`; a rule that shows its parameters finds the line behind each with `linje`.
Border: only types and look-ups. Reading files is in `tilgode.params`; what a value means for a
case is in the rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from tilgode.rules.felles.grunnbeloep import Grunnbeloepstabell
from tilgode.values.hjemmel import Hjemmel


class Parameterstatus(Enum):
    """Whether a value may decide alone, or is to be shown with a reservation."""

    BEKREFTET = "BEKREFTET"
    UBEKREFTET = "UBEKREFTET"


class Inntektsregel(Enum):
    """How the income of the basis is found: weekly income, or the last three calendar months."""

    UKESATS = "UKESATS"
    TRE_MAANEDER = "TRE_MAANEDER"


#: What a parameter may hold.
Parameterverdi = int | Fraction | Inntektsregel


class ManglerParameter(ValueError):
    """No value is registered for this name on this day."""


@dataclass(frozen=True, slots=True)
class Parameterlinje:
    """One value in one period (open end: `tom` is None), with its provision and source."""

    navn: str
    verdi: Parameterverdi
    enhet: str
    fom: date
    tom: date | None
    hjemmel: Hjemmel
    status: Parameterstatus
    kilde: str
    sist_kontrollert: date
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Agpordning:
    """A temporary scheme (covid) under which Nav refunds part of the arbeidsgiverperiode.

    The employer bears calendar days 1 to `arbeidsgiver_dager` of the period; days outside
    `fom`-`tom` are never refunded. `start_i_vindu`: the claimed period must begin inside it.
    """

    navn: str
    fom: date
    tom: date
    arbeidsgiver_dager: int
    start_i_vindu: bool
    hjemmel: Hjemmel
    status: Parameterstatus
    kilde: str
    sist_kontrollert: date
    merknad: str = ""


class Fristenhet(Enum):
    """How a time limit is counted; MAANEDSSKIFTE is whole calendar months before the month of the claim."""

    MAANEDSSKIFTE = "MAANEDSSKIFTE"
    DATO_TIL_DATO_MAANEDER = "DATO_TIL_DATO_MAANEDER"
    DAGER = "DAGER"
    UKER = "UKER"
    AAR = "AAR"


@dataclass(frozen=True, slots=True)
class Frist:
    """One time limit; `fom`-`tom` are the days (of absence, or of the event) it holds for."""

    noekkel: str
    kode: str
    hva: str
    antall: int
    enhet: Fristenhet
    fom: date
    tom: date | None
    hjemmel: Hjemmel
    status: Parameterstatus
    kilde: str
    sist_kontrollert: date
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Avgiftssats:
    """A rate of arbeidsgiveravgift (percent) in one zone; above a yearly limit another may hold."""

    sone: str
    kategori: str
    sats_prosent: Fraction
    sats_over_grense_prosent: Fraction | None
    grense_kroner: int | None
    fom: date
    tom: date | None
    hjemmel: Hjemmel
    status: Parameterstatus
    kilde: str
    sist_kontrollert: date
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Sykepengeparametre:
    """All values of the law of sykepenger on one day; the unit is in the name or the comment.

    `g` is the grunnbeløp in effect that day (kroner), `gulv_g` the one the income floors use
    that day; both follow the dates of effect and not only 1 May.
    """

    dag: date
    g: int
    gulv_g: int
    # arbeidsgiverperioden, calendar days (§ 8-19)
    agp_dager: int
    opphold_dager: int
    # behandlingsdager: treatment days the employer pays
    agp_behandlingsdager: int
    # maksdato (§ 8-12)
    maks_dager: int
    maks_dager_nav_agp: int
    maks_dager_over_67: int
    ny_rett_dager: int
    vindu_aar: int
    # the amount of a day (§§ 8-10, 8-11)
    dager_i_aaret: int
    uker_i_aaret: int
    virkedager_i_uken: int
    tak_i_g: int
    # floors, in G (§§ 8-3, 8-51, 8-47)
    gulv_i_g: Fraction
    gulv_i_g_over_67: Fraction
    gulv_i_g_ute_av_arbeid: Fraction
    # degree, percent and percentage points (§ 8-13)
    minste_grad: int
    minste_grad_toleranse: Fraction
    # ages, years
    alder_begrenset_rett: int
    alder_ingen_rett: int
    alder_soeknad: int
    # opptjening (§§ 8-2, 8-15, 8-18, 8-24)
    opptjening_dager: int
    gjenansatt_dager: int
    avbrudd_dager: int
    egenmelding_maaneder: int
    egenmelding_dager: int
    egenmelding_etter_avbrudd_dager: int
    # sykepengegrunnlag (§§ 8-28 to 8-30)
    inntektsregel: Inntektsregel
    beregningsmaaneder: int
    sammenligningsmaaneder: int
    avvik_prosent: int
    avvik_desimaler: int
    inntektsmelding_ventetid_dager: int
    # midlertidig ute av arbeid (§ 8-47), percent, calendar day, and less than so many months out
    dekningsgrad_ute_av_arbeid: int
    dekningsgrad_i_arbeid_igjen: int
    foerste_dag_ute_av_arbeid: int
    ute_av_arbeid_maaneder: int
    ute_av_arbeid_sluttvederlag_maaneder: int
    ute_av_arbeid_utdanning_maaneder: int
    # feriepenger (§ 8-33)
    feriepengedager: int
    feriepengesats: Fraction
    feriepengesats_hoey: Fraction
    feriepenger_alder: int
    # fritak (§§ 8-20, 8-21)
    fritak_termin_maaneder: int
    fritak_soeknad_maaneder: int
    fritak_maks_aarsdager: int
    fritak_minste_grad: Fraction
    fritak_ansettelse_bro_dager: int
    fritak_maks_maanedsinntekt: int
    forsikring_fra_dag: int
    forsikring_tak_i_g: int
    # inntektsmelding: form limits
    refusjon_maks_maanedsbeloep: int
    # made of the values above, once: 6 G, ½ G and 2 G a year, kroner; the highest degree that is too low
    tak: int = field(init=False)
    gulv: Fraction = field(init=False)
    gulv_over_67: Fraction = field(init=False)
    for_lav_grad: Fraction = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tak", self.tak_i_g * self.g)
        object.__setattr__(self, "gulv", self.gulv_i_g * self.gulv_g)
        object.__setattr__(self, "gulv_over_67", self.gulv_i_g_over_67 * self.gulv_g)
        object.__setattr__(self, "for_lav_grad", self.minste_grad - self.minste_grad_toleranse)


#: The fields of Sykepengeparametre that are lines of data (the rest comes from the G table).
_FELT = tuple(
    felt.name for felt in fields(Sykepengeparametre) if felt.init and felt.name not in ("dag", "g", "gulv_g")
)


@dataclass(frozen=True)
class Lovparametre:
    """Every dated value of the law.

    `linjer` maps a name to its lines, oldest first and without overlap; names that are fields of
    `Sykepengeparametre` come together in `paa`, the others (other benefits, agreements) are
    found by `linje`. G, the temporary schemes and the time limits have their own types.
    """

    linjer: Mapping[str, Sequence[Parameterlinje]]
    grunnbeloep: Grunnbeloepstabell
    agpordninger: tuple[Agpordning, ...] = ()
    frister: tuple[Frist, ...] = ()
    _skift: list[date] = field(default_factory=list, repr=False, compare=False)
    _bufret: dict[int, Sykepengeparametre] = field(default_factory=dict, repr=False, compare=False)
    _frister: dict[str, list[Frist]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for frist in self.frister:
            self._frister.setdefault(frist.noekkel, []).append(frist)
        datoer = {linje.fom for navn in _FELT for linje in self.linjer.get(navn, ())}
        self._skift.extend(sorted(datoer | self.grunnbeloep.skiftdatoer()))

    def linje(self, navn: str, dag: date) -> Parameterlinje:
        """The line that holds on the day; raises ManglerParameter."""
        for linje in self.linjer.get(navn, ()):
            if linje.fom <= dag and (linje.tom is None or dag <= linje.tom):
                return linje
        raise ManglerParameter(f"ingen verdi for {navn} {dag.isoformat()}")

    def frist(self, noekkel: str, dag: date) -> Frist:
        """The time limit with this key that holds for the day; raises ManglerParameter."""
        for frist in self._frister.get(noekkel, ()):
            if frist.fom <= dag and (frist.tom is None or dag <= frist.tom):
                return frist
        raise ManglerParameter(f"ingen frist {noekkel} {dag.isoformat()}")

    def paa(self, dag: date) -> Sykepengeparametre:
        """All values of sykepenger on the day; raises ManglerParameter before the first line.

        Values change only on a few dates, so one object serves all days between two of them;
        its `dag` is the first of those days.
        """
        indeks = bisect_right(self._skift, dag) - 1
        if indeks not in self._bufret:
            self._bufret[indeks] = self._bygg(self._skift[indeks] if indeks >= 0 else dag)
        return self._bufret[indeks]

    def _bygg(self, dag: date) -> Sykepengeparametre:
        verdier: dict[str, Any] = {navn: self.linje(navn, dag).verdi for navn in _FELT}
        return Sykepengeparametre(
            dag=dag, g=self.grunnbeloep.paa(dag), gulv_g=self.grunnbeloep.gulv_paa(dag), **verdier
        )
