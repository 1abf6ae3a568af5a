"""Seals pages as the construction is written down, without a line of the program's own.

What it makes is opened by the page's script in a browser, so that two implementations agree.
"""

import base64
import hashlib
import hmac
import json
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def length_prefixed(*parts):
    """Each part behind its length as 16 bits."""
    return b"".join(struct.pack(">H", len(part)) + part for part in parts)


def derive(secret, salt, info, length):
    return HKDF(hashes.SHA256(), length, salt or None, info).derive(secret)


def code_text(secret):
    """20 bytes as the 32 characters of a code or a name."""
    return base64.b32encode(secret).decode().lower()


def partner_code(root, site, partner, link):
    info = length_prefixed(b"guerdon/1/partner", partner.encode(), str(link).encode())
    return derive(root, site.encode(), info, 20)


def period_code(partner, period):
    return derive(partner, b"", length_prefixed(b"guerdon/1/period", period.encode()), 20)


def page_name(partner, period):
    info = length_prefixed(b"guerdon/1/name", period.encode())
    return code_text(derive(partner, b"", info, 20))


def padme(size):
    """The next size whose last bits are nought, so that it tells little (Nikitin and others)."""
    exponent = size.bit_length() - 1
    last = exponent - exponent.bit_length()
    return (size + (1 << last) - 1) >> last << last


def pack(html, csv, facts):
    parts = [html.encode(), csv, json.dumps(facts).encode()]
    plain = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return plain + bytes(max(16384, padme(len(plain) + 48)) - 48 - len(plain))


def seal(key, site, name, plain, mark=None):
    """Seals a plain by a period's code; another `mark` than the plain's makes a page to refuse."""
    aad = length_prefixed(b"guerdon/1/page", site.encode(), name.encode())
    secret = derive(key, b"", b"guerdon/1/mac", 32)
    mark = mark or hmac.new(secret, length_prefixed(aad) + plain, hashlib.sha256).digest()
    content = derive(key, mark, b"guerdon/1/content", 44)
    return mark + AESGCM(content[:32]).encrypt(content[32:], plain, aad)


def unseal(key, site, name, sealed):
    """The three texts of a page."""
    aad = length_prefixed(b"guerdon/1/page", site.encode(), name.encode())
    content = derive(key, sealed[:32], b"guerdon/1/content", 44)
    plain = AESGCM(content[:32]).decrypt(content[32:], sealed[32:], aad)
    texts = []
    for _ in range(3):
        (length,) = struct.unpack(">I", plain[:4])
        texts.append(plain[4:4 + length])
        plain = plain[4 + length:]
    return texts
