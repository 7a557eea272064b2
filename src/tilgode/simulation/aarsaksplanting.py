"""Planting causes: in some spells Nav knows something else, and pays by the law on that.

The kommune's claims and papers are as before (but for what the cause itself leaves out of them); the
truth of each claim is what every planted cause made of it, one after the other.
Border: the kinds are in `aarsaksslag`; what Nav's lines look like and when they come is `navsyn` and
`navsvar`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation.aarsaksfelles import Fakta
from tilgode.simulation.aarsakskrav import plant_paa_krav
from tilgode.simulation.aarsaksslag import SLAG, Aarsaksslag
from tilgode.simulation.feilkrav import Sak, Simkrav
from tilgode.simulation.modell import Historie, Sykefravaer
from tilgode.simulation.navsyn import Dagsbeloep, Navsyn, dagsbeloep, lag_linjer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.periode import Periode

_YTELSER = ("SYKEPENGER", "SYKEPENGER_AGP")
_ANTALL = ((1, 76), (2, 18), (3, 6))
_PAASLAG_PROSENT, _SLUTTET_PROSENT = 3, 1
_FORSOEK = 25
_SAMLET_LINJE_PROSENT = 20
#: (year, month, ytelse): what one claim is about.
Maanedsnoekkel = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Plantet:
    """One cause of one claim: the kind, the code, the øre Nav pays less for it, and the facts.

    `dager` are the days it changed, with the øre it left on them.
    """

    navn: str
    kode: str
    oere: int
    fakta: Fakta
    dager: Dagsbeloep = field(default_factory=dict)

    def vises(self, rett: Dagsbeloep, naa: Dagsbeloep) -> bool:
        """Whether it shows in what Nav pays in the end: another cause may have undone it, or taken the day."""
        return any(
            naa.get(dag, 0) != rett.get(dag, 0) and (naa.get(dag, 0) > 0 or not oere)
            for dag, oere in self.dager.items()
        )


@dataclass(slots=True)
class Aarsaksplanter:
    """Plants causes in `andel` per cent of the spells with a claim, and in some claims alone."""

    parametre: Lovparametre
    vindu: Periode
    t: Tilfeldig
    andel: int = 16
    andel_krav: int = 3
    sannhet: dict[str, list[Plantet]] = field(default_factory=dict)
    _rett: dict[str, Dagsbeloep] = field(default_factory=dict)

    def forbered(self, historie: Historie) -> None:
        """What must be so before the claims are made: an income told too high, an end not told of."""
        for i, spell in enumerate(historie.syk):
            if spell.periode.lengde_dager > 20 and self.t.sjanse(_PAASLAG_PROSENT):
                historie.syk[i] = replace(spell, paaslag_promille=self.t.heltall(15, 90))
        siste = historie.syk[-1].periode if historie.syk else None
        grense = self.vindu.tom - timedelta(days=150)
        if siste is None or siste.lengde_dager < 45 or siste.tom > grense or historie.ansatt.slutt:
            return
        if self.t.sjanse(_SLUTTET_PROSENT * 8):
            historie.ansatt.slutt = siste.fom + timedelta(days=self.t.heltall(22, siste.lengde_dager - 10))
            historie.ansatt.slutt_ukjent = True
            slutt = historie.ansatt.slutt
            historie.annet[:] = [a for a in historie.annet if a.periode.tom <= slutt]
            historie.ferie[:] = [f for f in historie.ferie if f.tom <= slutt]

    def plant(self, sak: Sak) -> None:
        """Plant in the person's spells, then in claims that are still as the law gives them."""
        syn = Navsyn.av(sak.historie, self.parametre)
        self._rett = dagsbeloep(syn.vurder(), sak.historie.ansatt.arbeidsforhold)
        for spell in list(sak.historie.syk):
            if any(k.krav.periode.overlapper(spell.periode) for k in _krav(sak)):
                self._plant_i(sak, spell, syn)
        for k in _krav(sak):
            if k.krav.referanse not in self.sannhet and self.t.sjanse(self.andel_krav):
                for merket, navn, kode, oere, fakta in plant_paa_krav(sak, k, self.t, self.sannhet):
                    self.sannhet[merket.krav.referanse] = [Plantet(navn, kode, oere, fakta)]

    def _plant_i(self, sak: Sak, spell: Sykefravaer, syn: Navsyn) -> None:
        sluttet = sak.historie.ansatt.slutt_ukjent and spell is sak.historie.syk[-1]
        if not (sluttet or self.t.sjanse(60 if spell.paaslag_promille else self.andel)):
            return
        antall = self.t.vektet(_ANTALL)
        brukt: set[str] = set()
        for _ in range(_FORSOEK):
            borte = all(s.nr != spell.nr for s in syn.historie.syk)
            slag = self.t.vektet([(s, s.vekt) for s in SLAG])
            if len(brukt) < antall and not borte and slag.kode not in brukt:
                brukt |= {slag.kode} if self._plant_en(sak, spell, syn, slag) else set()

    def _plant_en(self, sak: Sak, spell: Sykefravaer, syn: Navsyn, slag: Aarsaksslag) -> bool:
        """One more cause in the spell; everything is put back when it does not change a claim."""
        syk, foer = list(sak.historie.syk), replace(
            syn, historie=replace(syn.historie, syk=list(syn.historie.syk), fritak=list(syn.historie.fritak)),
            inntekter=dict(syn.inntekter), endringer=list(syn.endringer),
        )  # fmt: skip
        navn = sak.historie.ansatt.arbeidsforhold
        tidligere = dagsbeloep(syn.vurder(), navn)
        fakta = slag.gjoer(sak, spell, syn, self.t)
        if fakta is not None and self._ta_i_bruk(sak, slag, fakta, tidligere, syn):
            if slag.kode == "MAKSDATO":
                _trykk_maksdato(sak, spell, dagsbeloep(syn.vurder(), navn)["SYKEPENGER"])
            return True
        sak.historie.syk[:] = syk
        syn.historie, syn.parametre = foer.historie, foer.parametre
        syn.inntekter, syn.endringer = foer.inntekter, foer.endringer
        return False

    def _ta_i_bruk(
        self, sak: Sak, slag: Aarsaksslag, fakta: Fakta, foer: dict[str, Dagsbeloep], syn: Navsyn
    ) -> bool:
        """Write the new amounts on the claims they change; False when none, or when money has no claim."""
        naa = dagsbeloep(syn.vurder(), sak.historie.ansatt.arbeidsforhold)
        krav = {_noekkel(k.krav.periode.fom, k.krav.ytelse): k for k in _krav(sak)}
        endret = {
            _noekkel(dag, ytelse)
            for ytelse in _YTELSER
            for dag in foer[ytelse].keys() | naa[ytelse].keys()
            if foer[ytelse].get(dag) != naa[ytelse].get(dag)
        }
        if not endret or not endret <= krav.keys() or any(len(self._paa(krav[n])) > 2 for n in endret):
            return False
        for noekkel in sorted(endret):
            k = krav[noekkel]
            self._skriv_sannhet(k, slag, fakta, noekkel, foer, naa)
            dager = [(d, o) for d, o in naa[noekkel[2]].items() if _noekkel(d, noekkel[2]) == noekkel]
            k.linjer = tuple(lag_linjer(dager, samlet=self.t.sjanse(_SAMLET_LINJE_PROSENT)))
            k.nav_oere, k.grunn = sum(o for _, o in k.linjer), slag.kode
        return True

    def _skriv_sannhet(
        self,
        k: Simkrav,
        slag: Aarsaksslag,
        fakta: Fakta,
        noekkel: Maanedsnoekkel,
        foer: dict[str, Dagsbeloep],
        naa: dict[str, Dagsbeloep],
    ) -> None:
        """The causes that show in the claim now; what those that no longer do took, the new one takes."""
        ytelse, ref = noekkel[2], k.krav.referanse
        ut, inn = _i_maaneden(foer, noekkel), _i_maaneden(naa, noekkel)
        endret = {d: inn.get(d, 0) for d in ut.keys() | inn.keys() if ut.get(d) != inn.get(d)}
        alle = [*self._paa(k), Plantet(slag.navn, _kode(slag, fakta, endret), 0, fakta, endret)]
        synlige = [p for p in alle if p.vises(self._rett[ytelse], naa[ytelse])] if inn else []
        synlige = synlige or alle[-1:]
        rest = k.krav.rett_oere - sum(inn.values()) - sum(p.oere for p in synlige[:-1])
        self.sannhet[ref] = [*synlige[:-1], replace(synlige[-1], oere=rest)]

    def _paa(self, k: Simkrav) -> list[Plantet]:
        return self.sannhet.get(k.krav.referanse, [])


