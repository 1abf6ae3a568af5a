"""Opens sealed pages in headless Chromium and holds what happens against what SEALING promises.

    check.py SITE LINKS [CHECK …]

SITE is a published folder, LINKS a file as lay_out.py writes it: which code opens which page.
Prints a line for each check; ends with 1 if one failed.
"""

import json
import sys
import time
from pathlib import Path

# The checks, in their order.
import check_open
import check_closed
import check_apart
from pages import CHECKS, Site


def main(folder, links, *wanted):
    site = Site(folder, json.loads(Path(links).read_text()))
    failed = 0
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
