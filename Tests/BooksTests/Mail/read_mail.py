"""Prints what another implementation reads in mails: their headers and their texts, as JSON."""

import email
import email.header
import email.policy
import email.utils
import json
import sys

mails = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
        file.seek(0)
        raw = email.message_from_binary_file(file)
    boxes = {}
    for name in ("from", "to"):
        # Old versions of Python put a space between encoded words where addresses are parsed.
        shown, address = email.utils.parseaddr(raw[name])
        shown = str(email.header.make_header(email.header.decode_header(shown)))
        boxes[name] = [shown, address] if len(message[name].addresses) == 1 else []
    faults = [repr(fault) for fault in message.defects]
    for header in message.values():
        faults += [repr(fault) for fault in getattr(header, "defects", [])]
    mails.append({
        "names": message.keys(),
        "from": boxes["from"],
        "to": boxes["to"],
        "subject": message["subject"],
        "day": message["date"].datetime.isoformat(),
        "text": message.get_content(),
        "faults": faults,
    })
json.dump(mails, sys.stdout)
