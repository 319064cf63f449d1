"""Where a signer's key lies: in a file, in a token, or made here for trials. Keys never leave their place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ansinh.documents.signing import TRIAL, Signer
from ansinh.kit.kept_secrets import kept_secret
from ansinh.kit.refusals import Refusal

SigningKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

# A trial certificate is good for every day that the demo district knows.
FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)


class KeyUnreadable(Refusal):
    """The file holds no key and certificate, or the passphrase is wrong."""

    code = "key_unreadable"


class TokenUnavailable(Refusal):
    """The machine cannot speak with signing tokens, or the token is not there."""

    code = "token_unavailable"


@dataclass(frozen=True)
class KeyPlace:
    """Where an installation says that its agency's key lies: a key file, or a token with its library; None: nowhere.

    ``secret``: the file that holds the passphrase or the PIN.
    """

    file: Path | None = None
    library: Path | None = None
    token: str = ""
    certificate: str = ""
    secret: Path | None = None


def agency_signer(place: KeyPlace) -> Signer | None:
    """The agency's own signer, or None where it has no key. Raises KeyUnreadable, TokenUnavailable."""
    secret = _read(place.secret).decode().rstrip("\r\n") if place.secret else ""
    if place.file is not None:
        return key_file_signer(_read(place.file), passphrase=secret)
    if place.library is not None:
        return token_signer(place.library, place.token, secret, place.certificate)
    return None


def authorities(file: Path | None) -> list[x509.Certificate]:
    """The authorities whose certificates we believe, from a PEM file; none without one. Raises KeyUnreadable."""
    try:
        return [x509.Certificate.load(der) for _, _, der in pem.unarmor(_read(file), multiple=True)] if file else []
    except ValueError as error:
        raise KeyUnreadable("Không đọc được tệp chứng thư gốc. Người quản trị đặt lại tệp PEM.") from error


def key_file_signer(content: bytes, *, passphrase: str = "", picture: bytes = b"") -> Signer:
    """A signer from a PKCS#12 file, or from PEM text with a private key, its certificate and then those of its issuers."""
    key, chain = _opened(content, passphrase.encode() or None)
    own, *issuers = [x509.Certificate.load(each.public_bytes(serialization.Encoding.DER)) for each in chain]
    return Signer(_name(own), _OpenKey(key, own, issuers), picture)


def token_signer(library: Path, token: str, pin: str, certificate: str, *, picture: bytes = b"") -> Signer:
    """A signer whose key stays in a PKCS#11 token, named by the labels of the token and of its certificate."""
    try:
        from pkcs11 import PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign import pkcs11
    except ImportError as error:
        raise TokenUnavailable(
            "Máy chủ chưa có phần mềm đọc thiết bị ký số (python-pkcs11). Đề nghị người quản trị cài đặt, hoặc ký bằng tệp khóa."
        ) from error
    try:
        session = pkcs11.open_pkcs11_session(str(library), token_criteria=TokenCriteria(label=token), user_pin=pin)
    except PKCS11Error as error:
        raise TokenUnavailable(
            "Không mở được thiết bị ký số. Cắm lại thiết bị, kiểm tra tên thiết bị và mã PIN rồi thử lại."
        ) from error
    key = pkcs11.PKCS11Signer(session, cert_label=certificate)
    return Signer(_name(key.signing_cert), key, picture)


def trial_signer(home: Path, name: str) -> Signer:
    """A signer for trials and the demo: a key and a self-signed certificate, made once, kept for the owner only."""
    kept = home / "signers" / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.pem"
    return key_file_signer(kept_secret(kept, lambda: _trial(name)).encode())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KeyUnreadable(
            "Không mở được tệp khóa ký hoặc tệp mật khẩu của cơ quan. Người quản trị kiểm tra đường dẫn và quyền đọc."
        ) from error


def _opened(content: bytes, passphrase: bytes | None) -> tuple[SigningKey, list[certificates.Certificate]]:
    """The private key and the certificates of a key file, the signer's own first."""
    try:
        if pem.detect(content):
            key: object = serialization.load_pem_private_key(content, passphrase)
            chain = certificates.load_pem_x509_certificates(content)
        else:
            key, own, issuers = pkcs12.load_key_and_certificates(content, passphrase)
            chain = [own, *issuers] if own else []
    except (ValueError, TypeError):
        key, chain = None, []
    if isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) and chain:
        return key, chain
    raise KeyUnreadable(
        "Không mở được tệp khóa ký. Chọn tệp .p12, .pfx hoặc .pem có cả khóa và chứng thư, nhập đúng mật khẩu của tệp."
    )


class _OpenKey(signers.Signer):
    """Signs with a key that has been read and checked once: pyHanko's own signer would check it again each time."""

    def __init__(self, key: SigningKey, own: x509.Certificate, issuers: list[x509.Certificate]) -> None:
        store = SimpleCertificateStore.from_certs(issuers)  # type: ignore[no-untyped-call] # pyHanko leaves it open
        super().__init__(signing_cert=own, cert_registry=store)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: FBT001, FBT002 (pyHanko's own signature)
        if digest_algorithm != "sha256":
            raise NotImplementedError(digest_algorithm)
        if dry_run:  # asks for the room only
            return bytes(_longest(self._key))
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


def _longest(key: SigningKey) -> int:
    """Bytes of a signature: of a curve's two numbers with their marks at most."""
    size = (key.key_size + 7) // 8
    return size if isinstance(key, rsa.RSAPrivateKey) else 2 * (size + 3) + 3


def _trial(name: str) -> str:
    """PEM of a new key and of a certificate that says of itself that it is for trials."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = certificates.Name(
        [
            certificates.NameAttribute(certificates.NameOID.ORGANIZATIONAL_UNIT_NAME, TRIAL),
            certificates.NameAttribute(certificates.NameOID.COMMON_NAME, name),
        ]
    )
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
        False,
    )  # fmt: skip
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .add_extension(certificates.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (secret + certificate.public_bytes(serialization.Encoding.PEM)).decode()


def _name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("common_name", ""))
