"""Opens sealed pages in headless Chromium and holds what happens against what SEALING promises.

    check.py SITE LINKS [CHECK …]

SITE is a published folder, LINKS a file as lay_out.py writes it: which code opens which page.
Prints a line for each check; ends with 1 if one failed.
"""

import base64
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from reader import Reader, Server

CHECKS = []


def check(sentence):
    def add(function):
        CHECKS.append((sentence, function))
        return function
    return add


def same(found, expected, what=""):
    if found != expected:
        raise AssertionError(f"{what} {found!r}, not {expected!r}".strip())


class Site:
    """The pages under test: as they are served, and copies of them that somebody changed."""

    def __init__(self, folder, links):
        self.folder = Path(folder)
        self.links = links
        self.index, self.statement = links["pages"][0], links["pages"][1]
        self.server = Server(folder)
        self.scratch = Path(tempfile.mkdtemp())
        self.downloads = self.scratch / "downloads"
        self.reader = Reader(str(self.downloads))

    def url(self, page, code="", host="127.0.0.1"):
        return f"http://{host}:{self.server.port}/{page['path']}{code and '#'}{code}"

    def bytes(self, page):
        return (self.folder / page["path"]).read_bytes()

    def copy(self, content, name="copy.html"):
        """Puts a page beside the others and gives it, to be taken away by the caller's end."""
        path = self.folder / "s" / name
        path.write_bytes(content)
        return {"path": f"s/{name}"}

    def says(self, page, code, expected, host="127.0.0.1"):
        same(self.reader.visit(self.url(page, code, host)), expected, f"{page['path']}:")


def p_of(page):
    return f"p.{page['p']}"


def k_of(page):
    return f"k.{page['k']}"


def payload(content):
    """Where the payload of a page begins and ends."""
    start = content.index(b">", content.index(b'id="sealed"')) + 1
    return start, content.index(b"<", start)


@check("a partner's link and a period's link show every page, its title and its heading in focus")
def right_links(site):
    for page in site.links["pages"]:
        for code in (p_of(page), k_of(page), k_of(page).upper(), f"{p_of(page)}.", f"{k_of(page)})"):
            site.says(page, code, "open")
            same(site.reader.run("return document.title"), page["title"])
            same(site.reader.run("return document.activeElement.tagName"), "H1")
            same(site.reader.address(), site.url(page), "the address")


@check("the code is off the address before anything is decrypted, and no title holds it")
def clean_address(site):
    for code in (p_of(site.statement), f"p.{site.links['other']}", "p.qqqq"):
        site.reader.visit(site.url(site.statement, code))
        same(site.reader.address(), site.url(site.statement), "the address")
        assert code[2:] not in site.reader.run("return document.title + document.body.innerHTML")


@check("a printed statement holds the statement, and neither text nor links nor margins the code")
def printed(site):
    site.says(site.statement, p_of(site.statement), "open")
    heading = site.reader.run("return document.querySelector('h1').innerText")
    link = site.reader.driver.find_element(By.CSS_SELECTOR, "a[data-own]")
    site.reader.run("arguments[0].focus()", link)
    path = site.scratch / "statement.pdf"
    site.reader.print_to(path)
    text = pdf("pdftotext", str(path), "-")
    links = pdf("pdfinfo", "-url", str(path))
    words = " ".join(text.split())
    assert heading in words, f"no {heading} in print"
    for line in site.links["shows"]:
        assert line in words, f"no {line} in print"
    assert Path(site.index["path"]).name in links, "the links of a print are looked at"
    for code in (site.statement["p"], site.statement["k"]):
        assert code not in text and code not in links, "the code is printed"


@check("a page that is printed before it is opened says so")
def printed_closed(site):
    site.says(site.statement, "", "closed")
    path = site.scratch / "closed.pdf"
    site.reader.print_to(path)
    text = " ".join(pdf("pdftotext", str(path), "-").split())
    assert "printed before it was opened" in text and "Eight groups" not in text, text


