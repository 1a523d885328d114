"""The tests: domain (pure), live (real server, real sockets), browser (real Chromium), laws, faults, load."""
