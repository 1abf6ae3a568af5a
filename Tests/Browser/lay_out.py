"""Makes a folder of sealed pages out of a shell and a partner's plain pages.

    lay_out.py SHELL PLAIN PARTNER OUT

SHELL is a page whose payload is empty, PLAIN a published site with plain pages. OUT gets `site/`,
which a server publishes, and `links.json`, which says what opens each page and what it shows.
"""

import base64
import json
import re
import sys
from pathlib import Path

import seal

ROOT = bytes(range(32))
SITE = "00112233445566778899aabbccddeeff"
PERIODS = ["index", "2026-Q1", "2026-Q2", "2026-Q3"]

HOSTILE = """<main><h1>Hostile</h1><script>window.ran = "script"</script>
<img src="x.png" onerror="window.ran = 'image'"><svg onload="window.ran = 'drawing'"></svg>
<a id="trap" href="javascript:window.ran = 'link'">x</a>
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<form action="/elsewhere"><button id="send" onclick="window.ran = 'event'">x</button></form>
<style>h1 { display: none }</style><p style="color: red">x</p></main>"""


def inner(page, names):
    """A plain page's body as it stands in a sealed one, and its title."""
    title = re.search("<title>(.*?)</title>", page)[1]
    body = re.search("<body>(.*)</body>", page, re.S)[1]
    for period, name in names.items():
        own = rf'href="{period}\.html(#[^"]*)?"'
        body = re.sub(own, rf'href="{name}.html\1" data-own', body)
    body = re.sub(r'href="[^"#]*\.csv"', "data-csv download", body)
    body = re.sub(r'<img [^>]*>', "", body)
    return body.replace('href="../../', 'href="../'), title


class Layout:
    def __init__(self, shell, folder):
        self.shell = shell
        self.folder = folder

    def write(self, sealed, name, period):
        data = f'data-site="{SITE}" data-name="{name}" data-period="{period}">'
        payload = base64.b64encode(sealed).decode()
        page = re.sub(r'data-site="[^>]*>', lambda _: data + payload, self.shell, count=1)
        (self.folder / "s" / f"{name}.html").write_text(page)

    def refused(self, partner, period, plain, mark=None):
        """A page that the right key decrypts and whose plain or mark is a wrong one."""
        name, key = seal.page_name(partner, period), seal.period_code(partner, period)
        self.write(seal.seal(key, SITE, name, plain, mark), name, period)
        return {"path": f"s/{name}.html", "k": seal.code_text(key)}


def main(shell, plain, partner, out):
    folder = Path(out) / "site"
    (folder / "s").mkdir(parents=True)
    layout = Layout(Path(shell).read_text(), folder)
    code = seal.partner_code(ROOT, SITE, partner, 2)
    names = {period: seal.page_name(code, period) for period in PERIODS}
    pages = []
    for period in PERIODS:
        source = Path(plain) / "p" / partner / period
        html, title = inner(Path(f"{source}.html").read_text(), names)
        csv = Path(f"{source}.csv")
        lines = csv.read_bytes() if csv.exists() else b""
        facts = {"title": title, "lang": "en", "file": f"{partner}-{period}.csv"}
        key = seal.period_code(code, period)
        sealed = seal.seal(key, SITE, names[period], seal.pack(html, lines, facts))
        layout.write(sealed, names[period], period)
        pages.append({
            "path": f"s/{names[period]}.html", "p": seal.code_text(code),
            "k": seal.code_text(key), "title": title, "csv": base64.b64encode(lines).decode(),
        })
    statement = (Path(plain) / "p" / partner / f"{PERIODS[1]}.html").read_text()
    due = re.search('class="sum"><strong>(.*?)</strong>', statement)[1]
    facts = {"title": "x", "lang": "en", "file": "x.csv"}
    good = seal.pack("<h1>x</h1>", b"", facts)
    links = {
        "pages": pages,
        "shows": [due, *re.findall('<h2 id="[^"]*">([^<,]*)</h2>', statement)],
        "older": seal.code_text(seal.partner_code(ROOT, SITE, partner, 1)),
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