def pdf(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@check("neither the closed page nor an open one is wider than a phone")
def narrow(site):
    site.reader.width(390, 844)
    try:
        for code, said in (("", "closed"), ("p.x", "incomplete"), (p_of(site.index), "open")):
            site.says(site.index, code, said)
            same(site.reader.run("return document.documentElement.scrollWidth"), 390)
        for page in site.links["pages"]:
            site.says(page, p_of(page), "open")
            same(site.reader.run("return document.documentElement.scrollWidth"), 390)
    finally:
        site.reader.width(1280)


def type_code(site, text):
    """Reaches the field by Tab, types and presses Enter."""
    focused = "return document.activeElement.name ?? ''"
    for _ in range(6):
        ActionChains(site.reader.driver).send_keys(Keys.TAB).perform()
        if site.reader.run(focused) == "code":
            break
    same(site.reader.run(focused), "code", "in focus:")
    ActionChains(site.reader.driver).send_keys(text, Keys.ENTER).perform()
    time.sleep(0.05)
    return site.reader.said()


def as_in_letter(code):
    groups = [code[at:at + 4] for at in range(0, 32, 4)]
    return " – ".join(groups).upper().replace("O", "0").replace("L", "1").replace("B", "8")


@check("by keyboard alone: a code as in a letter, in capitals, with 0 for o, 1 for l and 8 for b")
def keyboard(site):
    for code in (site.statement["p"], site.statement["k"]):
        site.says(site.statement, "", "closed")
        same(type_code(site, as_in_letter(code)), "open")
        same(site.reader.run("return document.activeElement.tagName"), "H1")
        same(site.reader.address(), site.url(site.statement), "the address")
    site.says(site.statement, "lines", "closed")
    same(type_code(site, site.statement["k"]), "open")
    same(site.reader.address(), site.url(site.statement, "lines"), "the address")
    same(site.reader.run("return document.querySelector(':target')?.id"), "lines")


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
        content.replace(b'data-site="0', b'data-site="1'), content[:end - 5] + content[end:],
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


@check("reload and Back open again, also behind a link inside the page")
def again(site):
    driver = site.reader.driver
    for code in (p_of(site.statement), k_of(site.statement)):
        site.says(site.statement, code, "open")
        driver.refresh()
        same(site.reader.said(), "open", "after reload:")
        driver.get("about:blank")
        driver.back()
        same(site.reader.said(), "open", "after Back:")
        link = driver.find_element(By.CSS_SELECTOR, "main a[href^='#']")
        goal = link.get_attribute("href")
        site.reader.run("arguments[0].click()", link)
        same(site.reader.address(), goal)
        time.sleep(0.05)
        driver.refresh()
        same(site.reader.said(), "open", "behind an anchor:")
        same(site.reader.address(), goal)
        assert site.reader.run("return !!document.querySelector(':target')"), "no target"
        assert site.reader.run("return scrollY") > 0, "not at the anchor"
    site.says(site.statement, "", "closed")
    same(type_code(site, site.statement["k"]), "open")
    driver.refresh()
    same(site.reader.said(), "open", "typed, after reload:")


@check("a damaged file that is loaded again in its right form opens")
def mended(site):
    content = site.bytes(site.statement)
    page = site.copy(content[:-9000])
    site.says(page, p_of(site.statement), "damaged")
    same(site.reader.address(), site.url(page), "the address")
    site.copy(content)
    site.reader.driver.refresh()
    same(site.reader.said(), "open")


@check("a right link pasted behind a wrong one opens, and one pasted over an open page is tried")
def pasted(site):
    driver, page = site.reader.driver, site.statement
    site.says(page, f"p.{site.links['older']}", "other")
    driver.get(site.url(page, k_of(page)))
    same(site.reader.said(), "open")
    assert site.reader.run("return document.querySelector('a[data-own]').href") == ""
    driver.get(site.url(page, p_of(page)))
    time.sleep(0.3)
    same(site.reader.said(), "open")
    assert site.reader.run("return document.querySelector('a[data-own]').href") != ""
    same(site.reader.address(), site.url(page))


@check("links to the partner's other pages work by the partner's code and not by a period's")
def own_links(site):
    driver = site.reader.driver
    site.says(site.index, p_of(site.index), "open")
    own = driver.find_elements(By.CSS_SELECTOR, "a[data-own]")
    assert len(own) > 2
    for link in own:
        assert site.index["p"] not in link.get_attribute("href"), "the code lies about"
    target = Path(site.statement["path"]).name
    link = driver.find_element(By.CSS_SELECTOR, f"a[data-own][href*='{target}#']")
    ActionChains(driver).move_to_element(link).perform()
    assert site.index["p"] in link.get_attribute("href"), "pointed at, it leads there"
    link.click()
    site.reader.until(site.reader.address, lambda address: target in address)
    same(site.reader.said(), "open", "by click:")
    assert "#sale-" in site.reader.address(), site.reader.address()
    assert site.reader.run("return !!document.querySelector(':target')"), "no target"
    driver.back()
    same(site.reader.said(), "open")
    link = driver.find_element(By.CSS_SELECTOR, f"a[data-own][href='{target}']")
    site.reader.run("arguments[0].focus()", link)
    assert site.index["p"] in link.get_attribute("href"), "in focus, it leads there"
    ActionChains(driver).send_keys(Keys.ENTER).perform()
    site.reader.until(site.reader.address, lambda address: target in address)
    same(site.reader.said(), "open", "by Enter:")
    same(site.reader.address(), site.url(site.statement))
    site.says(site.index, k_of(site.index), "open")
    for link in driver.find_elements(By.CSS_SELECTOR, "a[data-own]"):
        same(link.get_attribute("href"), None)


@check("the spreadsheet is downloaded under its name with its bytes")
def spreadsheet(site):
    site.says(site.statement, k_of(site.statement), "open")
    link = site.reader.driver.find_element(By.CSS_SELECTOR, "a[data-csv]")
    site.reader.run("arguments[0].click()", link)
    file = site.downloads / link.get_attribute("download")
    site.reader.until(file.exists, bool)
    expected = base64.b64decode(site.statement["csv"])
    assert len(expected) > 1000
    found = site.reader.until(
        lambda: file.exists() and file.read_bytes(), lambda bytes: bytes == expected
    )
    assert found == expected, f"{file.name} has other bytes"


@check("no request leaves the origin, none holds a code or a referrer, and no policy was broken")
def quiet(site):
    reader = site.reader
    for page in site.links["pages"]:
        site.says(page, p_of(page), "open")
        same(reader.run("return violations"), [], "broken:")
    site.says(site.statement, "", "closed")
    same(reader.run("return violations"), [], "broken:")
    site.says(site.index, p_of(site.index), "open")
    reader.driver.find_element(By.CSS_SELECTOR, "a[data-own]").click()
    reader.until(reader.address, lambda address: address != site.url(site.index))
    same(reader.said(), "open")
    reader.gather()
    host = f"http://partner.test:{site.server.port}/"
    own = (site.server.origin, host, "file:///", "blob:", "data:")
    strange = [url for url in reader.asked if not url.startswith(own)]
    same([url for url in strange if url != "about:blank"], [])
    assert len(reader.asked) >= 5 and len(site.server.requests) >= 5, "nothing was asked"
    codes = [site.links["other"], site.links["older"]]
    codes += [page[code] for page in site.links["pages"] for code in ("p", "k")]
    for line, headers in site.server.requests:
        assert not any(code in line + str(headers) for code in codes), line
        assert "Referer" not in headers, f"{line}: {headers}"
    policy = [text for text in reader.complaints if "Content Security Policy" in text]
    same(policy, [])


@check("markup in a sealed page runs no script, loads nothing and styles nothing")
def hostile(site):
    page = site.links["hostile"]
    before = len(site.server.requests)
    site.says(page, k_of(page), "open")
    driver = site.reader.driver
    for target in ("trap", "send"):
        site.reader.run("document.getElementById(arguments[0]).click()", target)
    time.sleep(0.2)
    same(site.reader.run("return window.ran ?? null"), None, "ran:")
    same(site.reader.run("return getComputedStyle(document.querySelector('h1')).display"), "block")
    same(len(site.server.requests), before + 1, "requests:")
    assert site.reader.run("return violations.length") > 3, "the traps are traps"
    site.reader.gather()
    site.reader.complaints.clear()
    assert driver.current_url.endswith(page["path"])


def main(folder, links, *wanted):
    site = Site(folder, json.loads(Path(links).read_text()))
    failed = 0
    # What the last check finds broken would be a fault for all others.
    for sentence, function in CHECKS:
        if wanted and function.__name__ not in wanted:
            continue
        start = time.monotonic()
        try:
            function(site)
            print(f"ok {sentence} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as fault:
            failed += 1
            said = str(fault).split("\nStacktrace")[0].strip()
            print(f"FAILED {sentence}\n    {type(fault).__name__}: {said}", flush=True)
    site.reader.driver.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
