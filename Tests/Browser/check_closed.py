"""What stays closed, and what the page says then."""

import base64
import json
import re
import time
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from pages import check, k_of, p_of, same, type_code


@check("what is typed wrongly says so, and the field is there to be tried again")
def typed_wrongly(site):
    site.says(site.statement, "", "closed")
    right = site.statement["p"]
    same(type_code(site, right[:31]), "incomplete")
    same(site.reader.run("return document.activeElement.name"), "code")
    same(site.reader.run("return document.activeElement.ariaInvalid"), "true")
    field = site.reader.driver.find_element(By.NAME, "code")
    field.clear()
    field.send_keys(("b" if right[0] == "a" else "a") + right[1:] + Keys.ENTER)
    same(site.reader.said(), "wrong")
    field.clear()
    field.send_keys(site.url(site.statement, p_of(site.statement)) + Keys.ENTER)
    same(site.reader.said(), "open")


@check("a wrong key, another partner's, an older link's and a cut one each say what they are")
def wrong_codes(site):
    page, other = site.statement, site.links["pages"][2]
    for code, said in (
        (k_of(other), "wrong"), ("k." + page["p"], "wrong"), ("p." + page["k"], "other"),
        ("p." + site.links["other"], "other"), ("p." + site.links["older"], "other"),
        (p_of(page)[:-1], "incomplete"), ("k.", "incomplete"), (p_of(page) + "a", "incomplete"),
        ("lines", "closed"),
    ):
        site.says(page, code, said)
        assert site.reader.run("return !document.querySelector('form').hidden"), "no form"
        focused = site.reader.run("return document.activeElement.name ?? ''")
        same(focused, "" if said == "closed" else "code", "in focus:")


@check("the messages are in the language of the browser, else in the site's first")
def languages(site):
    agent = site.reader.run("return navigator.userAgent")
    try:
        for tag, locale, text in (
            ("id-ID", "id", "Ikuti tautan"), ("fr,id", "id", "Ikuti"), ("fr", "en", "Follow"),
        ):
            site.reader.cdp("Network.setUserAgentOverride", userAgent=agent, acceptLanguage=tag)
            site.says(site.statement, "", "closed")
            same(site.reader.run("return document.documentElement.lang"), locale)
            assert text in site.reader.text(), site.reader.text()
    finally:
        site.reader.cdp("Network.setUserAgentOverride", userAgent=agent, acceptLanguage="en-US")


def payload(content):
    """Where the payload of a page begins and ends."""
    start = content.index(b">", content.index(b'id="sealed"')) + 1
    return start, content.index(b"<", start)


