"""Income stated in inntektsmeldinger against the payslips of the three months before (R-230, § 8-28).

What the difference is worth is the law's answer with the payslips' income, less its answer as things are.
Border: reads only; the comparison is `core.kontroll.grunnlag`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db.models import Sum

from tilgode.apps.fravaer.models import Inntektsmelding
from tilgode.apps.krav.beregning import SYKEPENGER, vurder
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.forventning import foreldelsesdato
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.personfakta import Oversatt
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Loennslinje
from tilgode.core.kontroll import Kontrollfunn, Kontrollkode
from tilgode.core.kontroll.grunnlag import hev_inntekt, snittloenn
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.rules.ytelser.sykepenger.grunnlag import maaneder_foer, velg_inntektsopplysning
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.values.beloep import OERE_PER_KRONE, rund_halv_opp
from tilgode.values.kalender import virkedager
from tilgode.values.periode import Periode

BOLK = 1000
MAANEDER_I_AARET = 12


def finn_for_lav_inntekt(
    arbeidsgiver: Arbeidsgiver,
    dato: date,
    kjent: datetime | None = None,
    personer: Sequence[int] | None = None,
) -> Iterator[Kontrollfunn]:
    """Absences refunded by a lower income than the payslips', with what it costs up to `dato`."""
    alle = (
        Inntektsmelding.objects.kjent(kjent)
        .filter(arbeidsforhold__arbeidsgiver=arbeidsgiver, foerste_fravaersdag__lte=dato)
        .values_list("arbeidsforhold__person_id", flat=True)
        .distinct()
    )
    valgte = sorted(set(alle) if personer is None else set(alle) & set(personer))
    for i in range(0, len(valgte), BOLK):
        for rader in hent_personer(valgte[i : i + BOLK], kjent):
            oversatt, vurdering = vurder(rader, last())
            for arbeidsforhold in oversatt.fakta.arbeidsgivere:
                yield from _ett_forhold(rader.id, oversatt, vurdering, arbeidsforhold, dato)


def _ett_forhold(
    person_id: int, oversatt: Oversatt, vurdering: Vurdering, arbeidsgiver: Arbeidsgiverfakta, dato: date
) -> Iterator[Kontrollfunn]:
    for fravaer in finn_skjaeringstidspunkter([arbeidsgiver.tidslinje]) if arbeidsgiver.tidslinje else ():
        verdier = last().paa(fravaer.fom)
        sendt = velg_inntektsopplysning(arbeidsgiver.inntektsmeldinger, fravaer.fom, verdier)
        riktig = snittloenn(arbeidsgiver, fravaer.fom, verdier)
        if sendt is None or riktig is None or riktig - sendt.maanedsinntekt < 1:
            continue
        tidligst = fravaer.fom - timedelta(days=verdier.agp_dager + verdier.opphold_dager)
        meldt = {
            i.foerste_fravaersdag
            for i in arbeidsgiver.inntektsmeldinger
            if tidligst <= i.foerste_fravaersdag <= fravaer.tom
        }
        hevet = hev_inntekt(arbeidsgiver, fravaer, meldt, riktig)
        dager = _mangler(oversatt, vurdering, hevet, Periode(fravaer.fom, min(fravaer.tom, dato)))
        if fravaer.fom <= dato and dager:
            forhold = oversatt.forhold[arbeidsgiver.navn]
            yield _funn(person_id, forhold, arbeidsgiver, dager, sendt.maanedsinntekt, riktig, fravaer.fom)


def _mangler(
    oversatt: Oversatt, vurdering: Vurdering, hevet: Arbeidsgiverfakta, periode: Periode
) -> dict[date, int]:
    """Øre each refunded weekday is short of."""
    alle = tuple(hevet if a.navn == hevet.navn else a for a in oversatt.fakta.arbeidsgivere)
    med = _per_dag(vurder_refusjon(replace(oversatt.fakta, arbeidsgivere=alle), last()), hevet.navn, periode)
    uten = _per_dag(vurdering, hevet.navn, periode)
    return {dag: oere - uten[dag] for dag, oere in med.items() if uten.get(dag) and oere > uten[dag]}


def _per_dag(vurdering: Vurdering, navn: str, periode: Periode) -> dict[date, int]:
    return {
        dag: loep.refusjon_oere_per_dag
        for loep in vurdering.arbeidsgivere[navn].loep
        if loep.refusjon_oere_per_dag and (felles := loep.periode.snitt(periode)) is not None
        for dag in virkedager(felles)
    }


def _funn(
    person_id: int,
    forhold: int,
    arbeidsgiver: Arbeidsgiverfakta,
    dager: dict[date, int],
    sendt: Fraction,
    riktig: Fraction,
    foerste: date,
) -> Kontrollfunn:
    deler = _deler(forhold, foerste)
    fast = deler.get("FAST", 0)
    sendt_oere = rund_halv_opp(sendt * OERE_PER_KRONE)
    bare_fast = abs(sendt_oere - fast) <= OERE_PER_KRONE < sum(deler.values()) - fast
    i_aaret = [arbeidsgiver.loenn.get(m, Fraction(0)) for m in maaneder_foer(foerste.year, foerste.month, 12)]
    return Kontrollfunn(
        Kontrollkode.GRUNNLAG,
        "TILLEGG_UTELATT" if bare_fast else "GRUNNLAG_MAANEDER",
        _krav(forhold, min(dager), max(dager)),
        person_id,
        forhold,
        SYKEPENGER,
        min(dager),
        max(dager),
        sum(dager.values()),
        (
            ("sendt_oere", sendt_oere),
            ("snitt_oere", rund_halv_opp(riktig * OERE_PER_KRONE)),
            (
                "snitt_aaret_oere",
                rund_halv_opp(sum(i_aaret, Fraction(0)) / MAANEDER_I_AARET * OERE_PER_KRONE),
            ),
            *((f"{type_.lower()}_oere", oere) for type_, oere in sorted(deler.items())),
        ),
        foreldelsesdato(min(dager)),
    )


def _deler(forhold: int, dag: date) -> dict[str, int]:
    """Fixed pay, additions and variable pay a month, øre, as the average of the three months before."""
    maaneder = [m.periode.fom for m in maaneder_foer(dag.year, dag.month, last().paa(dag).beregningsmaaneder)]
    rader = Loennslinje.objects.filter(
        arbeidsforhold=forhold, maaned__in=maaneder, erstattet_av__isnull=True, opphevet=False
    )
    summer = rader.values("type").annotate(s=Sum("oere")).values_list("type", "s")
    return {type_: rund_halv_opp(Fraction(int(oere), len(maaneder))) for type_, oere in summer}


def _krav(forhold: int, fom: date, tom: date) -> int | None:
    """The first claim of the days."""
    krav = Krav.objects.filter(arbeidsforhold=forhold, ytelse=SYKEPENGER, fom__lte=tom, tom__gte=fom)
    foerste: int | None = krav.order_by("fom", "pk").values_list("pk", flat=True).first()
    return foerste
