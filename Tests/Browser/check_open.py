"""What a right code shows: on a screen, in print, on a phone, by keyboard, again and again."""

import base64
import subprocess
import time
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from pages import as_in_letter, check, k_of, p_of, same, type_code


@check("a partner's link and a period's link show every page, its title and its heading in focus")
def right_links(site):
    for page in site.links["pages"]:
        p, k = p_of(page), k_of(page)
        for code in (p, k, k.upper(), f"{p}.", f"{k})"):
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
