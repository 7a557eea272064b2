"""What stands beside sickness in the store: exemptions, leave, other benefits, covid absence.

Why somebody is sick is not stored. One code of the absence register tells what the employer must know
to claim: that an absence comes from a pregnancy (R-003, § 8-20 second ledd), without which a decided
exemption is only an upper bound; one that it was covid-related (the temporary schemes).
Border: pure; what these facts lead to is for `rules` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from tilgode.apps.krav.meldinger import HELT
from tilgode.apps.krav.personrader import Forholdrader, Personrader, Rad
from tilgode.rules.felles.ansettelse import Borte, Fravaersgrunn
from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tidslinje

FRITAKSTYPER = {
    "FRITAK_KRONISK": Fritaksgrunn.KRONISK,
    "FRITAK_SVANGERSKAP": Fritaksgrunn.SVANGERSKAP,
}
#: Words of the column `kilde_kode`: the reason an absence is claimed for, never a diagnosis.
GRUNN_SVANGERSKAP = "SVANGERSKAPSRELATERT"
GRUNN_KORONA = "KORONA"
#: Absence types as reasons to be away (§§ 8-15, 8-2).
BORTEGRUNNER = {
    "FERIE": Fravaersgrunn.FERIE,
    "EGENMELDING": Fravaersgrunn.SYKDOM,
    "SYKMELDING": Fravaersgrunn.SYKDOM,
    "PERMISJON": Fravaersgrunn.ANNEN_PERMISJON,
    "FORELDREPERMISJON": Fravaersgrunn.LOVFESTET_PERMISJON,
    "SVANGERSKAP": Fravaersgrunn.LOVFESTET_PERMISJON,
    "PLEIE": Fravaersgrunn.LOVFESTET_PERMISJON,
    "OPPLAERING": Fravaersgrunn.LOVFESTET_PERMISJON,
}
AVBRUDD = tuple(type_ for type_, grunn in BORTEGRUNNER.items() if grunn.er_avbrudd)
#: Absence with a benefit from Nav, which takes its share of the day when it is graded.
MED_YTELSE = ("FORELDREPERMISJON", "SVANGERSKAP", "PLEIE", "OPPLAERING")
#: A shorter leave is no break whatever lies beside it (§ 8-15: more than 14 days).
KORT_DAGER = 14


def finn_fritak(person: Personrader) -> tuple[Fritak, ...]:
    """The decisions on exemption. A pregnancy's covers the absences with its code, when the register uses it."""
    return tuple(
        Fritak(
            FRITAKSTYPER[type_],
            Periode(fom, tom),
            mottatt,
            termin,
            _svangerskapsfravaer(person.forhold, Periode(fom, tom)),
        )
        for type_, mottatt, termin, fom, tom in person.vedtak
        if type_ in FRITAKSTYPER
    )


def _svangerskapsfravaer(forhold: Sequence[Forholdrader], vedtak: Periode) -> tuple[Periode, ...] | None:
    """The absences said to come from the pregnancy; None when nothing is said of any in the period."""
    funnet = tuple(
        periode
        for f in forhold
        for periode in _med_grunn(f.fravaer, GRUNN_SVANGERSKAP)
        if periode.overlapper(vedtak)
    )
    return funnet or None


def finn_koronafravaer(forhold: Forholdrader) -> tuple[Periode, ...]:
    """The days told to be covid-related."""
    return tuple(_med_grunn(forhold.fravaer, GRUNN_KORONA))


def _med_grunn(fravaer: Iterable[Rad], grunn: str) -> Iterator[Periode]:
    return (Periode(rad[3], rad[4]) for rad in fravaer if rad[6] and rad[6].upper() == grunn)


def finn_borte(forhold: Forholdrader) -> tuple[Borte, ...]:
    """Whole days away, when there is leave enough among them to be a break; else none."""
    permisjon = sum((rad[4] - rad[3]).days + 1 for rad in forhold.fravaer if rad[2] in AVBRUDD)
    if permisjon <= KORT_DAGER:
        return ()
    return tuple(
        Borte(_til_arbeid_igjen(rad), BORTEGRUNNER[rad[2]])
        for rad in forhold.fravaer
        if rad[2] in BORTEGRUNNER and rad[5] == HELT
    )


def _til_arbeid_igjen(rad: Rad) -> Periode:
    """What ends before a weekend lasts until work begins again."""
    tom = rad[4]
    while er_helg(tom + EN_DAG):
        tom += timedelta(days=1)
    return Periode(rad[3], tom)


def finn_andre_ytelser(forhold: Sequence[Forholdrader]) -> Tidslinje[Fraction]:
    """Percent of a full benefit on days with graded leave: the highest of the positions."""
    samlet: Tidslinje[Fraction] = Tidslinje()
    for f in forhold:
        for rad in f.fravaer:
            if rad[2] in MED_YTELSE and 0 < rad[5] < HELT:
                del_ = Tidslinje((Loep(Periode(rad[3], rad[4]), Fraction(rad[5])),))
                samlet = samlet.kombiner(del_, lambda a, b: max(a or Fraction(0), b or Fraction(0)))
    return samlet
