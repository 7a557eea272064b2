"""The lock files name things and their checksums, never a place to get them from."""

import json
import re
from pathlib import Path

import pytest

from scripts.frontend import FILER, finn_avvik, les_summer
from scripts.laas import finn_adresser

ROT = Path(__file__).resolve().parents[2]
PYTHONLAASER = ["requirements.lock", "requirements-dev.lock", "requirements-frontend.lock"]


def les(fil: str) -> str:
    return (ROT / fil).read_text(encoding="utf-8")


@pytest.mark.parametrize("fil", [*PYTHONLAASER, "package-lock.json"])
def test_lock_has_no_address(fil: str) -> None:
    assert finn_adresser(les(fil)) == []


@pytest.mark.parametrize(
    "linje",
    [
        "--index-url https://index.example/simple",
        "django @ file:///tmp/django.whl",
        '      "resolved": "somewhere",',
    ],
)
def test_address_in_a_lock_is_seen(linje: str) -> None:
    assert finn_adresser(f"django==5.2\n{linje}\n") == [linje]


@pytest.mark.parametrize("fil", PYTHONLAASER)
def test_every_python_package_is_pinned_by_hash(fil: str) -> None:
    poster = re.split(r"\n(?=[a-z0-9])", les(fil).strip())
    assert poster
    assert [post for post in poster if "==" not in post or "--hash=sha256:" not in post] == []


def test_every_npm_package_is_pinned_by_integrity() -> None:
    pakker = json.loads(les("package-lock.json"))["packages"]
    assert len(pakker) > 3
    assert [navn for navn, pakke in pakker.items() if navn and not pakke.get("integrity")] == []


def test_development_lock_contains_the_runtime_lock() -> None:
    def versjoner(fil: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9][^\\\n]*", les(fil), flags=re.MULTILINE))

    assert versjoner("requirements.lock") <= versjoner("requirements-dev.lock")


def test_installed_frontend_files_are_the_pinned_ones() -> None:
    assert sorted(les_summer()) == sorted(FILER)
    assert finn_avvik(ROT / "src/tilgode/web/static/tredjepart", les_summer()) == []


def test_changed_frontend_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}", encoding="utf-8")
    assert finn_avvik(tmp_path, {"a.css": "0" * 64, "mangler.js": "1" * 64}) == ["a.css", "mangler.js"]
