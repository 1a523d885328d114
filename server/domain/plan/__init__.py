"""The plan that a workshop leaves with, read from a view; the page and the report both show it."""
