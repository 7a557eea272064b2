"""Nav's own formats, exactly as Nav writes and reads them.

Border: bytes to core's dataclasses and back; what the amounts mean is decided in `core`.
"""
