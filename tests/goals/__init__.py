"""The measurable goals of the product, each beside what a script measures: `python3 dev.py campaign goals`."""
