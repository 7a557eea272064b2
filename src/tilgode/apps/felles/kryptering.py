"""Fødselsnummer at rest: AES-256-GCM with a nonce per row, and a blind index to find it by.

Stored form, 40 bytes: key number (1), nonce (12), ciphertext (11) and tag (16). The blind index is
bound in as associated data, so that a number moved to another row does not open. The index is
HMAC-SHA-256 in hex: equal numbers give equal index, and without the key it tells nothing.
Border: bytes and texts only; who may see a number and why is in `person`.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tilgode.apps.felles.noekler import hent_noekler

_NONCE_BYTE = 12
_HODE_BYTE = 1 + _NONCE_BYTE


class Dekrypteringsfeil(Exception):
    """A stored number does not open: the key is missing, or the row has been tampered with."""


def blindindekser(numre: Sequence[str]) -> list[str]:
    """The blind index (64 hex digits) of each 11-digit number."""
    noekkel = hent_noekler().blindindeks
    return [hmac.digest(noekkel, nummer.encode("ascii"), "sha256").hex() for nummer in numre]


def krypter(numre: Sequence[str], indekser: Sequence[str]) -> list[bytes]:
    """The stored form of each number; `indekser` are their blind indexes."""
    noekler = hent_noekler()
    sifer = AESGCM(noekler.kryptering[noekler.gjeldende])
    merke = bytes([noekler.gjeldende])
    tilfeldig = os.urandom(_NONCE_BYTE * len(numre))
    return [
        merke
        + (nonce := tilfeldig[i * _NONCE_BYTE : (i + 1) * _NONCE_BYTE])
        + sifer.encrypt(nonce, nummer.encode("ascii"), bytes.fromhex(indeks))
        for i, (nummer, indeks) in enumerate(zip(numre, indekser, strict=True))
    ]


def dekrypter(lagret: bytes | memoryview, indeks: str) -> str:
    """The number in a stored form; raises Dekrypteringsfeil."""
    lagret = bytes(lagret)
    noekkel = hent_noekler().kryptering.get(lagret[0])
    if noekkel is None:
        raise Dekrypteringsfeil(f"Krypteringsnøkkel {lagret[0]} finnes ikke blant nøklene.")
    nonce = lagret[1:_HODE_BYTE]
    try:
        klartekst = AESGCM(noekkel).decrypt(nonce, lagret[_HODE_BYTE:], bytes.fromhex(indeks))
    except InvalidTag as feil:
        raise Dekrypteringsfeil("Fødselsnummeret er kryptert med en annen nøkkel, eller endret.") from feil
    return klartekst.decode("ascii")


def noekkelnummer(lagret: bytes | memoryview) -> int:
    """Which key a stored form was made with."""
    return bytes(lagret)[0]
