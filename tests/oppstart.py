"""Loaded by pytest before the settings: names them, and gives the run a data folder of its own.

The settings read TILGODE_MAPPE when they are imported, which is before any conftest is; without
this the tests would meet, and write in, the data folder of the person who runs them. Workers of
the same run inherit the folder.
"""

import atexit
import os
import shutil
import tempfile

if "TILGODE_MAPPE" not in os.environ or not os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ["TILGODE_MAPPE"] = tempfile.mkdtemp(prefix="tilgode-test-")
    atexit.register(shutil.rmtree, os.environ["TILGODE_MAPPE"], ignore_errors=True)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tilgode.config.settings")
