"""Documents as Word files: headings, lists and tables of Word itself, to be worked on."""
