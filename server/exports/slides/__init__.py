"""Documents as PowerPoint slides, of native shapes: texts, tables and the map can be edited there."""
