"""The commands of the command line, one module each; `skparse.cli` puts them together."""
