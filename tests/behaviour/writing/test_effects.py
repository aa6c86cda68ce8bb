"""What a mutation did is told, though it cannot be shown: an error never looks as if nothing had happened."""

import pytest

from tests.behaviour.people.test_waiting import held
from tests.behaviour.wire import Wire
from tests.tenant import Tenant

_LEVELS = 8


@pytest.mark.parametrize("server", ["sqlite"], indirect=True, scope="session")
async def test_what_took_effect_and_cannot_be_shown_is_told_to_have_taken_effect(
    tenant: Tenant, wire: Wire
) -> None:
    hire, other = await tenant.offered(), await tenant.offered()
    # More than SQLite's parser can hold, which nobody knows before it tries.
    deep = "latestContract { hire { " * _LEVELS + "id" + " } }" * _LEVELS
    document = f"""mutation {{
        one: cancelHire(input: {{hire: "{hire.id}"}}) {{ hire {{ {deep} }} userErrors {{ code }} }}
        two: cancelHire(input: {{hire: "{other.id}"}}) {{ hire {{ status }} }}
    }}"""
    answer = (await wire.send(tenant.owner, document)).body
    assert answer["data"] == {
        "one": {"hire": None, "userErrors": []},
        "two": {"hire": {"status": "CANCELLED"}},
    }
    (error,) = answer["errors"]
    assert error["path"] == ["one", "hire"]
    assert error["extensions"] == {"code": "COST_LIMIT_EXCEEDED", "effect": "DONE"}
    assert (await hire.read("status"))["status"] == "CANCELLED"


@pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")
async def test_what_took_effect_before_another_field_failed_is_told_too(
    tenant: Tenant, wire: Wire
) -> None:
    hire, other = await tenant.offered(), await tenant.offered()
    document = f"""mutation {{
        one: cancelHire(input: {{hire: "{hire.id}"}}) {{ hire {{ status }} }}
        two: cancelHire(input: {{hire: "{other.id}"}}) {{ hire {{ status }} }}
    }}"""
    async with held(tenant.server, "hire", other.id):
        answer = (await wire.send(tenant.owner, document)).body
    assert answer["data"] is None
    told = [(error["path"], error["extensions"]["effect"]) for error in answer["errors"]]
    assert told == [(["one"], "DONE"), (["two"], "NONE")]
    assert (await hire.read("status"))["status"] == "CANCELLED"
    assert (await other.read("status"))["status"] == "OFFERED"
