"""The hires of the demo that are over: ended, terminated, declined, cancelled."""

from decimal import Decimal

from api.demo.cast import (
    ADMIN,
    FINANCE,
    HIRING,
    JONAS,
    MAJA,
    OWNER,
)
from api.demo.stage import Stage, Story
from models.access.visibility import Noun
from models.bookkeeping.external_ids import set_external_id
from models.bookkeeping.payments import record_payment
from models.hire import cancel_hire, end_hire, terminate_hire
from models.payment_request import (
    approve_payment_request,
)


async def shop_signs(stage: Stage) -> Story:
    """ENDED: everything was paid, as the ledger says, which calls things by keys of its own."""
    yield stage.ago(150)
    hire = await stage.hire(
        HIRING,
        MAJA,
        "Brand refresh for the Aarhus shop",
        "New signs, window lettering and price tags in the brand of 2026.",
        stage.milestone("Sketches", -135, "12000.00", "PO-1001"),
        stage.milestone("Print-ready artwork", -110, "28500.00", "PO-1002"),
    )
    yield stage.ago(149)
    await hire.offer(HIRING, "Hi Maja, here is what we talked about at the shop.")
    yield stage.ago(148, 16)
    await hire.sign()
    yield stage.ago(136)
    sketches = await hire.request("Sketches", "Three directions, as agreed.")
    yield stage.ago(135, 11)
    await approve_payment_request(await stage.call(FINANCE), sketches, Decimal(12000))
    yield stage.ago(111)
    artwork = await hire.request("Print-ready artwork")
    yield stage.ago(109)
    await approve_payment_request(await stage.call(FINANCE), artwork, None)
    await end_hire(await stage.call(HIRING), hire.id)
    yield stage.ago(101)
    ledger = await stage.call(FINANCE)
    await record_payment(ledger, sketches, stage.day(-120), "SEPA 90417", "AP-30117")
    await record_payment(ledger, artwork, stage.day(-102), "SEPA 90509", "AP-30164")
    accounts, first = await stage.call(HIRING), await hire.milestone("Sketches")
    await set_external_id(accounts, Noun.HIRE, hire.id, "PROJECT-88")
    await set_external_id(accounts, Noun.MILESTONE, first, "PROJECT-88/1")


async def data_warehouse(stage: Stage) -> Story:
    """TERMINATED: one milestone was paid, the others never came."""
    yield stage.ago(120)
    hire = await stage.hire(
        ADMIN,
        JONAS,
        "Data warehouse migration",
        "Move the sales reports from the old server to the new warehouse.",
        stage.milestone("Inventory of reports", -100, "18000.00", "PO-1010"),
        stage.milestone("Loading jobs", -60, "65000.00", "PO-1011"),
        stage.milestone("Dashboards", -20, "42000.00", "PO-1012"),
    )
    yield stage.ago(119)
    await hire.offer(ADMIN, "Welcome, Jonas. Start whenever the contract is signed.")
    yield stage.ago(118)
    await hire.sign()
    yield stage.ago(101)
    inventory = await hire.request("Inventory of reports", "212 reports, 40 of them in use.")
    yield stage.ago(99)
    await approve_payment_request(await stage.call(FINANCE), inventory, None)
    yield stage.ago(70)
    reason = "The vendor of the new warehouse withdrew it; there is nothing to migrate to."
    await terminate_hire(await stage.call(OWNER), hire.id, reason)


async def product_photos(stage: Stage) -> Story:
    """DECLINED by the worker."""
    yield stage.ago(80)
    hire = await stage.hire(
        HIRING,
        JONAS,
        "Product photos for the catalogue",
        "Sixty products on white, ready for web and print.",
        stage.milestone("All photos", -40, "21000.00", "PO-1020"),
    )
    yield stage.ago(79)
    await hire.offer(HIRING, "Is photography something that you would take on?")
    yield stage.ago(77)
    await hire.decline("Kind of you, but I am no photographer. Ask Maja!")


async def trade_fair(stage: Stage) -> Story:
    """CANCELLED by the company after the offer."""
    yield stage.ago(76)
    hire = await stage.hire(
        HIRING,
        MAJA,
        "Booth for the trade fair in Malmö",
        "Walls, counter and giveaways.",
        stage.milestone("Design of the booth", -30, "33000.00", "PO-1030"),
        stage.milestone("On site", -5, "9000.00", "PO-1031"),
    )
    yield stage.ago(75, 10)
    await hire.offer(HIRING, "The fair is in autumn; we would love your hand in it.")
    yield stage.ago(73)
    await cancel_hire(await stage.call(OWNER), hire.id, "The fair was called off.")
