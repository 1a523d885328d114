"""Running workshops and the people connected to them."""
