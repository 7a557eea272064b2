"""The demo kommune's export folder, written once for all tests here."""

from pathlib import Path

import pytest

from tests.simulation.regnestykke import Regnestykke
from tilgode.params import last
from tilgode.simulation.demo import skriv_demo


@pytest.fixture(scope="session")
def demomappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mappe = tmp_path_factory.mktemp("demo")
    skriv_demo(mappe, last())
    return mappe


@pytest.fixture(scope="session")
def regnestykke(demomappe: Path) -> Regnestykke:
    return Regnestykke(demomappe)
