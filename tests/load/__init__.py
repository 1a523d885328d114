"""Load: our server beside two relays that do nothing, in one run, as ratios."""
