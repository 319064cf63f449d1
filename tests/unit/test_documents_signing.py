"""Signatures: who, when, still whole; archive quality survives; every other file gets one sentence."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ansinh.documents.keys import (
    KeyPlace,
    KeyUnreadable,
    TokenUnavailable,
    agency_signer,
    authorities,
    key_file_signer,
    token_signer,
    trial_signer,
)
from ansinh.documents.rendering import paper_pdf
from ansinh.documents.signing import (
    NoSuchPlace,
    PdfUnreadable,
    Place,
    SignatureSeen,
    Signer,
    Trust,
    check,
    sign,
)
from ansinh.documents.slips import slip_pdf
from tests.papers_world import every_kind, grant, receipt
from tests.pdf_archive import faults

AT = datetime(2024, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=7)))
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M5 25L40 5L80 20" stroke="blue"/></svg>'
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def chairman(home: Path) -> Signer:
    return trial_signer(home, "Lê Văn Mẫu")


@pytest.fixture(scope="module")
def signed(chairman: Signer) -> bytes:
    return sign(paper_pdf(grant()), chairman, AT)


def test_a_trial_key_is_made_once_and_only_its_owner_may_read_it(home: Path, chairman: Signer) -> None:
    (kept,) = (home / "signers").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = trial_signer(home, "Lê Văn Mẫu")
    assert again.key.signing_cert.dump() == chairman.key.signing_cert.dump()
    assert "Mẫu" not in kept.name


def test_a_signature_says_who_when_and_that_it_is_for_trials(signed: bytes) -> None:
    assert check(signed) == [SignatureSeen("Lê Văn Mẫu", AT, "signature", True, True, Trust.TRIAL)]
    assert check(paper_pdf(grant())) == []


def test_signing_appends_and_keeps_archive_quality(signed: bytes) -> None:
    before = paper_pdf(grant())
    assert signed.startswith(before)
    assert faults(signed) == []


def test_with_and_without_a_picture_the_same_people_are_seen(chairman: Signer) -> None:
    pictured = sign(paper_pdf(grant()), replace(chairman, picture=PICTURE), AT)
    assert [seen.who for seen in check(pictured)] == ["Lê Văn Mẫu"]
    assert faults(pictured) == []


def test_the_seal_of_the_authority_follows_without_harming_the_first(home: Path, signed: bytes) -> None:
    authority = replace(trial_signer(home, "UBND huyện Thăng Bình"), picture=PICTURE)
    both = sign(signed, authority, AT + timedelta(minutes=5), Place.SEAL)
    assert check(both) == [
        SignatureSeen("Lê Văn Mẫu", AT, "signature", True, True, Trust.TRIAL),
        SignatureSeen("UBND huyện Thăng Bình", AT + timedelta(minutes=5), "seal", True, True, Trust.TRIAL),
    ]
    assert both.startswith(signed)
    assert faults(both) == []


def test_minutes_are_signed_by_two_and_a_receipt_by_the_officer(chairman: Signer, home: Path) -> None:
    secretary = trial_signer(home, "Trần Thị Ký")
    minutes = sign(sign(paper_pdf(every_kind()["minutes"]), secretary, AT, Place.SECOND), chairman, AT)
    assert [(seen.who, seen.place, seen.whole) for seen in check(minutes)] == [
        ("Trần Thị Ký", "second", True),
        ("Lê Văn Mẫu", "signature", True),
    ]
    assert [seen.intact for seen in check(sign(slip_pdf(receipt()), secretary, AT))] == [True]


def test_a_place_is_taken_once(chairman: Signer, signed: bytes) -> None:
    for paper, place in ((signed, Place.SIGNATURE), (signed, Place.SECOND)):
        with pytest.raises(NoSuchPlace) as refused:
            sign(paper, chairman, AT, place)
        assert refused.value.sentence.endswith(".")


def test_a_changed_word_is_seen(signed: bytes) -> None:
    position = signed.index(b"/MediaBox")
    changed = signed[:position] + b"/Mediabox" + signed[position + 9 :]
    try:
        (seen,) = check(changed)
    except PdfUnreadable:
        return
    assert not seen.intact
    assert not seen.whole


def test_what_is_added_after_the_signature_is_seen(signed: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    reference, _ = writer.find_page_for_modification(0)
    reference.get_object()["/Rotate"] = generic.NumberObject(180)
    writer.update_container(reference.get_object())
    changed = BytesIO()
    writer.write(changed)
    (seen,) = check(changed.getvalue())
    assert (seen.intact, seen.whole) == (True, False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_is_refused_or_seen_as_broken(signed: bytes, place: float, byte: int, cut: bool) -> None:
    position = int(place * (len(signed) - 1))
    damaged = signed[:position] if cut else signed[:position] + bytes([byte]) + signed[position + 1 :]
    try:
        found = check(damaged)
    except PdfUnreadable as refused:
        assert refused.sentence.endswith(".")
    else:
        assert damaged == signed or all(not seen.whole for seen in found)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"GIF89a", b"%PDF-1.7\n" + b"0" * 5000])
def test_what_is_no_pdf_is_refused_in_one_sentence(chairman: Signer, content: bytes) -> None:
    with pytest.raises(PdfUnreadable):
        check(content)
    with pytest.raises(PdfUnreadable):
        sign(content, chairman, AT)


def issued(issuer_name: str) -> tuple[bytes, x509.Certificate]:
    """A PKCS#12 file with the word "mở" and the certificate of the authority that issued it."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name, name = (
        certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, text)])
        for text in (issuer_name, "Phạm Thị Ký")
    )

    def certificate(
        subject: certificates.Name, public: ec.EllipticCurvePublicKey, *, authority: bool
    ) -> certificates.Certificate:
        usage = certificates.KeyUsage(
            digital_signature=not authority, content_commitment=not authority, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=authority, crl_sign=authority,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        return (
            certificates.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(root_name)
            .public_key(public)
            .serial_number(certificates.random_serial_number())
            .not_valid_before(datetime(2023, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2026, 1, 1, tzinfo=UTC))
            .add_extension(certificates.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(usage, critical=True)
            .sign(root_key, hashes.SHA256())
        )

    root, own = (
        certificate(root_name, root_key.public_key(), authority=True),
        certificate(name, key.public_key(), authority=False),
    )
    file = pkcs12.serialize_key_and_certificates(
        b"k", key, own, [root], serialization.BestAvailableEncryption("mở".encode())
    )
    return file, x509.Certificate.load(root.public_bytes(serialization.Encoding.DER))


def test_an_authority_that_we_believe_makes_a_signature_trusted() -> None:
    file, root = issued("Cơ quan chứng thực mẫu")
    signer = key_file_signer(file, passphrase="mở")
    paper = sign(paper_pdf(grant()), signer, AT)
    assert [(seen.who, seen.trust) for seen in check(paper, roots=[root])] == [("Phạm Thị Ký", Trust.TRUSTED)]
    assert [seen.trust for seen in check(paper)] == [Trust.UNKNOWN]
    late = sign(paper_pdf(grant()), signer, AT.replace(year=2027))  # after the certificate's last day
    assert [(seen.intact, seen.trust) for seen in check(late, roots=[root])] == [(True, Trust.UNKNOWN)]


def test_an_agency_signs_with_the_key_that_its_installation_names(tmp_path: Path) -> None:
    content, root = issued("Cơ quan chứng thực mẫu")
    key, secret, roots = (tmp_path / name for name in ("khoa.p12", "mat-khau", "goc.pem"))
    key.write_bytes(content)
    secret.write_text("mở\n")
    roots.write_bytes(pem.armor("CERTIFICATE", root.dump()))
    signer = agency_signer(KeyPlace(file=key, secret=secret))
    assert signer is not None
    (seen,) = check(sign(paper_pdf(grant()), signer, AT, Place.SEAL), roots=authorities(roots))
    assert (seen.who, seen.place, seen.whole, seen.trust) == ("Phạm Thị Ký", "seal", True, Trust.TRUSTED)
    assert agency_signer(KeyPlace()) is None
    assert authorities(None) == []
    for place in (
        KeyPlace(file=tmp_path / "none.p12"),
        KeyPlace(file=key, secret=tmp_path / "none"),
        KeyPlace(file=key),
    ):
        with pytest.raises(KeyUnreadable):
            agency_signer(place)
    with pytest.raises(KeyUnreadable):
        authorities(key)
    with pytest.raises(TokenUnavailable):
        agency_signer(KeyPlace(library=Path("none.so"), token="token", certificate="certificate"))


def test_a_wrong_passphrase_or_file_is_refused_in_one_sentence() -> None:
    file, _ = issued("Cơ quan chứng thực mẫu")
    for content, passphrase in (
        (file, "đóng"),
        (file, ""),
        (b"", ""),
        (b"-----BEGIN NOTHING-----\n", ""),
        (file[:99], "mở"),
    ):
        with pytest.raises(KeyUnreadable) as refused:
            key_file_signer(content, passphrase=passphrase)
        assert refused.value.sentence.endswith(".")


def test_a_machine_without_token_software_says_so() -> None:
    with pytest.raises(TokenUnavailable) as refused:
        token_signer(Path("none.so"), "token", "0000", "certificate")
    assert "python-pkcs11" in refused.value.sentence
