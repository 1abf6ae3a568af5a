"""Takes a built site whose pages are sealed by the keys of samples, and adds pages to refuse.

    lay_out.py PUBLIC PARTNER LINK OUT

PUBLIC is what `guerdon build` made, and LINK the number of the partner's link. OUT gets `site/`,
which a server publishes, and `links.json`, which says what opens each page and what it shows.
"""

import base64
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

import seal

# The keys of samples, which everybody knows.
ROOT = hashlib.sha256(b"guerdon/1/demo/root").digest()
SITE = hashlib.sha256(b"guerdon/1/demo/site").hexdigest()[:32]
PERIODS = ["index", "2026-Q1", "2026-Q2", "2026-Q3"]

HOSTILE = """<main><h1>Hostile</h1><script>window.ran = "script"</script>
<img src="x.png" onerror="window.ran = 'image'"><svg onload="window.ran = 'drawing'"></svg>
<a id="trap" href="javascript:window.ran = 'link'">x</a>
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<form action="/elsewhere"><button id="send" onclick="window.ran = 'event'">x</button></form>
<style>h1 { display: none }</style><p style="color: red">x</p></main>"""


ELEMENT = re.compile('data-site="[^"]*" data-name="[^"]*" data-period="[^"]*">([^<]*)')


class Layout:
    def __init__(self, shell, folder):
        self.shell = shell
        self.folder = folder

    def write(self, sealed, name, period):
        data = f'data-site="{SITE}" data-name="{name}" data-period="{period}">'
        payload = base64.b64encode(sealed).decode()
        page = ELEMENT.sub(lambda _: data + payload, self.shell, count=1)
        (self.folder / "s" / f"{name}.html").write_text(page)

    def refused(self, partner, period, plain, mark=None):
        """A page that the right key decrypts and whose plain or mark is a wrong one."""
        name, key = seal.page_name(partner, period), seal.period_code(partner, period)
        self.write(seal.seal(key, SITE, name, plain, mark), name, period)
        return {"path": f"s/{name}.html", "k": seal.code_text(key)}


def main(public, partner, link, out):
    folder = Path(out) / "site"
    shutil.copytree(public, folder)
    code = seal.partner_code(ROOT, SITE, partner, int(link))
    pages = []
    for period in PERIODS:
        name, key = seal.page_name(code, period), seal.period_code(code, period)
        shell = (folder / "s" / f"{name}.html").read_text()
        sealed = base64.b64decode(ELEMENT.search(shell)[1])
        text, lines, facts = seal.unseal(key, SITE, name, sealed)
        page = text.decode()
        pages.append({
            "path": f"s/{name}.html", "p": seal.code_text(code), "k": seal.code_text(key),
            "title": json.loads(facts)["title"],
            "csv": base64.b64encode(lines).decode(),
        })
        if period == PERIODS[1]:
            statement = page
    layout = Layout(shell, folder)
    due = re.search('class="sum"><strong>(.*?)</strong>', statement)[1]
    facts = {"title": "x", "lang": "en", "file": "x.csv"}
    good = seal.pack("<h1>x</h1>", b"", facts)
    links = {
        "pages": pages,
        "shows": [due, *re.findall('<h2 id="[^"]*">([^<,]*)</h2>', statement)],
        "older": seal.code_text(seal.partner_code(ROOT, SITE, partner, int(link) - 1)),
        "other": seal.code_text(seal.partner_code(ROOT, SITE, "somebody-else", 1)),
        "hostile": layout.refused(code, "hostile", seal.pack(HOSTILE, b"", facts)),
        "refused": [
            layout.refused(code, "padding", good[:-1] + b"\1"),
            layout.refused(code, "size", good + bytes(16384)),
            layout.refused(code, "length", b"\0\0\xff\xff" + good[4:]),
            layout.refused(code, "text", good.replace(b"<h1>x", b"<h1>\xff")),
            layout.refused(code, "facts", good.replace(b'"title"', b'"other"')),
        ],
        "unproved": layout.refused(code, "mark", good, mark=bytes(32)),
    }
    (Path(out) / "links.json").write_text(json.dumps(links, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
