"""Files of other tools, read: what they become, plus an account of what was taken, joined and left behind."""
