"""Reading ahead in another process: the same rows and faults as reading here, in any pattern of asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apps.innlesing.filer import FILER, alt_lagret, skriv_mappe
from tilgode.adapters.filer.leser import Filadapter
from tilgode.adapters.nav.oppgjoer import Oppgjoersformat
from tilgode.apps.innlesing import forhaandslesing
from tilgode.apps.innlesing.forhaandslesing import Forhaandsleser, Leseoppdrag
from tilgode.apps.innlesing.kilder import Filkilde
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.innlesing.services import Importvalg
from tilgode.apps.innlesing.services_mappe import importer_mappe
from tilgode.core.innlesing.porter import Innlestfil, Lesevalg
from tilgode.core.innlesing.rapport import Filtype


@pytest.fixture
def oppdrag(tmp_path: Path) -> list[Leseoppdrag]:
    """All the file types, and one file with faults of its own."""
    skriv_mappe(tmp_path, FILER | {"fravaer2.csv": FILER["fravaer.csv"].replace("100;F2", "120;F2")})
    stier = sorted(tmp_path.glob("*.csv")) + sorted((tmp_path / "oppgjoer").glob("*.csv"))
    return [
        Leseoppdrag(Oppgjoersformat() if "ref-arbg" in sti.name else Filadapter(), Filkilde(sti), Lesevalg())
        for sti in stier
    ]


def som_verdi(lest: Innlestfil) -> tuple[object, ...]:
    return (
        lest.fil,
        lest.type,
        lest.sha256,
        lest.linjer,
        lest.sum_oere,
        list(lest.rader),
        list(lest.mangelfulle),
        lest.feil,
        lest.advarsler,
        lest.raadata,
    )


@pytest.mark.parametrize("stor", [0, 500, 10**9])
def test_samme_svar_som_aa_lese_her(oppdrag: list[Leseoppdrag], stor: int) -> None:
    """Whether the process begins with the first file, a later one or reads none: the rows are the same."""
    with Forhaandsleser(oppdrag, verdt_det=0, stor=stor) as leser:
        lest = [som_verdi(leser.hent(nummer)) for nummer in range(len(oppdrag))]
    assert lest == [som_verdi(ett.utfoer()) for ett in oppdrag]
    assert {fil for fil, *_, feil, _, _ in lest if feil} == {"fravaer2.csv"}


def test_filer_som_ikke_skal_leses_hoppes_over(oppdrag: list[Leseoppdrag]) -> None:
    with Forhaandsleser(oppdrag, verdt_det=0) as leser:
        for nummer in (1, 4, 5, len(oppdrag) - 1):
            assert som_verdi(leser.hent(nummer)) == som_verdi(oppdrag[nummer].utfoer())


def test_en_fil_som_ikke_kan_aapnes_er_en_feil_naar_den_skal_leses(oppdrag: list[Leseoppdrag]) -> None:
    """Two files that cannot be opened; the one that is never asked for disturbs nobody."""
    with Forhaandsleser(oppdrag, verdt_det=0) as leser:
        for ett in (oppdrag[3], oppdrag[5]):
            assert isinstance(ett.kilde, Filkilde)
            ett.kilde.sti.unlink()
        assert leser.hent(2).fil == oppdrag[2].kilde.navn
        assert leser.hent(4).fil == oppdrag[4].kilde.navn
        with pytest.raises(OSError, match=oppdrag[5].kilde.navn):
            leser.hent(5)
        assert leser.hent(6).fil == oppdrag[6].kilde.navn


@pytest.mark.django_db
@pytest.mark.parametrize("toerr", [False, True])
def test_en_mappe_lest_paa_forhaand_gir_det_samme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, toerr: bool
) -> None:
    """A folder with a fault that stops the files that depend on it, through the other process."""
    filer = FILER | {"krav.csv": FILER["krav.csv"].replace("17134", "mye")}
    foer = alt_lagret()
    her = importer_mappe(skriv_mappe(tmp_path, filer), Importvalg(toerr=True))
    monkeypatch.setattr(forhaandslesing.Forhaandsleser.__init__, "__defaults__", (0, 0))
    der = importer_mappe(tmp_path, Importvalg(toerr=toerr))
    assert [(r.fil, r.linjer, r.sum_oere, r.feil, r.advarsler) for r in der] == [
        (r.fil, r.linjer, r.sum_oere, r.feil, r.advarsler) for r in her
    ]
    assert {r.type for r in der if r.feil} == {Filtype.KRAV, Filtype.JUSTERING, Filtype.PURRING}
    assert (alt_lagret() == foer) is toerr
    assert Innlesing.objects.filter(type="krav").count() == 0
