"""What is asked of everybody, by the order of the report."""

from tests.bench.manage import MANAGE
from tests.bench.reads import READS
from tests.bench.writes import WRITES

OPERATIONS = [*READS, MANAGE, *WRITES]
