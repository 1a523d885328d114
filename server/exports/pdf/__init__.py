"""Documents as PDF, set by Typst: tagged for screen readers, with the letters they need inside."""