def _kode(slag: Aarsaksslag, fakta: Fakta, endret: Dagsbeloep) -> str:
    """The cause of one claim. An earlier end of a spell takes its last days from the claim they are in, and
    may lengthen the gap to the next spell: two claims of one fact, and each has its own name for it."""
    if "registrert_siste_dag" not in fakta:
        return slag.kode
    navs, vaar = (date.fromisoformat(str(fakta[n])) for n in ("siste_sykedag", "registrert_siste_dag"))
    inne = sum(navs < dag <= vaar for dag in endret)
    if navs >= vaar or 0 < inne < len(endret):
        return slag.kode
    return "SOEKNAD_DELVIS" if inne else "AGP_OPPHOLD"


def _trykk_maksdato(sak: Sak, spell: Sykefravaer, dager: Dagsbeloep) -> None:
    """Nav prints the last day there was money for on the lines of the spell."""
    betalte = [dag for dag in dager if dag in spell.periode]
    for k in _krav(sak):
        if betalte and k.krav.periode.overlapper(spell.periode):
            k.krav.maksdato = max(betalte)


def _krav(sak: Sak) -> list[Simkrav]:
    return [k for k in sak.krav if k.krav.ytelse in _YTELSER]


def _noekkel(dag: date, ytelse: str) -> Maanedsnoekkel:
    return dag.year, dag.month, ytelse


def _i_maaneden(beloep: dict[str, Dagsbeloep], noekkel: Maanedsnoekkel) -> Dagsbeloep:
    return {dag: oere for dag, oere in beloep[noekkel[2]].items() if _noekkel(dag, noekkel[2]) == noekkel}
