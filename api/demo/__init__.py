"""Demo data: two companies, their people, and hires in every state, made by the verbs that users call."""

from datetime import datetime

from api.demo.companies import open_the_doors
from api.demo.stage import Stage
from api.demo.stories import stories
from api.demo.users import TOKEN_HOURS, demo_users
from models.records import Company

__all__ = ["TOKEN_HOURS", "demo_users", "seed_demo"]


async def seed_demo(now: datetime) -> bool:
    """Fill the open database as if the companies had used it for months; False where it has companies already."""
    if await Company.exists():
        return False
    stage = Stage(now)
    await open_the_doors(stage)
    await stage.play(stories(stage))
    return True
