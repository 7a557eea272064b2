"""Tests. They mirror src/tilgode, and read like the law: case, paragraph, expected."""
