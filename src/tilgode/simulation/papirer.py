"""The papers of an absence: register lines, sick notes, søknader, inntektsmeldinger, vedtak.

Rows in the order of `eksport.KOLONNER`. Delays are drawn from the person's own number so that the
papers of one person never depend on how many others there are. Border: nothing is computed but
dates; the arbeidsgiverperiode comes from the law.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tilgode.simulation.eksport import kroner
from tilgode.simulation.kildeformer import Verdi
from tilgode.simulation.lov import Rett, meldt_inntekt
from tilgode.simulation.modell import Ansatt, Arbeidsgiver, Historie, Sykefravaer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import Maaned
from tilgode.values.periode import Periode

#: The employer notices so long after the sick note that no søknad was sent.
_SAVNES_ETTER = timedelta(days=35)
_SOEKNADSDAGER = 31
Rad = list[Verdi]


def organisasjonsrader(arbeidsgiver: Arbeidsgiver, fra: date) -> Iterator[Rad]:
    """One row per ansvar."""
    for e in arbeidsgiver.enheter:
        yield [
            arbeidsgiver.orgnr, arbeidsgiver.navn, e.underenhet_orgnr, e.underenhet, e.sektor,
            e.rekkefoelge, e.ansvar, e.navn, fra, None,
        ]  # fmt: skip


def ansattrad(ansatt: Ansatt) -> Rad:
    """The employment as payroll knows it; an end date already set is part of the row."""
    return [
        ansatt.fnr, ansatt.ansattnummer, ansatt.arbeidsforhold, ansatt.navn,
        ansatt.enhet.underenhet_orgnr, ansatt.enhet.ansvar, ansatt.start,
        None if ansatt.slutt_ukjent else ansatt.slutt,
        ansatt.prosent, "TURNUS" if ansatt.turnus else "FAST", ansatt.start, None, ansatt.start,
    ]  # fmt: skip


def loennsrader(ansatt: Ansatt, fra: Maaned, til: Maaned) -> Iterator[Rad]:
    """Pay lines of every month employed (whole months)."""
    maaned = max(fra, Maaned.av(ansatt.start))
    siste = min(til, Maaned.av(ansatt.slutt)) if ansatt.slutt else til
    arbeidsforhold = ansatt.arbeidsforhold
    while maaned <= siste:
        navn, kjoert = str(maaned), maaned.periode.tom
        for art, type_, oere in ansatt.loenn(maaned):
            yield [arbeidsforhold, navn, art, type_, kroner(oere), kjoert]
        maaned = maaned + 1


def fravaersrader(historie: Historie) -> Iterator[Rad]:
    """The employer's own absence register, each line registered some days after it began."""
    ansatt = historie.ansatt
    t = Tilfeldig(f"fravaer-{ansatt.nr}")
    for spell in historie.syk:
        for i, d in enumerate(spell.deler, 1):
            yield [
                ansatt.arbeidsforhold, d.kilde, d.periode.fom, d.periode.tom, d.grad,
                f"F{ansatt.nr}-{spell.nr}-{i}", _registrert(spell, d.periode.fom, t.heltall(0, 6)),
            ]  # fmt: skip
        for i, p in enumerate(spell.ferie, 1):
            yield [ansatt.arbeidsforhold, "FERIE", p.fom, p.tom, 100, f"F{ansatt.nr}-{spell.nr}-V{i}", p.tom]
    for a in historie.annet:
        yield [
            ansatt.arbeidsforhold, a.type, a.periode.fom, a.periode.tom, a.grad,
            f"F{ansatt.nr}-A{a.nr}", a.periode.fom + timedelta(days=t.heltall(0, 3)),
        ]  # fmt: skip
    for i, p in enumerate(historie.ferie, 1):
        yield [
            ansatt.arbeidsforhold,
            "FERIE",
            p.fom,
            p.tom,
            100,
            f"F{ansatt.nr}-S{i}",
            date(p.fom.year, 5, 2),
        ]


def _registrert(spell: Sykefravaer, fom: date, forsinkelse: int) -> date:
    """When the line came into the register: some days after, or long after the spell began."""
    if spell.registrert_etter is None:
        return fom + timedelta(days=forsinkelse)
    return spell.periode.fom + timedelta(days=spell.registrert_etter)


