"""Registered documents: run by their hash, and, where the settings say so, nothing else."""

import json
from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tests.api.serving import Served, serving, settings_of

TEXT = "query Greeting { hello }"
HASH = sha256(TEXT.encode()).hexdigest()


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("manifest") / "documents.json"
    path.write_text(json.dumps({HASH: TEXT}))
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["also", "only"])
def served(manifest: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    with serving(persisted_documents=manifest, persisted_only=request.param) as own:
        yield own


def asked(served: Served, **body: Any) -> dict[str, Any]:
    answer: dict[str, Any] = served.http.post(
        served.url, json=body, headers=served.headers()
    ).json()
    return answer


@pytest.mark.parametrize(
    "body",
    [
        {"documentId": f"sha256:{HASH}"},
        {"documentId": HASH},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
        {"query": TEXT},
    ],
)
def test_a_registered_document_runs_by_its_hash(served: Served, body: dict[str, Any]) -> None:
    assert asked(served, **body) == {"data": {"hello": "world"}}


def test_an_unknown_hash_is_refused_as_apollo_expects_it(served: Served) -> None:
    (error,) = asked(served, documentId="0" * 64)["errors"]
    assert error["message"] == "PersistedQueryNotFound"
    assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


def test_another_text_runs_unless_only_registered_ones_do(served: Served) -> None:
    answer = asked(served, query="{ hello }")
    if served.app.settings.persisted_only:
        assert answer["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
    else:
        assert answer == {"data": {"hello": "world"}}


@pytest.mark.parametrize(
    "named",
    [
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
        {"documentId": HASH},
        {"documentId": f"sha256:{'0' * 64}"},
    ],
)
def test_a_text_under_the_hash_of_another_is_refused(served: Served, named: dict[str, Any]) -> None:
    body = {"query": "{ __typename }", **named}
    answer = served.http.post(served.url, json=body, headers=served.headers())
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_text_under_its_own_hash_runs(served: Served) -> None:
    named = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}
    assert asked(served, query=TEXT, extensions=named) == {"data": {"hello": "world"}}


def test_a_manifest_whose_hash_is_not_its_texts_is_refused_at_start(tmp_path: Path) -> None:
    path = tmp_path / "documents.json"
    for wrong in ('{"' + HASH + '": "{ other }"}', "[]", "no JSON"):
        path.write_text(wrong)
        with pytest.raises(ValidationError, match="persisted_documents"):
            settings_of(persisted_documents=path.with_name(path.name))
    with pytest.raises(ValidationError, match="PERSISTED_DOCUMENTS: missing"):
        settings_of(persisted_only=True)
