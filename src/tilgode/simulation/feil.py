"""Planting mistakes: takes a person's true claims and makes one of them wrong in a known way.

Each kind is planted as soon as somebody fits it, and then now and then; at most one a person, so
that every deviation has one cause. Border: the kinds are in `feilslag`; here is what each does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tilgode.rules.parametre import Lovparametre
from tilgode.simulation import feilkrav
from tilgode.simulation.feilkrav import Sak, Simkrav
from tilgode.simulation.feilslag import Feilslag, Plantetfeil
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.periode import Periode

#: A function that says whether a claim can get the mistake, and one that makes it (days, øre).
Passer = Callable[[Sak, Simkrav], bool]
Gjoer = Callable[[Sak, Simkrav], tuple[int, int]]

SLAG: dict[Feilslag, tuple[Passer, Gjoer]] = {
    Feilslag.MAKSDATO_PASSERT: (feilkrav.har_brukt_opp, feilkrav.krev_etter_maksdato),
    Feilslag.FRITAK_IKKE_BRUKT: (feilkrav.er_fritak, feilkrav.la_vaere),
    Feilslag.KRAV_ETTER_SLUTT: (feilkrav.har_sluttet, feilkrav.krev_etter_slutt),
    Feilslag.G_IKKE_OPPDATERT: (feilkrav.over_gammel_grense, feilkrav.bruk_gammel_g),
    Feilslag.FEIL_YTELSE: (feilkrav.er_omsorg, feilkrav.bytt_ytelse),
    Feilslag.FERIE_I_PERIODEN: (feilkrav.har_ferie, feilkrav.ta_med_ferie),
    Feilslag.TILLEGG_UTELATT: (feilkrav.har_tillegg, feilkrav.utelat_tillegg),
    Feilslag.FEIL_GRAD: (feilkrav.er_gradert, feilkrav.krev_full_grad),
    Feilslag.ARBEIDSGIVERPERIODE_EN_DAG_FEIL: (feilkrav.er_foerste, feilkrav.krev_en_dag_for_tidlig),
    Feilslag.SENT_REGISTRERT_FRAVAER: (feilkrav.staar_alene, feilkrav.registrer_for_sent),
    Feilslag.SOEKNAD_MANGLER: (feilkrav.staar_alene, feilkrav.mangle_soeknad),
    Feilslag.KRAV_MANGLER: (feilkrav.staar_alene, feilkrav.glem_kravet),
    Feilslag.KRAV_FOR_SENT: (feilkrav.er_sykepenger, feilkrav.krev_for_sent),
    Feilslag.DOBBELT_KRAV: (feilkrav.er_sykepenger, feilkrav.krev_to_ganger),
    Feilslag.OVERFOERT_KRAV: (feilkrav.er_sykepenger, feilkrav.legg_til_avgift),
    Feilslag.FEIL_KRAVAAR: (feilkrav.er_sykepenger, feilkrav.bom_paa_kravaar),
}


@dataclass(slots=True)
class Feilplanter:
    """Plants mistakes and remembers them; `andel` is percent of persons with a claim."""

    parametre: Lovparametre
    vindu: Periode
    t: Tilfeldig
    andel: int = 14
    plantet: list[Plantetfeil] = field(default_factory=list)
    _mangler: set[Feilslag] = field(default_factory=lambda: set(SLAG))

    def plant(self, sak: Sak) -> None:
        """Make one of the person's claims wrong, or leave all as they are."""
        mulige = [(slag, k) for slag, (passer, _) in SLAG.items() for k in sak.krav if passer(sak, k)]
        nye = [m for m in mulige if m[0] in self._mangler]
        if nye:
            valgt = nye[0]
        elif mulige and self.t.sjanse(self.andel):
            slag = self.t.velg(sorted({m[0] for m in mulige}, key=lambda s: s.value))
            valgt = self.t.velg([m for m in mulige if m[0] is slag])
        else:
            return
        slag, krav = valgt
        dager, oere = SLAG[slag][1](sak, krav)
        self._mangler.discard(slag)
        self.merk(slag, sak, sak.krav[-1] if slag in feilkrav.NYE_KRAV else krav, dager, oere)

    def merk(self, slag: Feilslag, sak: Sak, krav: Simkrav, dager: int, oere: int) -> None:
        """Remember a mistake."""
        krav.feil = slag
        self.plantet.append(
            Plantetfeil(slag, sak.historie.ansatt.ansattnummer, krav.krav.referanse, dager, oere)
        )


def uten_tapte(sak: Sak) -> Sequence[Periode]:
    """The refund periods Nav never pays, for those who count days (feriepenger)."""
    return [k.krav.rett_periode or k.krav.periode for k in sak.krav if not k.nav_oere]
