"""The soak: a room of forty works for half an hour on a line that keeps failing, and nothing is lost."""
