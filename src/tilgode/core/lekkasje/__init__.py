"""The leak analysis, R-304: the 32 checks of what an employer gets too little of from Nav.

`analyser(data, regning)` is the front door; `KONTROLLER` is the declared list.
Border: pure; files are read in `apps/lekkasje`, words and forms are in `reports/lekkasje`.
"""

from tilgode.core.lekkasje.liste import KONTROLLER, kontroll_av
from tilgode.core.lekkasje.motor import analyser

__all__ = ["KONTROLLER", "analyser", "kontroll_av"]
