"""Everything a workshop says on paper, as blocks and sheets."""
