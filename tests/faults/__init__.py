"""Faults: the process is killed, the disk refuses, the bell is lost; and what was acknowledged is there."""