@check("a cut or changed file, and one with another page's payload, is damaged and stays closed")
def damaged(site):
    page = site.statement
    content = site.bytes(page)
    start, end = payload(content)
    raw = base64.b64decode(content[start:end])
    other = site.bytes(site.links["pages"][2])
    at, to = payload(other)

    def put(sealed):
        return content[:start] + base64.b64encode(sealed) + content[end:]

    def flip(place):
        return put(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1:])

    changed = [
        flip(0), flip(31), flip(32), flip(len(raw) // 2), flip(len(raw) - 1), put(raw[:-1]),
        put(raw[:-512]), put(raw[:16384]), put(raw + bytes(16)), put(b""), content[:end - 1],
        content[:start + 4000], content[:start],
        content[:end] + b"\n" + content[end:], content[:start] + b" " + content[start:],
        content[:start] + b"-" + content[start + 1:],
        content[:start] + other[at:to] + content[end:],
        re.sub(b'data-site="..', b'data-site="xx', content), content[:end - 5] + content[end:],
    ]
    if len(raw) % 3:
        # Another text for the same bytes, by the bits that base64 has to spare.
        last = end - 1 - (-len(raw) % 3)
        changed.append(content[:last] + bytes([content[last] + 1]) + content[last + 1:])
    for number, bad in enumerate(changed):
        assert bad != content, f"change {number} changes nothing"
        said = site.reader.visit(site.url(site.copy(bad), p_of(page)))
        same(said, "damaged", f"change {number}:")
    for whole in (content, content[:end]):
        same(site.reader.visit(site.url(site.copy(whole), p_of(page))), "open", "whole:")
    for code in ("", k_of(page)):
        site.says(site.copy(put(raw[:-512])), code, "damaged")
    # By a period's code nobody can tell a wrong key from a changed bit.
    same(site.reader.visit(site.url(site.copy(flip(99)), k_of(page))), "wrong")


@check("a file that is cut inside its script says that it did not arrive whole")
def cut_script(site):
    content = site.bytes(site.statement)
    cut = content[:content.index(b"<script>") + 400]
    site.reader.driver.get("about:blank")
    site.reader.driver.get(site.url(site.copy(cut), p_of(site.statement)))
    assert "did not arrive whole" in site.reader.text(), site.reader.text()


@check("a plain of other padding, size, lengths or texts is damaged, one of another mark closed")
def refused(site):
    for page in site.links["refused"]:
        site.says(page, k_of(page), "damaged")
    page = site.links["unproved"]
    site.says(page, k_of(page), "wrong")


@check("the vectors' pages open with their texts, and each that must be refused stays closed")
def vectors(site):
    path = Path(__file__).parent.parent / "Vectors" / "sealed.json"
    given = json.loads(path.read_text())
    content = site.bytes(site.statement)
    start = content.index(b' data-site="')
    end = payload(content)[1]

    def visit(code, of, name, text):
        data = f' data-site="{of}" data-name="{name}" data-period="any">{text}'
        page = site.copy(content[:start] + data.encode() + content[end:], "vector.html")
        return site.reader.visit(site.url(page, f"k.{code}"))

    opened = [page for page in given["pages"] if "sealed" in page]
    for page in opened:
        same(visit(page["code"], given["site"], page["name"], page["sealed"]), "open")
        same(site.reader.run("return document.title"), json.loads(page["json"])["title"])
        shown = site.reader.run("return document.body.innerHTML")
        same(shown.replace(' tabindex="-1"', ""), page["html"], "the markup:")
    for bad in given["refused"]:
        page = given["pages"][bad["of"]]
        sealed = bytearray(base64.b64decode(bad.get("sealed", page.get("sealed"))))
        sealed = sealed[:bad.get("keep", len(sealed))]
        for change in bad.get("xor", []):
            for at, byte in enumerate(bytes.fromhex(change["bytes"]), change["offset"]):
                sealed[at] ^= byte
        sealed += bytes.fromhex(bad.get("append", ""))
        text = base64.b64encode(sealed).decode()
        if "text" in bad:
            text = text[:len(text) - bad["text"]["drop"]] + bad["text"]["append"]
        code, name = bad.get("code", page["code"]), bad.get("name", page["name"])
        said = visit(code, bad.get("site", given["site"]), name, text)
        is_wrong = bad["fault"] in ("closed", "uncommitted")
        same(said, "wrong" if is_wrong else "damaged", f"{bad['because']}:")
    assert len(opened) > 1 and len(given["refused"]) >= 20
    for typed in given["typed"]:
        site.says(site.statement, "", "closed")
        field = site.reader.driver.find_element(By.NAME, "code")
        site.reader.run("arguments[0].value = arguments[1]", field, typed["typed"])
        site.reader.run("arguments[0].form.noValidate = true; arguments[0].form.requestSubmit()",
                        field)
        time.sleep(0.05)
        same(site.reader.said(), "wrong" if "code" in typed else "incomplete", repr(typed))


@check("a page under another page's name is refused, under any other name it opens")
def renamed(site):
    page = site.statement
    name = Path(page["path"]).stem
    content = site.bytes(page)
    other = name[1:] + name[0]
    for name, said in (
        (f"{other}.html", "moved"), (f"{other.upper()}.HTML", "moved"),
        (f"{other} (1).html", "moved"), (f"copy {other}.html", "moved"),
        (f"{name} (1).html", "open"), ("May.html", "open"),
    ):
        copy = site.copy(content, name)
        site.says(copy, p_of(page), said)
        (site.folder / copy["path"]).unlink()
        local = site.scratch / name
        local.write_bytes(content)
        same(site.reader.visit(f"{local.as_uri()}#{k_of(page)}"), said, f"{name} on disk:")
        same(site.reader.address(), local.as_uri(), "the address")


@check("over plain http by a host's name it needs https, and a link leads there with the code")
def insecure(site):
    code = p_of(site.statement)
    site.says(site.statement, code, "insecure", host="partner.test")
    link = site.reader.run("return document.querySelector('[data-https]').href")
    same(link, site.url(site.statement, code, "partner.test").replace("http:", "https:"))


@check("without JavaScript it says that it needs it, in every language, and nothing else")
def no_script(site):
    site.reader.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        site.reader.driver.get(site.url(site.statement, p_of(site.statement)))
        text = site.reader.driver.find_element(By.TAG_NAME, "main").text
        assert "JavaScript opens this page" in text, text
        assert "Halaman ini dibuka oleh JavaScript" in text, text
        assert "being opened" not in text and "Follow the link" not in text, text
    finally:
        site.reader.cdp("Emulation.setScriptExecutionDisabled", value=False)


@check("a damaged file that is loaded again in its right form opens")
def mended(site):
    content = site.bytes(site.statement)
    page = site.copy(content[:-9000])
    site.says(page, p_of(site.statement), "damaged")
    same(site.reader.address(), site.url(page), "the address")
    site.copy(content)
    site.reader.driver.refresh()
    same(site.reader.said(), "open")
