"""The types of the leak analysis: what a check is, what it needs, what it finds.

A check (`Kontroll`) is data: number, provisions, formula, what it needs and the function that looks.
Amounts are whole øre, rates shares of one. Border: no rule and no words for people; the sentences are
in the report's catalogue under the check's key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from tilgode.core.innlesing.rapport import Filtype
from tilgode.rules.parametre import Lovparametre
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import Maaned

if TYPE_CHECKING:
    from tilgode.core.lekkasje.arbeidsgiverdata import Arbeidsgiverdata
    from tilgode.core.lekkasje.personsak import Personsak

#: What a sentence may be filled with. Amounts end in `_oere`, shares in `_andel`.
Faktaverdi = int | str | date | Fraction | None


class Sikkerhet(Enum):
    """How sure a finding is: by the law and the data; likely; or a person must ask first."""

    SIKKER = "SIKKER"
    SANNSYNLIG = "SANNSYNLIG"
    UAVKLART = "UAVKLART"


class Art(Enum):
    """What kind of money: to be claimed, already claimed and not paid, paid without a duty, or ahead."""

    KRAV = "KRAV"
    OPPGJOER = "OPPGJOER"
    KOSTNAD = "KOSTNAD"
    FRAMOVER = "FRAMOVER"


class Formel(Enum):
    """The kroner formula of a check; K kroner, Kf the part that earns feriepenger, s avgift, fN and fA rates."""

    V_K_KF = "(K + fN·Kf)·(1 + s)"
    V_K_K = "(K + fN·K)·(1 + s)"
    AAPENT = "krevd − mottatt"
    FERIEPENGER = "(ventet − mottatt)·(1 + s)"
    KORONA = "K"
    LOENN = "L·dager·(1 + s)"
    LOENN_FERIE = "L·dager·(1 + fA)·(1 + s)"
    UTGIFT = "min(utgift, D)·dager"
    TILLAGT = "min(verdi·12/260, 6G/260 − D)·N·g"
    FERIEPENGER_FOR_MYE = "fA·for mye·(1 + s)"
    AVGIFT = "s·(refusjon − fradrag)"
    DEKNING = "(L − 0,8·D)·dager"
    GAP = "(1 + s)·(n·(L − D) + fA·n·L − fN·min(n, 48)·D)"


@dataclass(frozen=True, slots=True)
class Behov:
    """One thing a check needs: one of these file types, a piece of information, or a code in a file.

    `filer`: any of them will do. `opplysning` is a key of lekkasje.json. `grunn` is a word in the
    column kilde_kode of fravaer. Exactly one is filled.
    """

    filer: tuple[Filtype, ...] = ()
    opplysning: str = ""
    grunn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tariff:
    """A raise agreed on one day with effect from an earlier; `andel` is the raise as a share of the wage."""

    avtalt: date
    virkning: date
    andel: Fraction


@dataclass(frozen=True, slots=True)
class Tillegg:
    """Kroner told of one employment from `fom` to `tom`: travel a day, or a benefit in kind a month.

    `syk_fra` is the first day of the sickness travel is paid for.
    """

    arbeidsforhold: str
    fom: date
    tom: date
    kroner: Fraction
    syk_fra: date | None = None


@dataclass(frozen=True, slots=True)
class Opplysninger:
    """What the employer has told beside the files (lekkasje.json); the default is not told.

    `omsorgsdager` is the quota (§ 9-6), `kronisk_over_12` those whose only child is chronically ill and over
    twelve, `dekningsgrad` the chosen per cent of foreldrepenger, `feriepengegrunnlag` the booked basis in
    kroner by year, all by the person's key. `avgiftsfradrag` is the deduction in the a-melding, øre by month.
    """

    forsikret_fra: date | None = None
    plikt_over_6g: bool | None = None
    omsorgsdager: tuple[tuple[str, int], ...] = ()
    kronisk_over_12: tuple[str, ...] | None = None
    tariff: tuple[Tariff, ...] | None = None
    reiseutgifter: tuple[Tillegg, ...] | None = None
    naturalytelser: tuple[Tillegg, ...] | None = None
    avgiftsfradrag: tuple[tuple[Maaned, int], ...] | None = None
    dekningsgrad: tuple[tuple[str, int], ...] | None = None
    feriepengegrunnlag: tuple[tuple[str, int, Fraction], ...] | None = None
    plikt_feriepenger: bool | None = None

    @property
    def fortalt(self) -> frozenset[str]:
        """The keys that have been told."""
        return frozenset(f.name for f in fields(self) if getattr(self, f.name) != f.default)

    def kvote(self, person: str) -> int | None:
        """The person's yearly omsorgsdager, or None when not told."""
        return dict(self.omsorgsdager).get(person)


@dataclass(frozen=True, slots=True)
class Regning:
    """What every check counts with: the day, the law, the rates and what the employer has told.

    `avgift` is arbeidsgiveravgift (s), `feriepengesats` the employer's own rate (fA).
    """

    per: date
    parametre: Lovparametre
    avgift: Fraction
    feriepengesats: Fraction
    opplysninger: Opplysninger = field(default_factory=Opplysninger)


@dataclass(frozen=True, slots=True)
class Funn:
    """One finding. `oere` can still be had, or is the cost; `tapt_oere` is lost to the limit.

    `siste_frist` is the last day something must be done before the first of the kroner lapse; when all
    are lost, the last day they could have been claimed; None when no limit runs. `variant` picks the
    sentence, `fakta` fills it.
    """

    kontroll: str
    person: str
    fom: date
    tom: date
    oere: int
    siste_frist: date | None
    tapt_oere: int
    sikkerhet: Sikkerhet
    fakta: tuple[tuple[str, Faktaverdi], ...] = ()
    variant: str = ""


Leting = Callable[["Personsak"], Iterable[Funn]]
Samletleting = Callable[["Arbeidsgiverdata", Regning], Iterable[Funn]]


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One of the 32 checks: `finn` looks at one person, `finn_samlet` at the whole employer.

    `beregnet` says that the project's rules compute the law behind; otherwise the check works on the
    figures in the exports. `trenger_inntekt`: a person without a known income cannot be checked.
    """

    id: str
    hjemler: tuple[Hjemmel, ...]
    formel: Formel
    sikkerhet: Sikkerhet
    art: Art
    behov: tuple[Behov, ...]
    finn: Leting | None
    beregnet: bool
    trenger_inntekt: bool = False
    #: names the part, when a number is two checks with different needs
    del_: str = ""
    finn_samlet: Samletleting | None = None

    @property
    def noekkel(self) -> str:
        """The key of its texts."""
        return f"{self.id}_{self.del_}".lower().rstrip("_")


@dataclass(frozen=True, slots=True)
class IkkeKontrollert:
    """A check that could not run, or not for some persons, and what it lacked.

    `personer` empty: nobody could be checked; else only they were left out, for want of income or because
    their facts contradict themselves (`grunn`).
    """

    kontroll: Kontroll
    mangler: tuple[Behov, ...] = ()
    personer: tuple[str, ...] = ()
    grunn: str = ""


@dataclass(frozen=True, slots=True)
class Analyse:
    """The whole answer: findings in the order to work with them, and what was not checked."""

    per: date
    funn: tuple[Funn, ...]
    ikke_kontrollert: tuple[IkkeKontrollert, ...]
    antall_personer: int
