"""The cases themselves: 717 of them, unchanged, with unique names, and each run by some test."""

import hashlib
import subprocess
import sys
from functools import lru_cache

import pytest

from tests.vektorer import FILER, MAPPE, les

ROT = MAPPE.parent.parent


def test_717_vektorer_med_hvert_sitt_navn() -> None:
    navn = [vektor["id"] for fil in FILER for vektor in les(fil)]
    assert len(navn) == 717
    assert len(set(navn)) == 717


@pytest.mark.parametrize("linje", (MAPPE / "SHA256SUMS").read_text("utf-8").splitlines())
def test_filene_er_byte_for_byte_som_mottatt(linje: str) -> None:
    sum_, fil = linje.split()
    assert hashlib.sha256((MAPPE / fil).read_bytes()).hexdigest() == sum_


def test_alle_filer_har_kontrollsum() -> None:
    summer = (MAPPE / "SHA256SUMS").read_text("utf-8").splitlines()
    assert sorted(linje.split()[1] for linje in summer) == [f"{fil}.jsonl" for fil in FILER]


@lru_cache(maxsize=1)
def _innsamlede_tester() -> str:
    """The names of all tests of the law, as pytest itself collects them."""
    kommando = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/rules",
    ]
    ferdig = subprocess.run(kommando, cwd=ROT, capture_output=True, text=True, check=False)
    assert ferdig.returncode == 0, ferdig.stdout[-2000:] + ferdig.stderr[-2000:]
    return ferdig.stdout


@pytest.mark.parametrize("fil", FILER)
def test_hver_vektor_kjoeres_av_en_test(fil: str) -> None:
    navn = _innsamlede_tester()
    assert [v["id"] for v in les(fil) if f"[{v['id']}]" not in navn] == []
