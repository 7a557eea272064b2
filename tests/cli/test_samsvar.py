"""`tilgode samsvar`: JSON lines in, JSON lines out, by the ordinary engine."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tilgode.cli import samsvar
from tilgode.cli.__main__ import main

MAPPE = Path(__file__).parent / "samsvar"
TOLERANSE = 1e-6


def likt(fasit: Any, svar: Any) -> bool:
    if isinstance(fasit, float) or isinstance(svar, float):
        return abs(fasit - svar) < TOLERANSE
    if isinstance(fasit, dict):
        return fasit.keys() == svar.keys() and all(likt(fasit[k], svar[k]) for k in fasit)
    if isinstance(fasit, list):
        return len(fasit) == len(svar) and all(map(likt, fasit, svar))
    return bool(fasit == svar)


@pytest.mark.parametrize("slag", sorted(samsvar.SLAG))
def test_svarene_er_som_navs(slag: str) -> None:
    linjer = (MAPPE / f"{slag}.jsonl").read_text("utf-8").splitlines()
    ut, feilut = io.StringIO(), io.StringIO()
    assert samsvar.kjoer(slag, linjer, ut, feilut) == 0
    assert feilut.getvalue() == ""
    svar = [json.loads(linje) for linje in ut.getvalue().splitlines()]
    assert [s["id"] for s in svar] == [json.loads(linje)["id"] for linje in linjer]
    for linje, mitt in zip(linjer, svar, strict=True):
        fasit = json.loads(linje)["ut"]
        assert likt(fasit, mitt["ut"]), mitt["id"]


@pytest.mark.parametrize("slag", sorted(samsvar.SLAG))
def test_fasiten_i_saken_leses_ikke(slag: str) -> None:
    sak = json.loads((MAPPE / f"{slag}.jsonl").read_text("utf-8").splitlines()[0])
    med, uten = io.StringIO(), io.StringIO()
    samsvar.kjoer(slag, [json.dumps(sak | {"ut": {"tull": 1}})], med)
    samsvar.kjoer(slag, [json.dumps({k: v for k, v in sak.items() if k != "ut"})], uten)
    assert med.getvalue() == uten.getvalue() != ""


def test_en_linje_som_ikke_kan_leses_sies_fra_om_og_resten_besvares() -> None:
    god = (MAPPE / "okonomi.jsonl").read_text("utf-8").splitlines()[0]
    ut, feilut = io.StringIO(), io.StringIO()
    assert samsvar.kjoer("okonomi", ["{", "", '{"id": "x"}', god], ut, feilut) == 2
    assert len(ut.getvalue().splitlines()) == 1
    assert [linje.split(":")[0] for linje in feilut.getvalue().splitlines()] == ["linje 1", "linje 3"]
    assert "ikke JSON" in feilut.getvalue()
    assert "mangler" in feilut.getvalue()


def test_kommandoen_og_modulen_gir_det_samme() -> None:
    inn = (MAPPE / "agp.jsonl").read_text("utf-8")
    svar = [
        subprocess.run(
            [sys.executable, "-m", *modul, "agp"], input=inn, capture_output=True, text=True, check=True
        ).stdout
        for modul in (("tilgode.cli.samsvar",), ("tilgode.cli", "samsvar"))
    ]
    assert svar[0] == svar[1]
    assert len(svar[0].splitlines()) == len(inn.splitlines())


def test_ukjent_slag_avvises(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["samsvar", "tull"])
    assert "tull" in capsys.readouterr().err
