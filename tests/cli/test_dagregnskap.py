"""`tilgode dagregnskap`, as typed in a shell."""

import json

import pytest

from tests.apps.krav.bygg import Forhold
from tests.apps.oppgjoer.bygg import Kommune
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db
DAGSATS = 184_600


def svar(capsys, *ord_, kode=0):
    assert main(["dagregnskap", *ord_, "--format", "json"]) == kode
    return json.loads(capsys.readouterr().out)


def test_dagene_i_et_krav_ligger_paa_lovens_dager(capsys):
    sak = Forhold()
    sak.fravaer("2024-06-01", "2024-06-30")
    main(["krav", "beregn"])
    main(["krav", "mangler", "--per", "2024-08-01", "--registrer"])
    capsys.readouterr()
    (krav,) = svar(capsys, "1000-1/SYKEPENGER/2024-06")["krav"]
    krevde = [dag for dag in krav["dager"] if dag["krevd_oere"]]
    assert {(dag["ventet_oere"], dag["krevd_oere"]) for dag in krevde} == {(DAGSATS, DAGSATS)}
    assert krav["krevd_oere"] == krav["ventet_oere"] == 10 * DAGSATS
    assert svar(capsys, "--person", "1000")["krav"] == [krav]
    assert svar(capsys, "--kontroll")["stemmer"] is True


def test_det_som_venter_paa_dager_sies_og_kontrollen_stemmer_ikke(capsys):
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.krav(50_050, ytelse="FERIEPENGER")
    foer = svar(capsys, "--kontroll", kode=1)
    assert (foer["stemmer"], foer["venter"]) == (False, {"antall": 2, "oere": 150_050})
    assert svar(capsys, "--ajour") == {"nye": 2, "omlagte": 0}
    assert svar(capsys, "--kontroll")["venter"]["antall"] == 0
    sum_ = svar(capsys)["sum"]
    assert (sum_["krevd_oere"], sum_["jevnt_oere"], sum_["ikke_fordelt_oere"]) == (150_050, 100_000, 50_050)
