"""Everything that touches a database or a disk."""
