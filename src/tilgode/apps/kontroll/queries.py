"""The findings of the controls as a work list: each with its claim, unit, what is mended and what was decided.

Border: reads only. A finding is found anew when asked; the same facts give the same finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from tilgode.apps.kontroll.fristkontroll import finn_sendt_for_sent
from tilgode.apps.kontroll.grunnlagskontroll import finn_for_lav_inntekt
from tilgode.apps.kontroll.models import Kontrollvurdering
from tilgode.apps.kontroll.overkrav import kontroller_overkrav
from tilgode.apps.kontroll.soeknadskontroll import finn_uten_soeknad
from tilgode.apps.kontroll.underkrav import finn_underkrav
from tilgode.apps.krav.models import Krav
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Person
from tilgode.apps.person.oppslag import Ansvarshistorikk
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.apps.regnskap.utvalg import ALT, Utvalg, kjent_ved
from tilgode.core.kontroll import KONTROLLER, Kontrollfunn, Kontrollkode, Overkrav, Retning
from tilgode.core.kontroll.liste import kontroll_av

RETTET = (Bevegelse.Type.NEDJUSTERT, Bevegelse.Type.OPPJUSTERT, Bevegelse.Type.AVSKREVET)
#: The controls of what could be claimed and is not.
UNDERKRAV = frozenset(
    (
        Kontrollkode.SENT_FRAVAER,
        Kontrollkode.KRAV_MANGLER,
        Kontrollkode.FRITAK_IKKE_BRUKT,
        Kontrollkode.UNDERKRAV,
    )
)
#: What makes two findings the same.
Noekkel = tuple[str, str, int | None, int | None, date, date, int]


@dataclass(frozen=True, slots=True)
class Vurdering:
    """The last decision about a finding."""

    id: int
    avgjoerelse: str
    notat: str
    aktoer: str
    registrert: datetime


@dataclass(frozen=True, slots=True)
class Kontrollrad:
    """A finding with the names a person reads; `rettet_oere` of it has been adjusted or written off."""

    funn: Kontrollfunn
    krav: str
    navn: str
    ansattnummer: str
    ansvar: str
    sektor: str
    kravaar: int
    rettet_oere: int
    vurdering: Vurdering | None

    @property
    def retning(self) -> Retning:
        """Claimed too much, too little, or in danger."""
        return KONTROLLER[self.funn.kontroll].retning

    @property
    def aapent_oere(self) -> int:
        """What is still to be done something about; a decision that it is right leaves nothing."""
        return 0 if self.er_godtatt else self.funn.oere - self.rettet_oere

    @property
    def er_godtatt(self) -> bool:
        """Somebody has said that it is right as it is."""
        return self.vurdering is not None and self.vurdering.avgjoerelse == "RIKTIG"

    @property
    def sperrer(self) -> bool:
        """Keeps the claim from being sent."""
        return KONTROLLER[self.funn.kontroll].sperrer and self.aapent_oere > 0


@dataclass(frozen=True, slots=True)
class Kontrollsvar:
    """The rows, and the claims that could not be looked at: how many by the reason's code."""

    rader: tuple[Kontrollrad, ...]
    ikke_kontrollert: Mapping[str, int]


def noekkel(funn: Kontrollfunn) -> Noekkel:
    """What a decision is about."""
    return (
        funn.kontroll.value,
        funn.aarsak,
        funn.krav_id,
        funn.arbeidsforhold_id,
        funn.fom,
        funn.tom,
        funn.oere,
    )


def kontroller(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    utvalg: Utvalg = ALT,
    bare: Iterable[Kontrollkode] = tuple(Kontrollkode),
) -> Kontrollsvar:
    """Every finding of these controls by `dato` and as known at a moment, the most kroner first."""
    valgte = frozenset(bare)
    uten: dict[str, int] = defaultdict(int)
    funn = [f for f in _finn(arbeidsgiver, dato, kjent, utvalg, valgte, uten) if f.kontroll in valgte]
    rader = [r for r in _med_navn(arbeidsgiver, dato, kjent, funn) if _er_i(r, utvalg)]
    return Kontrollsvar(tuple(sorted(rader, key=_rekkefoelge)), dict(uten))


