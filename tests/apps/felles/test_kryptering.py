"""Fødselsnummer at rest: encrypted with a nonce of its own, found by a blind index, never shown."""

import base64
import json
import secrets
import stat
from pathlib import Path

import pytest

from tests.apps.kommune import fnr
from tilgode.apps.felles import noekler
from tilgode.apps.felles.kryptering import (
    Dekrypteringsfeil,
    blindindekser,
    dekrypter,
    krypter,
    noekkelnummer,
)
from tilgode.apps.felles.noekler import Noekkelfeil, hent_noekler, ny_noekkelfil


@pytest.fixture
def egne_noekler(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    innhold = json.loads(ny_noekkelfil())
    monkeypatch.setenv("TILGODE_NOEKKEL", json.dumps(innhold))
    return innhold


def ta_i_bruk(monkeypatch: pytest.MonkeyPatch, innhold: dict[str, object]) -> None:
    monkeypatch.setenv("TILGODE_NOEKKEL", json.dumps(innhold))


def test_what_is_encrypted_opens_again(egne_noekler: dict[str, object]) -> None:
    numre = [fnr(0), fnr(1)]
    indekser = blindindekser(numre)
    lagret = krypter(numre, indekser)
    assert [dekrypter(form, indeks) for form, indeks in zip(lagret, indekser, strict=True)] == numre
    assert [len(form) for form in lagret] == [40, 40]


def test_the_same_number_is_never_stored_the_same_way_twice(egne_noekler: dict[str, object]) -> None:
    indekser = blindindekser([fnr(0), fnr(0)])
    en, to = krypter([fnr(0), fnr(0)], indekser)
    assert en != to
    assert indekser[0] == indekser[1]


def test_neither_form_holds_the_digits(egne_noekler: dict[str, object]) -> None:
    (indeks,) = blindindekser([fnr(0)])
    (lagret,) = krypter([fnr(0)], [indeks])
    assert fnr(0).encode() not in lagret
    assert fnr(0) not in indeks


def test_a_number_moved_to_another_row_does_not_open(egne_noekler: dict[str, object]) -> None:
    indekser = blindindekser([fnr(0), fnr(1)])
    lagret, _ = krypter([fnr(0), fnr(1)], indekser)
    with pytest.raises(Dekrypteringsfeil, match="endret"):
        dekrypter(lagret, indekser[1])


@pytest.mark.parametrize("plass", [1, 15, 39])
def test_a_changed_byte_does_not_open(egne_noekler: dict[str, object], plass: int) -> None:
    (indeks,) = blindindekser([fnr(0)])
    (lagret,) = krypter([fnr(0)], [indeks])
    endret = bytearray(lagret)
    endret[plass] ^= 1
    with pytest.raises(Dekrypteringsfeil, match="endret"):
        dekrypter(bytes(endret), indeks)


def test_a_new_key_encrypts_and_the_old_one_still_opens(
    egne_noekler: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    (indeks,) = blindindekser([fnr(0)])
    (gammel,) = krypter([fnr(0)], [indeks])
    ny = base64.b64encode(secrets.token_bytes(32)).decode()
    kryptering = {**egne_noekler["kryptering"], "2": ny}  # type: ignore[dict-item]
    ta_i_bruk(monkeypatch, {**egne_noekler, "kryptering": kryptering, "gjeldende": 2})
    (nyere,) = krypter([fnr(0)], [indeks])
    assert (noekkelnummer(gammel), noekkelnummer(nyere)) == (1, 2)
    assert dekrypter(gammel, indeks) == dekrypter(nyere, indeks) == fnr(0)


def test_without_its_key_a_number_does_not_open(
    egne_noekler: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    (indeks,) = blindindekser([fnr(0)])
    (lagret,) = krypter([fnr(0)], [indeks])
    kryptering = {"2": base64.b64encode(secrets.token_bytes(32)).decode()}
    ta_i_bruk(monkeypatch, {**egne_noekler, "kryptering": kryptering, "gjeldende": 2})
    with pytest.raises(Dekrypteringsfeil, match="Krypteringsnøkkel 1 finnes ikke"):
        dekrypter(lagret, indeks)


def test_the_key_file_is_made_once_and_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILGODE_MAPPE", str(tmp_path / "data"))
    foerste = hent_noekler()
    noekler._hent.cache_clear()
    assert hent_noekler() == foerste
    fil = tmp_path / "data" / noekler.FILNAVN
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert stat.S_IMODE(fil.parent.stat().st_mode) == 0o700
    assert [f.name for f in fil.parent.iterdir()] == [noekler.FILNAVN]


def test_keys_are_not_shown(egne_noekler: dict[str, object]) -> None:
    vist = repr(hent_noekler())
    assert vist == "Noekler(gjeldende=1)"


@pytest.mark.parametrize("innhold", ["", "ikke json", "{}", '{"kryptering": {}, "gjeldende": 1}'])
def test_a_broken_key_file_is_named_not_replaced(
    innhold: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILGODE_MAPPE", str(tmp_path))
    fil = tmp_path / noekler.FILNAVN
    fil.write_text(innhold)
    with pytest.raises(Noekkelfeil, match="sikkerhetskopien"):
        hent_noekler()
    assert fil.read_text() == innhold


def test_a_short_key_is_refused(egne_noekler: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    ta_i_bruk(monkeypatch, {**egne_noekler, "blindindeks": base64.b64encode(b"kort").decode()})
    with pytest.raises(Noekkelfeil, match="32 byte"):
        hent_noekler()
