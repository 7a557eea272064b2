"""Claims sent after Nav could receive them (R-228, § 22-13): what of them has lapsed.

Border: reads only. The limit is counted for each calendar month of the claim from the day it was sent; that
the absence came late into the register is told as the cause when it came after the limit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone

from tilgode.apps.dagregnskap.models import Dagpost
from tilgode.apps.fravaer.models import Fravaer
from tilgode.apps.krav.forventning import BOLK, KREVD, YTELSER, foreldelsesdato
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.krav.sene_fravaer import SYKEFRAVAER
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import kjent_ved
from tilgode.core.kontroll import Kontrollfunn, Kontrollkode
from tilgode.values.kalender import antall_virkedager, del_i_maaneder
from tilgode.values.periode import Periode


def finn_sendt_for_sent(
    arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None, person_id: int | None = None
) -> Iterator[Kontrollfunn]:
    """Each claim with days that had lapsed when it was sent, with what was claimed for them."""
    hendelser = Kravhendelse.objects.filter(
        kjent_ved(kjent), krav__arbeidsgiver=arbeidsgiver, type=Kravhendelse.Type.SENDT, dato__lte=dato
    )
    if person_id is not None:
        hendelser = hendelser.filter(krav__person_id=person_id)
    sendt = dict(hendelser.values("krav_id").annotate(f=Min("dato")).values_list("krav_id", "f"))
    krav = Krav.objects.filter(arbeidsgiver=arbeidsgiver, ytelse__in=YTELSER, arbeidsforhold__isnull=False)
    if person_id is not None:
        krav = krav.filter(person_id=person_id)
    felter = ("pk", "person_id", "arbeidsforhold_id", "ytelse", "fom", "tom")
    sene = {
        rad[0]: (rad, foreldet)
        for rad in krav.order_by("fom", "pk").values_list(*felter).iterator(BOLK)
        if rad[0] in sendt and (foreldet := _foreldet(Periode(rad[4], rad[5]), sendt[rad[0]]))
    }
    dager = _krevde_dager(list(sene))
    registrert = _registrert([rad[2] for rad, _ in sene.values()], kjent)
    for pk, ((_, person, forhold, ytelse, _, _), deler) in sene.items():
        oere = sum(_sum(dager[pk], del_) for del_ in deler)
        if oere <= 0:
            continue
        siste = max(foreldelsesdato(del_.fom) for del_ in deler)
        kom = [
            tid
            for fom, tom, tid in registrert[forhold]
            if any(Periode(fom, tom).overlapper(d) for d in deler)
        ]
        sent = bool(kom) and min(kom) > siste
        yield Kontrollfunn(
            Kontrollkode.KRAV_FOR_SENT,
            "SENT_REGISTRERT" if sent else "FORELDET",
            pk,
            person,
            forhold,
            ytelse,
            deler[0].fom,
            deler[-1].tom,
            oere,
            (("sendt", sendt[pk].isoformat()), *((("registrert", min(kom).isoformat()),) if sent else ())),
            siste,
        )


def _foreldet(periode: Periode, sendt: date) -> list[Periode]:
    return [del_ for del_ in del_i_maaneder(periode) if foreldelsesdato(del_.fom) < sendt]


def _krevde_dager(krav: list[int]) -> Mapping[int, list[tuple[date, date, int]]]:
    """The claims' day posts of what was claimed: first day, last day, øre a weekday."""
    samlet: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
    poster = Dagpost.objects.filter(bevegelse__krav__in=krav, bevegelse__type__in=KREVD).values_list(
        "bevegelse__krav_id", "fom", "tom", "oere", "dagsbeloep_oere"
    )
    for pk, fom, tom, oere, dagen in poster:
        if fom is not None and tom is not None:
            samlet[pk].append((fom, tom, dagen if oere >= 0 else -abs(dagen)))
    return samlet


def _sum(dager: list[tuple[date, date, int]], periode: Periode) -> int:
    return sum(
        antall_virkedager(felles) * oere
        for fom, tom, oere in dager
        if (felles := Periode(fom, tom).snitt(periode)) is not None
    )


def _registrert(forhold: list[int], kjent: datetime | None) -> Mapping[int, list[tuple[date, date, date]]]:
    samlet: dict[int, list[tuple[date, date, date]]] = defaultdict(list)
    rader = Fravaer.objects.kjent(kjent).filter(arbeidsforhold__in=sorted(set(forhold)), type__in=SYKEFRAVAER)
    for pk, fom, tom, tid in rader.values_list("arbeidsforhold_id", "fom", "tom", "registrert"):
        samlet[pk].append((fom, tom, timezone.localdate(tid)))
    return samlet