def kontroller_krav(krav: Krav, dato: date, kjent: datetime | None = None) -> tuple[Kontrollrad, ...]:
    """The findings about one claim."""
    svar = kontroller(krav.arbeidsgiver, dato, kjent, Utvalg(krav_id=krav.pk))
    return tuple(r for r in svar.rader if r.funn.krav_id == krav.pk)


def sperrende(krav: Krav, dato: date) -> tuple[Kontrollrad, ...]:
    """The findings that keep a claim from being sent on a day."""
    koder = [kode for kode, kontroll in KONTROLLER.items() if kontroll.sperrer]
    svar = kontroller(krav.arbeidsgiver, dato, None, Utvalg(krav_id=krav.pk), koder)
    return tuple(r for r in svar.rader if r.funn.krav_id == krav.pk and r.sperrer)


def _rekkefoelge(rad: Kontrollrad) -> tuple[object, ...]:
    funn = rad.funn
    return (-rad.aapent_oere, -funn.oere, rad.ansvar, rad.navn, funn.fom, funn.kontroll.value, funn.aarsak)


def _er_i(rad: Kontrollrad, utvalg: Utvalg) -> bool:
    """The row is asked for; a person's other findings come along from the reading."""
    krav_id, person_id = utvalg.krav_id, utvalg.person_id
    return (
        (utvalg.ansvar_fra is None or rad.ansvar >= utvalg.ansvar_fra)
        and (utvalg.ansvar_til is None or rad.ansvar <= utvalg.ansvar_til)
        and utvalg.sektor in (None, rad.sektor)
        and (utvalg.kravaar_fra is None or rad.kravaar >= utvalg.kravaar_fra)
        and (utvalg.kravaar_til is None or rad.kravaar <= utvalg.kravaar_til)
        and utvalg.ytelse in (None, rad.funn.ytelse)
        and krav_id in (None, rad.funn.krav_id)
        and person_id in (None, rad.funn.person_id)
    )


# --- finding ----------------------------------------------------------------------------------------


def _finn(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None,
    utvalg: Utvalg,
    valgte: frozenset[Kontrollkode],
    uten: dict[str, int],
) -> Iterator[Kontrollfunn]:
    person = utvalg.person_id
    if utvalg.krav_id is not None:
        person = Krav.objects.filter(pk=utvalg.krav_id).values_list("person_id", flat=True).first()
    if any(KONTROLLER[kode].retning is Retning.FOR_MYE for kode in valgte):
        yield from _overkrav(
            arbeidsgiver, dato, kjent, ALT if person is None else Utvalg(person_id=person), uten
        )
    if valgte & UNDERKRAV:
        yield from finn_underkrav(arbeidsgiver, dato, kjent, person)
    if Kontrollkode.GRUNNLAG in valgte:
        yield from finn_for_lav_inntekt(arbeidsgiver, dato, kjent, None if person is None else [person])
    if Kontrollkode.SOEKNAD_MANGLER in valgte:
        yield from finn_uten_soeknad(arbeidsgiver, dato, kjent, person)
    if Kontrollkode.KRAV_FOR_SENT in valgte:
        yield from finn_sendt_for_sent(arbeidsgiver, dato, kjent, person)


def _overkrav(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, utvalg: Utvalg, uten: dict[str, int]
) -> Iterator[Kontrollfunn]:
    svar = kontroller_overkrav(arbeidsgiver, dato, kjent, utvalg)
    for _, grunn in svar.ikke_kontrollert:
        uten[grunn] += 1
    krav = Krav.objects.in_bulk([f.krav_id for f in svar.funn] + _andre(svar.funn))
    for over in svar.funn:
        ett = krav[over.krav_id]
        for del_ in over.deler:
            fakta: tuple[tuple[str, str | int], ...] = (("dager", del_.dager),)
            if del_.annet_krav is not None:
                fakta = (*fakta, ("annet_krav", krav[del_.annet_krav].referanse))
            if over.krav_id in svar.riktig_ytelse:
                fakta = (*fakta, ("riktig_ytelse", svar.riktig_ytelse[over.krav_id]))
            yield Kontrollfunn(
                kontroll_av(del_.aarsak),
                del_.aarsak,
                ett.pk,
                ett.person_id,
                ett.arbeidsforhold_id,
                ett.ytelse,
                del_.fom,
                del_.tom,
                del_.oere,
                fakta,
            )


