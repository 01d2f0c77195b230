"""All tests; those of one package lie in the directory of its name."""
