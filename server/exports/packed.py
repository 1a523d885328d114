"""Packages of Office files, packed again so that the same content is the same file: no time of day in them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(package: bytes) -> bytes:
    """The package with the same parts in the same order."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as given, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            about = ZipInfo(name, EPOCH)
            about.compress_type = ZIP_DEFLATED
            made.writestr(about, given.read(name))
    return file.getvalue()
