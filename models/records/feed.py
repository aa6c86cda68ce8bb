"""Where the numbers of the feed begin, and how far its consumers are."""

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint


class Feed(Model):
    """The only row (or none, which says 0) about the feed as a whole.

    `xid_shift` is added to PostgreSQL's own transaction numbers. They begin anew where the database was restored into
    another cluster, and must go on above those that are stored. Unused on SQLite.
    """

    id = fields.SmallIntField(primary_key=True, default=1, generated=False)
    xid_shift = fields.BigIntField(default=0)

    class Meta:
        table = "feed"
        constraints = (
            CheckConstraint("feed_is_one_row", "id = 1"),
            CheckConstraint("feed_moves_on", "xid_shift >= 0"),
        )


class FeedConsumer(Model):
    """The position of a consumer: everything up to `xid` and `seq`, inclusive, was handed over under this name.

    Whichever process hands over and advances locks the row meanwhile.
    """

    name = fields.CharField(max_length=100, primary_key=True)
    xid = fields.BigIntField()
    seq = fields.IntField()

    class Meta:
        table = "feed_consumer"
        constraints = (CheckConstraint("feed_consumer_is_somewhere", "xid >= 0 AND seq >= 0"),)
