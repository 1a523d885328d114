"""Pictures of every screen, taken from rehearsed workshops. Not tests: `python3 dev.py campaign pictures`."""
