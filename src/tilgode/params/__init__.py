"""The only reader of parameter files: dated rates of the law, as CSV in the package.

`last()` gives every value as one immutable `Lovparametre`, read once. The files lie in `data/`
and say for each value the days it holds, the provision, the source and the day the source was
last checked. Border: no value is used here, and no other module opens these files.
"""

from tilgode.params.lesing import last, last_avgiftssatser

__all__ = ["last", "last_avgiftssatser"]
