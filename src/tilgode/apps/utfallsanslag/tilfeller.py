"""From the course of the claims to cases: what each waits for or waited for, since when, with which evidence.

Border: joins what is read; the figures and the inference are `core.utfallsanslag`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import accumulate

from tilgode.apps.krav.forventning import YTELSER, foreldelsesdato
from tilgode.apps.utfallsanslag.opplysninger import Opplysninger
from tilgode.apps.ventetid.forloep import Kravforloep
from tilgode.core.utfallsanslag.bevis import Inntektsmeldingsbilde, Kravbilde, finn_bevis
from tilgode.core.utfallsanslag.typer import Bevis, Bevistype, Hendelse, Tilfelle
from tilgode.core.ventetid.typer import SAMMENHENG_DAGER
from tilgode.values.periode import Periode

#: An inntektsmelding tells its first day of absence, which lies before the first day Nav pays.
_FOER_FOERSTE_DAG = timedelta(days=60)
_Sti = tuple[int, int | None, str]


@dataclass(slots=True)
class Saksbygger:
    """Builds the cases of all claims; siblings are claims of the same person, employment and ytelse."""

    forloep: Sequence[Kravforloep]
    opplysninger: Opplysninger
    per: date

    def bygg(self) -> tuple[list[Tilfelle], dict[int, Tilfelle]]:
        """Every case, for the model, and the case each open claim stands in."""
        soesken: dict[_Sti, list[Kravforloep]] = defaultdict(list)
        for f in self.forloep:
            soesken[_sti(f)].append(f)
        alle: list[Tilfelle] = []
        aapne: dict[int, Tilfelle] = {}
        for gruppe in soesken.values():
            starter = _kjedestarter(gruppe)
            for f in gruppe:
                start = starter[f.krav_id]
                egne = list(self._tilfeller(f, gruppe, start))
                alle += egne
                if er_aapent(f):
                    siste = f.betalinger[-1][0] if f.betalinger else None
                    bevis = partial(self._bevis, f, gruppe, start, f.mottatt_oere, siste)
                    aapne[f.krav_id] = self._aapent(f, egne, bevis)
        return alle, aapne

    def _tilfeller(self, f: Kravforloep, gruppe: Sequence[Kravforloep], start: date) -> Iterator[Tilfelle]:
        """The events of a claim in order: first payment, the rest, too much taken back."""
        foerste = f.foerste_betaling
        bevis = self._bevis(f, gruppe, start, 0, None)
        yield _tilfelle(f, Hendelse.BETALING, f.sendt, foerste, bevis)
        saldo = _saldoer(f) if foerste is not None else []
        manko = next((dag for dag, sum_ in saldo if sum_ < f.krevd_oere), None)
        if manko is not None:
            naadd = next((dag for dag, sum_ in saldo if dag > manko and sum_ >= f.krevd_oere), None)
            siste, sum_foer = [ett for ett in saldo if naadd is None or ett[0] < naadd][-1]
            bevis = self._bevis(f, gruppe, start, sum_foer, siste)
            yield _tilfelle(f, Hendelse.REST, manko, naadd, bevis)
        for_mye = next((dag for dag, sum_ in saldo if sum_ > f.krevd_oere), None)
        if for_mye is not None:
            tilbake = next((dag for dag, sum_ in saldo if dag > for_mye and sum_ <= f.krevd_oere), None)
            yield _tilfelle(f, Hendelse.TREKK, for_mye, tilbake, ())

    def _aapent(
        self, f: Kravforloep, egne: Sequence[Tilfelle], bevis: Callable[[], tuple[Bevis, ...]]
    ) -> Tilfelle:
        """What an open claim waits for: the unfinished event of the right kind, or one since the last payment."""
        if not f.betalinger:
            return egne[0]
        ventet = Hendelse.TREKK if f.utestaaende_oere < 0 else Hendelse.REST
        siste = f.betalinger[-1][0]
        tatt_tilbake = ventet is Hendelse.REST and not f.mottatt_oere
        for ett in egne:
            if ett.hendelse is ventet and ett.skjedde is None and not tatt_tilbake:
                return ett
        funnet = bevis() if ventet is Hendelse.REST else ()
        if tatt_tilbake:
            funnet = (Bevis(Bevistype.TREKK_PAA_PERSONEN, siste, siste.isoformat()), *funnet)
        return _tilfelle(f, ventet, siste, None, funnet)

    def _bevis(
        self, f: Kravforloep, gruppe: Sequence[Kravforloep], start: date, mottatt: int, siste: date | None
    ) -> tuple[Bevis, ...]:
        o, forhold = self.opplysninger, f.arbeidsforhold_id
        har_meldinger = f.ytelse in YTELSER and forhold is not None
        periode = Periode(f.fom, f.tom)
        return finn_bevis(
            Kravbilde(
                fom=f.fom,
                tom=f.tom,
                sendt=f.sendt,
                siste_mottak=foreldelsesdato(f.tom) if f.ytelse != "FERIEPENGER" else date.max,
                mottatt_oere=mottatt,
                siste_betaling=siste,
                slutt=o.slutt.get(forhold) if forhold is not None else None,
                soeknader=tuple(o.soeknader.get(forhold or 0, ())) if har_meldinger and o.soeknader else None,
                inntektsmeldinger=self._inntektsmeldinger(f, start) if har_meldinger else None,
                ventet_oere=o.ventet_oere(f.person_id, forhold, f.ytelse, periode),
                dubletter=tuple(_betalte(f, gruppe, dublett=True)),
                senere=tuple(_betalte(f, gruppe, dublett=False)),
                purresvar=tuple(o.purresvar.get(f.krav_id, ())),
                forslag=tuple(o.forslag.get(f.krav_id, ())),
                trekk=tuple(t for t in o.trekk.get(f.person_id, ()) if t[0] >= f.sendt),
            ),
            self.per,
        )

    def _inntektsmeldinger(self, f: Kravforloep, start: date) -> tuple[Inntektsmeldingsbilde, ...] | None:
        """Those about the absence the claim belongs to."""
        alle = self.opplysninger.inntektsmeldinger
        if not alle:
            return None
        egne = alle.get(f.arbeidsforhold_id or 0, ())
        return tuple(i for i in egne if start - _FOER_FOERSTE_DAG <= i.foerste_fravaersdag <= f.tom)


def er_aapent(f: Kravforloep) -> bool:
    """Nav owes something on it, or has paid too much, and nobody has registered an answer or closed it."""
    return bool(f.utestaaende_oere) and f.avslag is None and f.lukket is None


def _sti(f: Kravforloep) -> _Sti:
    return f.person_id, f.arbeidsforhold_id, f.ytelse


def _tilfelle(
    f: Kravforloep, hendelse: Hendelse, start: date, skjedde: date | None, bevis: tuple[Bevis, ...]
) -> Tilfelle:
    return Tilfelle(f.krav_id, hendelse, (f.ytelse, f.type.value), start, skjedde, bevis)


def _saldoer(f: Kravforloep) -> list[tuple[date, int]]:
    """What was received in all at the end of each day with a payment."""
    sum_ = accumulate(oere for _, oere, _ in f.betalinger)
    return list(dict(zip((dag for dag, _, _ in f.betalinger), sum_, strict=True)).items())


def _kjedestarter(gruppe: Sequence[Kravforloep]) -> dict[int, date]:
    """The first day of the row of claims each claim goes on."""
    starter: dict[int, date] = {}
    start, siste = date.min, date.min
    for f in sorted(gruppe, key=lambda f: (f.fom, f.krav_id)):
        if (f.fom - siste).days > SAMMENHENG_DAGER:
            start = f.fom
        siste = max(siste, f.tom)
        starter[f.krav_id] = start
    return starter


def _betalte(f: Kravforloep, gruppe: Sequence[Kravforloep], *, dublett: bool) -> Iterator[tuple[date, str]]:
    """Siblings that are paid: over the same days, or of later days and sent later."""
    for annet in gruppe:
        dag = annet.foerste_betaling
        if annet is f or dag is None:
            continue
        overlapper = annet.fom <= f.tom and f.fom <= annet.tom
        if overlapper if dublett else (annet.fom > f.tom and annet.sendt >= f.sendt):
            yield dag, annet.referanse
