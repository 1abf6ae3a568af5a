"""A headless browser, and a server that remembers all that it was asked."""

import json
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(event.violatedDirective + " " + event.blockedURI));"""

# Which message of a closed page is shown, or "open".
SAID = """const room = document.querySelector("[data-locale]:not([hidden])");
if (!room) return document.querySelector("h1") ? "open" : "";
return [...room.querySelectorAll("[data-say]")].filter((text) => !text.hidden)
    .map((text) => text.dataset.say).join();"""


class Server:
    """Publishes a folder, and keeps every request with its headers."""

    def __init__(self, folder):
        self.requests = []
        requests = self.requests

        class Handler(SimpleHTTPRequestHandler):
            def send_head(self):
                requests.append((self.requestline, dict(self.headers)))
                return super().send_head()

            def end_headers(self):
                # A copy that a check changes is asked for anew.
                self.send_header("Cache-Control", "no-store")
                super().end_headers()

            def log_message(self, *_):
                pass

        handler = partial(Handler, directory=folder)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.port = self.server.server_address[1]
        self.origin = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Reader:
    """A browser that knows no host but the server, by its number and as partner.test."""

    def __init__(self, downloads):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--lang=en-US", "--hide-scrollbars", "--disable-features=BackForwardCache",
            "--host-resolver-rules=MAP partner.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(20)
        self.asked = []
        self.complaints = []
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=VIOLATIONS)
        self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=downloads)
        self.width(1280)

    def cdp(self, command, **values):
        return self.driver.execute_cdp_cmd(command, values)

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def width(self, width, height=900):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    def visit(self, url):
        """Opens an address as from a mail: in a document of its own. Gives what the page says."""
        self.driver.get("about:blank")
        self.driver.get(url)
        return self.said()

    def said(self):
        """What the page says once it has come to an end, or "waiting" after five seconds."""
        return self.until(lambda: self.run(SAID), lambda said: said not in ("", "waiting"))

    def until(self, value, holds, seconds=5):
        end = time.monotonic() + seconds
        while True:
            found = value()
            if holds(found) or time.monotonic() > end:
                return found
            time.sleep(0.02)

    def address(self):
        return self.run("return location.href")

    def text(self):
        return self.run("return document.body.innerText")

    def print_to(self, path):
        import base64
        pdf = self.cdp("Page.printToPDF", displayHeaderFooter=True, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(pdf["data"]))

    def gather(self):
        """Keeps what was asked of the network since, and what the console complained of."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.asked.append(message["params"]["request"]["url"])
        for entry in self.driver.get_log("browser"):
            self.complaints.append(entry["message"])
