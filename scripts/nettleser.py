"""Find Chromium for the browser tests, and install Debian's package where that may be done.

Where no browser is found and none may be installed, this stops with a sentence and a non-zero
code. The browser tests are never left out in silence.
"""

import os
import shutil
import subprocess
import sys

NAVN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MANGLER = """\
Fant ingen Chromium, og kan ikke installere den her. Installer pakken «chromium»
(Debian/Ubuntu: apt-get install chromium), eller sett TILGODE_CHROMIUM til programmets sti.
No Chromium found, and it cannot be installed here. Install the package "chromium",
or set TILGODE_CHROMIUM to the program's path. The browser tests are not skipped."""


def finn_nettleser() -> str | None:
    """Return the browser's path: the one named by TILGODE_CHROMIUM, else the machine's."""
    oensket = os.environ.get("TILGODE_CHROMIUM")
    if oensket:
        return shutil.which(oensket)
    return next((sti for navn in NAVN if (sti := shutil.which(navn))), None)


def kan_installere() -> bool:
    """Tell whether this is root on a machine with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def installer() -> None:
    """Install Debian's chromium, with a font so that pictures can be read."""
    print("Installerer Chromium / Installing Chromium", flush=True)
    miljoe = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    valg = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    pakker = ["chromium", "fonts-dejavu-core"]
    subprocess.check_call(["apt-get", "update", *valg], env=miljoe, stdin=subprocess.DEVNULL)
    subprocess.check_call(
        ["apt-get", "install", "--yes", "--no-install-recommends", *valg, *pakker],
        env=miljoe,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def main() -> int:
    """Make sure there is a browser; return the exit code."""
    if finn_nettleser() is None and kan_installere() and not os.environ.get("TILGODE_CHROMIUM"):
        try:
            installer()
        except subprocess.CalledProcessError as feil:
            print(feil)
    if finn_nettleser() is None:
        print(MANGLER)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
