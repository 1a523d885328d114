"""Mutation testing of formulas: each is changed a little, in every way that could matter, and its tests must notice."""
