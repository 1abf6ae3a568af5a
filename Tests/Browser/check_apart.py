"""What leaves the page: nothing. These come last, since they look back on all requests."""

import time

from selenium.webdriver.common.by import By

from pages import check, k_of, p_of, same


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
