"""The README's example is run as it stands: it prints the refund and why, without Django."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROT = Path(__file__).resolve().parents[2]
UTEN_DJANGO = "\nimport sys\nassert 'django' not in sys.modules\nassert 'sqlite3' not in sys.modules\n"


def kjoer(kode: str) -> subprocess.CompletedProcess[str]:
    """Run code in a Python of its own, with warnings as errors."""
    miljoe = {navn: verdi for navn, verdi in os.environ.items() if not navn.startswith(("DJANGO", "TILGODE"))}
    kommando = [sys.executable, "-W", "error", "-c", kode]
    return subprocess.run(kommando, env=miljoe, cwd=ROT, capture_output=True, text=True, timeout=60)


def test_example_computes_the_refund_and_says_why() -> None:
    (eksempel,) = re.findall(
        r"```python\n(.*?)```", (ROT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    svar = kjoer(eksempel + UTEN_DJANGO)
    assert svar.returncode == 0, svar.stderr
    # § 8-19: 4-19 March is the employer's. § 8-10, § 8-11: 20 March-12 April has 18 weekdays of 540,000 / 260 = 2,077.
    beloep, *steg = svar.stdout.splitlines()
    assert beloep == str(18 * 2077 * 100)
    assert any("8-19" in linje for linje in steg)
    assert re.search(rf"# {beloep}: 18 weekdays", eksempel)
