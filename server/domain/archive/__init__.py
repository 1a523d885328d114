"""A workshop as JSON, out and in again; as a new workshop or as a template."""
