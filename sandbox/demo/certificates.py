"""A certificate authority of the demo's own, and its certificates."""

import subprocess
from pathlib import Path

DAYS = "825"
LEAF = """basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = {names}
authorityKeyIdentifier = keyid
"""
LOCALHOST = "DNS:localhost, IP:127.0.0.1, IP:::1"
# A day before the end a new one is made.
MARGIN = str(24 * 3600)
NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"]


def openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def lasts(certificate: Path) -> bool:
    check = ["openssl", "x509", "-in", str(certificate), "-noout", "-checkend", MARGIN]
    return certificate.exists() and subprocess.run(check, capture_output=True).returncode == 0


def make(folder: Path) -> None:
    """Makes ca.pem, localhost.pem and localhost.key unless they are there and last."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if lasts(folder / "localhost.pem") and lasts(folder / "ca.pem"):
        return
    authority = ["-subj", "/CN=Workplace sandbox", "-addext", "keyUsage=critical,keyCertSign,cRLSign"]
    openssl("req", "-x509", *NEW_KEY, "-days", DAYS, *authority, "-keyout", folder / "ca.key", "-out", folder / "ca.pem")
    sign(folder, "localhost", LOCALHOST)


def make_leaf(folder: Path, name: str) -> None:
    """Makes NAME.pem and NAME.key unless they are there and last, and are of the authority that is there."""
    certificate = folder / f"{name}.pem"
    if not lasts(certificate) or certificate.stat().st_mtime < (folder / "ca.pem").stat().st_mtime:
        sign(folder, name, f"DNS:{name}")


def sign(folder: Path, name: str, names: str) -> None:
    request, key, extensions = (folder / f"{name}.{suffix}" for suffix in ("csr", "key", "cnf"))
    openssl("req", *NEW_KEY, "-subj", f"/CN={name[:64]}", "-keyout", key, "-out", request)
    extensions.write_text(LEAF.format(names=names))
    openssl(
        "x509", "-req", "-in", request, "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-CAcreateserial",
        "-days", DAYS, "-extfile", extensions, "-out", folder / f"{name}.pem",
    )
