"""The commands of the command line, one module each: `add` names its options, `run` does it."""
