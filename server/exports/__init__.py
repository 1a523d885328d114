"""Files to take away. A format knows blocks, sheets and plain trees, and nothing of workshops.

What users typed arrives as text in every format: never as markup, formula, link or command.
"""
