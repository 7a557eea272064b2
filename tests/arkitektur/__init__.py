"""The code base tests itself: layers, sizes, exact numbers, words, locks. See docs/explanation/arkitektur.md."""
