"""One request of a client over HTTP or a websocket, and what the client then knows."""

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.chaos.checking.history import JSON, Attempt, History, Outcome

ANSWER_SECONDS = 30.0
"""Whoever waits longer for an answer than this was left hanging."""

_SUBJECTS = {
    "createDirectHire": "hire { id version }",
    "offerHire": "hire { id version }",
    "editMilestones": "hire { id version } contract { id }",
    "editHire": "hire { id version } contract { id }",
    "withdrawRevision": "hire { id version }",
    "signContract": "contract { id }",
    "declineContract": "contract { id }",
    "submitPaymentRequest": "paymentRequest { id }",
    "cancelPaymentRequest": "paymentRequest { id }",
    "approvePaymentRequest": "paymentRequest { id }",
    "rejectPaymentRequest": "paymentRequest { id }",
    "recordPayment": "paymentRequest { id }",
    "voidPayment": "paymentRequest { id }",
    "postMessage": "message { id }",
}
_EFFECTS = {"NONE": Outcome.UNDONE, "UNKNOWN": Outcome.UNKNOWN, "DONE": Outcome.OK}


class Caller:
    """Somebody signed in, on whichever server process is asked."""

    def __init__(self, session: aiohttp.ClientSession, token: str, history: History) -> None:
        self._session = session
        self._headers = {"Authorization": f"Bearer {token}"}
        self._history = history

    async def read(self, url: str, query: str, **variables: Any) -> JSON | None:
        """The data of a query; None where it cannot be had, which has to be said in so many words."""
        try:
            answer = await self._post(url, {"query": query, "variables": variables})
        except (aiohttp.ClientError, TimeoutError) as failure:
            self._note_hang(failure, "a query")
            return None
        for error in answer.get("errors", ()):
            self._note(error)
        data: JSON | None = answer.get("data")
        return data

    async def attempt(self, url: str, mutation: str, input: JSON, attempt: Attempt) -> None:
        """Send a mutation and wait for its answer."""
        try:
            answer = await self._post(url, _request(mutation, input))
        except aiohttp.ClientConnectorError:
            attempt.told(Outcome.UNDONE)
        except (aiohttp.ClientError, TimeoutError) as failure:
            self._note_hang(failure, mutation)
        else:
            self._learn(mutation, answer, attempt)
        attempt.returned = time.time()

    async def vanish(self, url: str, mutation: str, input: JSON, after: float) -> None:
        """Send a mutation and be gone, whatever becomes of it."""
        self._history.vanished += 1
        request = asyncio.create_task(self._post(url, _request(mutation, input)))
        await asyncio.wait([request], timeout=after)
        request.cancel()
        await asyncio.gather(request, return_exceptions=True)

    async def attempt_by_socket(
        self, url: str, mutation: str, input: JSON, attempt: Attempt, *, stay: bool
    ) -> None:
        """The same by a websocket; who does not stay completes the operation at once."""
        try:
            async with (
                asyncio.timeout(ANSWER_SECONDS),
                self._session.ws_connect(url, protocols=("graphql-transport-ws",)) as socket,
            ):
                await socket.send_json({"type": "connection_init", "payload": self._headers})
                await socket.receive_json()
                payload = _request(mutation, input)
                await socket.send_json({"id": "1", "type": "subscribe", "payload": payload})
                if stay:
                    self._learn_from(await socket.receive(), mutation, attempt)
                else:
                    self._history.vanished += 1
                    await socket.send_json({"id": "1", "type": "complete"})
        except aiohttp.ClientConnectorError:
            attempt.told(Outcome.UNDONE)
        except (aiohttp.ClientError, TimeoutError, OSError, TypeError) as failure:
            # aiohttp raises TypeError where a close arrives in the place of a text.
            self._note_hang(failure, mutation)
        attempt.returned = time.time()

    async def _post(self, url: str, request: JSON) -> JSON:
        async with self._session.post(url, json=request, headers=self._headers) as response:
            answer: JSON = json.loads(await response.read())
            return answer

    def _learn_from(self, message: aiohttp.WSMessage, mutation: str, attempt: Attempt) -> None:
        if message.type is not aiohttp.WSMsgType.TEXT:
            return
        said = message.json()
        if said["type"] == "next":
            self._learn(mutation, said["payload"], attempt)
        elif said["type"] == "error":
            self._learn(mutation, {"errors": said["payload"]}, attempt)

    def _learn(self, mutation: str, answer: JSON, attempt: Attempt) -> None:
        for error in answer.get("errors", ()):
            self._note(error)
            effect = error["extensions"].get("effect")
            attempt.told(_EFFECTS.get(effect, Outcome.UNKNOWN))
            return
        payload = answer["data"][mutation]
        codes = frozenset(error["code"] for error in payload["userErrors"])
        self._history.codes.update(codes)
        attempt.told(Outcome.REFUSED if codes else Outcome.OK, codes)
        attempt.subject = _subject(payload)
        if not codes and attempt.subject is None:
            self._history.surprises.append(f"{mutation} was answered with nothing and no reason")

    def _note(self, error: Mapping[str, Any]) -> None:
        code = error["extensions"]["code"]
        self._history.codes[code] += 1
        if code not in {"UNAVAILABLE", "TIMEOUT"}:
            self._history.surprises.append(f"a client was told {error}")

    def _note_hang(self, failure: BaseException, what: str) -> None:
        if isinstance(failure, TimeoutError):
            self._history.surprises.append(f"no answer to {what} in {ANSWER_SECONDS:g} seconds")


def new_session() -> aiohttp.ClientSession:
    """For all clients of a run."""
    connector = aiohttp.TCPConnector(limit=0)
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    return aiohttp.ClientSession(connector=connector, timeout=timeout)


def _request(mutation: str, input: JSON) -> JSON:
    kind = mutation[0].upper() + mutation[1:] + "Input"
    fields = f"{_SUBJECTS[mutation]} userErrors {{ code }}"
    query = f"mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ {fields} }} }}"
    return {"query": query, "variables": {"input": input}}


def _subject(payload: JSON) -> str | None:
    """The id of what the payload is about: of a hire rather than of the version that an edit issued."""
    about = [value["id"] for name, value in payload.items() if name != "userErrors" and value]
    return about[0] if about else None