def _andre(funn: Iterable[Overkrav]) -> list[int]:
    return [d.annet_krav for f in funn for d in f.deler if d.annet_krav is not None]


# --- names and decisions ------------------------------------------------------------------------------


def _med_navn(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, funn: list[Kontrollfunn]
) -> Iterator[Kontrollrad]:
    krav = {
        k.pk: k
        for k in Krav.objects.filter(pk__in={f.krav_id for f in funn if f.krav_id}).select_related(
            "ansvar__sektor"
        )
    }
    personer = Person.objects.in_bulk({f.person_id for f in funn})
    forhold = Arbeidsforhold.objects.in_bulk({f.arbeidsforhold_id for f in funn if f.arbeidsforhold_id})
    ansvar = {a.pk: a for a in Ansvar.objects.filter(arbeidsgiver=arbeidsgiver).select_related("sektor")}
    uten_krav = any(not f.krav_id for f in funn)
    historikk = Ansvarshistorikk(arbeidsgiver) if uten_krav else None
    rettet = _rettet(arbeidsgiver, dato, kjent, krav)
    vurderinger = _vurderinger(arbeidsgiver, kjent)
    for ett in funn:
        eget = krav.get(ett.krav_id or 0)
        arbeidsforhold = forhold.get(ett.arbeidsforhold_id or 0)
        ansvar_id = eget.ansvar_id if eget else _ansvar_paa(historikk, ett)
        enhet = ansvar.get(ansvar_id or 0)
        yield Kontrollrad(
            ett,
            eget.referanse if eget else "",
            personer[ett.person_id].navn,
            arbeidsforhold.ansattnummer if arbeidsforhold else "",
            enhet.nummer if enhet else "",
            enhet.sektor.navn if enhet else "",
            eget.kravaar if eget else ett.fom.year,
            _ta(rettet, ett),
            vurderinger.get(noekkel(ett)),
        )


def _ansvar_paa(historikk: Ansvarshistorikk | None, funn: Kontrollfunn) -> int | None:
    """The unit of days nobody has claimed."""
    return historikk.paa(funn.arbeidsforhold_id or 0, funn.fom) if historikk else None


def _rettet(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None, krav: Mapping[int, Krav]
) -> dict[int, int]:
    """How much each claim has been set down by, net."""
    rader = (
        Bevegelse.objects.filter(
            kjent_ved(kjent), arbeidsgiver=arbeidsgiver, krav__in=list(krav), type__in=RETTET, dato__lte=dato
        )
        .values("krav_id")
        .annotate(s=Sum("oere"))
    )
    return {pk: max(0, -int(s)) for pk, s in rader.values_list("krav_id", "s")}


def _ta(rettet: dict[int, int], funn: Kontrollfunn) -> int:
    """What of the claim's adjustments mends this finding; each øre mends once."""
    if funn.krav_id is None or KONTROLLER[funn.kontroll].retning is Retning.FOR_LITE:
        return 0
    oere = min(funn.oere, rettet.get(funn.krav_id, 0))
    rettet[funn.krav_id] = rettet.get(funn.krav_id, 0) - oere
    return oere


def _vurderinger(arbeidsgiver: Arbeidsgiver, kjent: datetime | None) -> dict[Noekkel, Vurdering]:
    """The last decision about each finding; a withdrawn one is none."""
    siste: dict[Noekkel, Vurdering] = {}
    for v in Kontrollvurdering.objects.filter(kjent_ved(kjent), arbeidsgiver=arbeidsgiver).order_by("pk"):
        om = (v.kontroll, v.aarsak, v.krav_id, v.arbeidsforhold_id, v.fom, v.tom, v.oere)
        siste.pop(om, None)
        if v.avgjoerelse != Kontrollvurdering.Avgjoerelse.OPPHEVET:
            siste[om] = Vurdering(v.pk, v.avgjoerelse, v.notat, v.aktoer, v.registrert)
    return siste
