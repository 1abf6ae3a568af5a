"""Pages under test in a browser, and what a check is."""

import tempfile
import time
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
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
