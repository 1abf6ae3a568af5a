#!/usr/bin/env python3
"""Opens the good pages of sealed.json, refuses the bad ones, and computes every value again.

A second implementation of sealed pages, with Python's `cryptography` and nothing of the program's.
It ends with status 1 at the first value or page that is not as the vectors say.

    python3 open_vectors.py sealed.json
"""

import base64
import hashlib
import hmac
import json
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Refused(Exception):
    """A page that stays shut; its text is the fault."""


def lp(*parts):
    out = b""
    for part in parts:
        part = part if isinstance(part, bytes) else part.encode()
        out += len(part).to_bytes(2, "big") + part
    return out


def hkdf(key, salt, info, length):
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


def code_text(code):
    return base64.b32encode(code).decode().lower()


def code_bytes(typed):
    """A code as somebody types it, or None."""
    letters = ""
    for c in typed:
        if c.isspace() or c in "-\u2212" or "\u2010" <= c <= "\u2015":
            continue
        if not c.isascii():
            return None
        letters += {"0": "o", "1": "l", "8": "b"}.get(c, c.lower())
    if len(letters) != 32 or any(c not in "abcdefghijklmnopqrstuvwxyz234567" for c in letters):
        return None
    return base64.b32decode(letters.upper())


def padme(length):
    exponent = length.bit_length() - 1
    low = exponent - exponent.bit_length()
    step = 1 << low
    return -(-length // step) * step


def sealed_size(length):
    return max(16384, padme(length + 48))


class Page:
    def __init__(self, code, site, name):
        self.code = code
        self.aad = lp("guerdon/1/page", site, name)
        self.mac_key = hkdf(code, b"", b"guerdon/1/mac", 32)

    def s(self, plain):
        return hmac.digest(self.mac_key, lp(self.aad) + plain, "sha256")

    def content(self, s):
        both = hkdf(self.code, s, b"guerdon/1/content", 44)
        return both[:32], both[32:]

    def seal(self, texts):
        plain = b"".join(len(text).to_bytes(4, "big") + text for text in texts)
        plain += bytes(sealed_size(len(plain)) - 48 - len(plain))
        s = self.s(plain)
        key, nonce = self.content(s)
        return s + AESGCM(key).encrypt(nonce, plain, self.aad)

    def open(self, text):
        try:
            sealed = base64.b64decode(text, validate=True)
        except ValueError:
            raise Refused("strangeText")
        if base64.b64encode(sealed).decode() != text:
            raise Refused("strangeText")
        if len(sealed) < 16384 or padme(len(sealed)) != len(sealed):
            raise Refused("strangeSize")
        s = sealed[:32]
        key, nonce = self.content(s)
        try:
            plain = AESGCM(key).decrypt(nonce, sealed[32:], self.aad)
        except InvalidTag:
            raise Refused("closed")
        if not hmac.compare_digest(s, self.s(plain)):
            raise Refused("uncommitted")
        texts, place = [], 0
        for _ in range(3):
            start = place + 4
            place = start + int.from_bytes(plain[place:start], "big")
            if place > len(plain) or start > len(plain):
                raise Refused("strangeLengths")
            texts.append(plain[start:place])
        if sealed_size(place) != len(sealed):
            raise Refused("paddedTooFar")
        if any(plain[place:]):
            raise Refused("strangePadding")
        return texts


def same(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


def check_page(page, vectors, root):
    of = f"{page['partner']} {page['period']}"
    partner = next(p for p in vectors["partners"] if p["id"] == page["partner"])
    site = vectors["site"]
    info = lp("guerdon/1/partner", partner["id"], str(partner["link"]))
    p = hkdf(root, site.encode(), info, 20)
    same(code_text(p), partner["code"], f"{of}: P")
    k = hkdf(p, b"", lp("guerdon/1/period", page["period"]), 20)
    same(code_text(k), page["code"], f"{of}: K")
    name = code_text(hkdf(p, b"", lp("guerdon/1/name", page["period"]), 20))
    same(name, page["name"], f"{of}: name")
    cipher = Page(k, site, name)
    same(cipher.aad.hex(), page["aad"], f"{of}: AAD")
    same(cipher.mac_key.hex(), page["mac_key"], f"{of}: MAC key")
    texts = [page[text].encode() for text in ("html", "csv", "json")]
    sealed = cipher.seal(texts)
    same(sealed[:32].hex(), page["s"], f"{of}: s")
    key, nonce = cipher.content(sealed[:32])
    same(key.hex(), page["key"], f"{of}: key")
    same(nonce.hex(), page["nonce"], f"{of}: nonce")
    same(sealed[-16:].hex(), page["tag"], f"{of}: tag")
    same(len(sealed), page["size"], f"{of}: size")
    same(hashlib.sha256(sealed).hexdigest(), page["sha256"], f"{of}: SHA-256")
    if "sealed" not in page:
        return 0
    same(base64.b64encode(sealed).decode(), page["sealed"], f"{of}: sealed")
    same(cipher.open(page["sealed"]), texts, f"{of}: texts")
    return 1


def check_refused(case, vectors):
    page = vectors["pages"][case["of"]]
    sealed = bytearray(base64.b64decode(case.get("sealed", page.get("sealed"))))
    sealed = sealed[: case.get("keep", len(sealed))]
    for change in case.get("xor", []):
        for index, byte in enumerate(bytes.fromhex(change["bytes"])):
            sealed[change["offset"] + index] ^= byte
    sealed += bytes.fromhex(case.get("append", ""))
    text = base64.b64encode(sealed).decode()
    if "text" in case:
        text = text[: len(text) - case["text"]["drop"]] + case["text"]["append"]
    code = code_bytes(case.get("code", page["code"]))
    cipher = Page(code, case.get("site", vectors["site"]), case.get("name", page["name"]))
    try:
        cipher.open(text)
    except Refused as fault:
        same(str(fault), case["fault"], case["because"])
    else:
        sys.exit(f"{case['because']}: it opens")


def main(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    root = bytes.fromhex(vectors["root"])
    desk = vectors["desk"]
    info = lp("guerdon/1/desk", str(desk["link"]))
    same(code_text(hkdf(root, vectors["site"].encode(), info, 20)), desk["code"], "the desk's code")
    for case in vectors["typed"]:
        code = code_bytes(case["typed"])
        same(code and code_text(code), case.get("code"), f"typed {case['typed']!r}")
    for case in vectors["sizes"]:
        same(sealed_size(case["length"]), case["size"], f"size of {case['length']}")
    opened = sum(check_page(page, vectors, root) for page in vectors["pages"])
    for case in vectors["refused"]:
        check_refused(case, vectors)
    print(f"{len(vectors['pages'])} pages sealed, {opened} opened, {len(vectors['refused'])} refused")


if __name__ == "__main__":
    main(sys.argv[1])
