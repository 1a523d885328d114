"""Plain HTTP: pages, joining, exports, and the doors of the live lines. One router a file."""
