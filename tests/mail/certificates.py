"""Certificates made for one test: by an issuer of its own, for a name, for a time."""

import ssl
import subprocess
from pathlib import Path
from typing import NamedTuple


class Issuer(NamedTuple):
    """Who says that a certificate holds. Whoever trusts its file trusts what it issues."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "issuer.pem"


def issuer(folder: Path) -> Issuer:
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=An issuer of a test")
    openssl(folder, *made, "-keyout", "issuer.key", "-out", "issuer.pem")
    return Issuer(folder)


def certificate(by: Issuer, name: str = "IP:127.0.0.1", days: str = "1") -> ssl.SSLContext:
    """What a server proves with that it is who it says. `name` as X.509 writes it; fewer than 0 days are over."""
    (by.folder / "names").write_text(f"subjectAltName={name}")
    openssl(by.folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=mail", "-keyout", "key", "-out", "request")
    signed = ("x509", "-req", "-in", "request", "-CA", "issuer.pem", "-CAkey", "issuer.key", "-CAcreateserial")
    openssl(by.folder, *signed, "-days", days, "-extfile", "names", "-out", "certificate")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(by.folder / "certificate", by.folder / "key")
    return context


def openssl(folder: Path, *said: str) -> None:
    subprocess.run(["openssl", *said], cwd=folder, check=True, capture_output=True)