def sykmeldingsrader(historie: Historie) -> Iterator[Rad]:
    """Every sick note as the employer received it."""
    ansatt = historie.ansatt
    t = Tilfeldig(f"sykmelding-{ansatt.nr}")
    for spell, nr, p, grad in _sykmeldinger(historie):
        mottatt = p.fom + timedelta(days=t.heltall(0, 4))
        yield [ansatt.arbeidsforhold, p.fom, p.tom, grad, mottatt, f"SM{ansatt.nr}-{spell.nr}-{nr}", mottatt]


def soeknadsrader(historie: Historie) -> Iterator[Rad]:
    """The employee's søknader for each sick note, with holiday told in them; Nav sends one out a month."""
    ansatt = historie.ansatt
    t = Tilfeldig(f"soeknad-{ansatt.nr}")
    for spell, nr, sykmeldt, _ in _sykmeldinger(historie):
        for i, p in enumerate(_soeknadsperioder(sykmeldt)):
            sendt = p.tom + timedelta(days=t.heltall(1, 12))
            ferie = ",".join(f"FERIE {f.fom}..{f.tom}" for f in filter(None, map(p.snitt, spell.ferie)))
            yield [
                ansatt.arbeidsforhold, p.fom, p.tom, sendt if spell.soeknad_sendt else None,
                "INNSENDT" if spell.soeknad_sendt else "MANGLER", ferie,
                f"SO{ansatt.nr}-{spell.nr}-{nr}" + (f".{i}" if i else ""),
                sendt if spell.soeknad_sendt else p.tom + _SAVNES_ETTER,
            ]  # fmt: skip


def _soeknadsperioder(sykmeldt: Periode) -> list[Periode]:
    """A long sick note is applied for in parts of at most a month."""
    fomer = [sykmeldt.fom + timedelta(days=d) for d in range(0, sykmeldt.lengde_dager, _SOEKNADSDAGER)]
    return [Periode(f, min(sykmeldt.tom, f + timedelta(days=_SOEKNADSDAGER - 1))) for f in fomer]


def _sykmeldinger(historie: Historie) -> Iterator[tuple[Sykefravaer, int, Periode, int]]:
    for spell in historie.syk:
        for nr, d in enumerate(spell.deler, 1):
            if d.kilde == "SYKMELDING":
                yield spell, nr, d.periode, d.grad


def inntektsmeldingsrader(historie: Historie, rett: Rett) -> Iterator[Rad]:
    """One inntektsmelding for each spell that Nav is to refund something of."""
    ansatt = historie.ansatt
    t = Tilfeldig(f"inntektsmelding-{ansatt.nr}")
    for spell in historie.syk:
        har_rett = any(r.periode.overlapper(spell.periode) for r in rett.refusjoner)
        if har_rett and spell.inntektsmelding_sendt:
            perioder = _arbeidsgiverperiode(spell, rett)
            siste = max((p.tom for p in perioder), default=spell.periode.fom)
            sendt = max(siste, _registrert(spell, spell.periode.fom, 0)) + timedelta(days=t.heltall(2, 12))
            sendt += timedelta(days=spell.inntektsmelding_forsinket)
            inntekt = kroner(meldt_inntekt(ansatt, spell))
            yield [
                ansatt.arbeidsforhold, f"IM{ansatt.nr}-{spell.nr}", 1, spell.periode.fom,
                ",".join(f"{p.fom}..{p.tom}" for p in perioder), inntekt, inntekt, None, "", "", sendt,
                f"AR{ansatt.nr:05d}{spell.nr:02d}", sendt,
            ]  # fmt: skip


def _arbeidsgiverperiode(spell: Sykefravaer, rett: Rett) -> tuple[Periode, ...]:
    """The arbeidsgiverperiode the spell stands in: its own, or the earlier one it continues."""
    begynt = [p for p in rett.perioder if p.dager and p.dager[0].fom <= spell.periode.tom]
    return max(begynt, key=lambda p: p.dager[0].fom).dager if begynt else ()


def vedtaksrader(historie: Historie) -> Iterator[Rad]:
    """The decisions on exemption from the arbeidsgiverperiode."""
    for i, f in enumerate(historie.fritak, 1):
        yield [
            historie.ansatt.ansattnummer, f"FRITAK_{f.grunn.value}", f.soeknad_mottatt, f.soeknad_mottatt,
            f.termin, f.periode.fom, f.periode.tom, "ja", "ja", f"V{historie.ansatt.nr}-{i}", f.soeknad_mottatt,
        ]  # fmt: skip
