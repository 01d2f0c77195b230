"""The command line: what an operator types. `fugong --help` lists it."""
