"""Tells a channel of Slack: receives webhooks, and posts a line of each to Slack's incoming webhook.

Run: `WEBHOOK_SECRET=whsec_… SLACK_URL=https://hooks.slack.com/services/… python slack_relay.py`, beside `receiver.py`.
The webhook has QUERY as its query, and the keys of WORDS as its types.
"""

import json
import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from receiver import Body, receive

QUERY = """subscription {
  hireEvents {
    type
    hire { number title }
    milestone { name }
    paymentRequest { number amount { amount currency } }
  }
}"""

WORDS = {
    "PAYMENT_REQUEST_SUBMITTED": "was asked for",
    "PAYMENT_REQUEST_APPROVED": "was approved",
    "PAYMENT_REQUEST_REJECTED": "was rejected",
    "PAYMENT_RECORDED": "was paid",
}


def line(event: Body) -> str:
    """What the channel is told of an event."""
    hire, milestone, request = event["hire"], event["milestone"], event["paymentRequest"]
    amount = f"{request['amount']['amount']} {request['amount']['currency']}"
    what = f"{request['number']}, {amount} for “{milestone['name']}”, {WORDS[event['type']]}"
    return plain(f"{what} ({hire['number']} {hire['title']})")


def plain(text: str) -> str:
    """So that no title is a link or calls a whole channel: Slack's own rule."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def relay(body: Body) -> None:
    """Post it. Raises OSError where it has to be tried again; what Slack does not want is given up."""
    event = (body["data"] or {}).get("hireEvents")
    if event is None or event["type"] not in WORDS:
        return  # A test, or a type that was added to the webhook.
    content = json.dumps({"text": line(event)}).encode()
    request = Request(os.environ["SLACK_URL"], content, {"Content-Type": "application/json"})
    try:
        urlopen(request, timeout=10).close()
    except HTTPError as refused:
        if refused.code == 429 or refused.code >= 500:
            raise
        print(f"Slack does not take it: {refused}", file=sys.stderr)


if __name__ == "__main__":
    receive(relay)
