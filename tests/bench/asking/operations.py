"""What is asked of everybody, by the order of the report."""

from tests.bench.asking.manage import MANAGE
from tests.bench.asking.reads import READS
from tests.bench.asking.writes import WRITES

OPERATIONS = [*READS, MANAGE, *WRITES]
