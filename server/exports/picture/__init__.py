"""The map as a picture that stands for itself: SVG without a link, a font or a style from elsewhere."""
