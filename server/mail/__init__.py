"""E-mail out of the server, where a mail server is set; off by default."""
