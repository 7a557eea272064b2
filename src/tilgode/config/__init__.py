"""Wiring: settings, addresses, and the start of the program for shells and libraries.

Border: the top layer. Nothing below imports it; what is below reads `django.conf.settings`.
"""

from tilgode.apps.felles.oppstart import oppstart

__all__ = ["oppstart"]
