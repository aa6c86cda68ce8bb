"""Prints tables in Markdown on standard output, and the worst requests on standard error.

COST_SECONDS (300) is how long the search goes on, COST_EACH (25) how many of each kind are drawn at random before it,
COST_SEED (1) which, COST_ONLY names kinds. The data: one company of 10,000 milestones.
"""

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.cost.draw import KINDS
from tests.bench.cost.hunt import MEASURES, Hunt, tell
from tests.bench.cost.report import described, table
from tests.bench.cost.site import site
from tests.machines.services import own_postgres

SECONDS = float(os.environ.get("COST_SECONDS", "300"))
EACH = int(os.environ.get("COST_EACH", "25"))
SEED = int(os.environ.get("COST_SEED", "1"))
ONLY = os.environ.get("COST_ONLY", "").replace(",", " ").split()
HIRES, MILESTONES = 100, 100


async def main() -> None:
    """One search."""
    kinds = [kind for kind in KINDS if not ONLY or kind in ONLY]
    with own_postgres() as postgres, TemporaryDirectory() as home:
        async with site(postgres, Path(home), HIRES, MILESTONES) as running:
            hunt = Hunt(running, SEED, kinds)
            await hunt.survey(EACH)
            tell(f"{hunt.measured} drawn at random; the median is {hunt.median():.4f} ms a point")
            await hunt.evolve(SECONDS)
    for kind in hunt.kinds:
        for measure in MEASURES:
            tell(f"\n{kind}, worst by {measure}: {described(hunt.worst_by(measure, kind))}")
    sys.stdout.write("\n".join(table(hunt)) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
