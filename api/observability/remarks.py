"""Facts about the configuration that readiness tells beside its checks."""

from api.auth import ProviderVerifier, Verify
from api.clock import Clock
from api.documents.sealing.seal import Seal, SealState
from api.limits.rate_limit import RateLimiter, SharedRateLimiter
from api.observability.health import Remark


def remarks_of(
    verify: Verify, rate_limiter: RateLimiter, seal: Seal, now: Clock
) -> dict[str, Remark]:
    """By name: of rate limits that are shared, of a provider, and of a seal, each where there is one."""

    async def sealing() -> str:
        return seal.state(now())

    async def counting() -> str:
        return "ok" if await rate_limiter.is_shared() else "failed"

    remarks: dict[str, Remark] = {}
    if isinstance(rate_limiter, SharedRateLimiter):
        remarks["rate-limits"] = counting
    if isinstance(verify, ProviderVerifier):
        remarks["sign-in"] = verify.state
    if seal.state(now()) is not SealState.OFF:
        remarks["seal"] = sealing
    return remarks
