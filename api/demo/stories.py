"""The stories of the demo's companies, hire by hire: each story ends in another state."""

from decimal import Decimal

from api.demo.cast import (
    ASSISTANT,
    FINANCE,
    FINCH,
    HARBOR,
    HIRING,
    JONAS,
    MAJA,
    NORDLYS,
    OWNER,
    PETRA,
)
from api.demo.past import data_warehouse, product_photos, shop_signs, trade_fair
from api.demo.stage import Stage, Story
from models.job import post_job
from models.payment_request import (
    approve_payment_request,
    cancel_payment_request,
    reject_payment_request,
)
from models.rules.editing.edit import ParticularsEdit
from models.rules.people import Classification, RateType
from models.rules.rows import MilestoneUpdate


def stories(stage: Stage) -> list[Story]:
    """All of them."""
    return [
        shop_signs(stage),
        data_warehouse(stage),
        bookkeeping(stage),
        quayside_survey(stage),
        product_photos(stage),
        trade_fair(stage),
        webshop(stage),
        driver_app(stage),
        copywriter(stage),
        accessibility(stage),
        annual_report(stage),
    ]


async def bookkeeping(stage: Stage) -> Story:
    """ACTIVE at an hourly rate, on the payroll: no milestones."""
    yield stage.ago(95)
    rate = RateType.HOURLY, "310.00"
    hire = await stage.hire_at_a_rate(
        HIRING,
        PETRA,
        "Bookkeeping assistance",
        rate,
        classification=Classification.EMPLOYEE,
        payroll=True,
    )
    yield stage.ago(94)
    await hire.offer(HIRING, "Ten hours a week, mornings if that suits you.")
    yield stage.ago(93)
    await hire.sign()


async def quayside_survey(stage: Stage) -> Story:
    """ACTIVE in the other company, by the day, and amended: it has another title, and a last day."""
    yield stage.ago(90)
    rate = RateType.DAILY, "420.00"
    hire = await stage.hire_at_a_rate(
        FINCH,
        JONAS,
        "Quay survey",
        rate,
        classification=Classification.INDEPENDENT,
        demo_company=HARBOR,
    )
    yield stage.ago(89)
    await hire.offer(FINCH, "Two days a week until the survey is done.")
    yield stage.ago(87)
    await hire.sign()
    yield stage.ago(31)
    amended = ParticularsEdit(title="Survey of quays and moorings", end_date=stage.day(60))
    await hire.amend(FINCH, "The moorings came on top, and the harbour wants it by then.", amended)
    yield stage.ago(30)
    await hire.sign()


async def webshop(stage: Stage) -> Story:
    """ACTIVE with all three colours: completed, pending, in progress; one of them overdue."""
    yield stage.ago(72)
    hire = await stage.hire(
        HIRING,
        MAJA,
        "Webshop redesign",
        "A calmer shop that sells more: from research to launch.",
        stage.milestone("Discovery", -60, "24000.00", "PO-1040"),
        stage.milestone("Wireframes", -35, "32000.00", "PO-1041"),
        stage.milestone("Visual design", -7, "48000.00", "PO-1042"),
        stage.milestone("Component library", -3, "36000.50", "PO-1043"),
        stage.milestone("Launch support", 35, "15000.00", "PO-1044"),
        terms="Source files are handed over with each milestone.",
    )
    yield stage.ago(71)
    await hire.offer(HIRING, "Hi Maja! The brief is in the description; ask me anything.")
    yield stage.ago(70)
    await hire.say(MAJA, "Thank you! Is the product data final, or will it change meanwhile?")
    yield stage.ago(70, 13)
    await hire.say(HIRING, "Final. Emil will send you an export this week.")
    yield stage.ago(69)
    await hire.sign()
    yield stage.ago(60, 15)
    discovery = await hire.request("Discovery", "Interviews and findings are in your folder.")
    yield stage.ago(59)
    await approve_payment_request(await stage.call(FINANCE), discovery, Decimal(24000))
    yield stage.ago(36)
    wireframes = await hire.request("Wireframes")
    yield stage.ago(34)
    await approve_payment_request(await stage.call(OWNER), wireframes, None)
    yield stage.ago(12)
    library = await hire.request("Component library", "Buttons, forms and cards.")
    yield stage.ago(10)
    reason = "The cards are missing on small screens; everything else is lovely."
    await reject_payment_request(await stage.call(HIRING), library, reason)
    yield stage.ago(9)
    await hire.say(MAJA, "Understood, I will add them next week.")
    yield stage.ago(4)
    await hire.request("Visual design", "All pages, desktop and mobile.")


async def driver_app(stage: Stage) -> Story:
    """ACTIVE with an unsigned revision: one milestone costs more, one was added."""
    yield stage.ago(50)
    hire = await stage.hire(
        HIRING,
        JONAS,
        "App for the drivers",
        "Routes, proof of delivery and damages, on the phones that the drivers have.",
        stage.milestone("Prototype", -25, "40000.00", "PO-1050"),
        stage.milestone("Proof of delivery", 14, "75000.00", "PO-1051"),
        stage.milestone("Pilot in Odense", 45, "30000.00", "PO-1052"),
    )
    yield stage.ago(49)
    await hire.offer(HIRING, "Jonas, this one is yours if you have the time.")
    yield stage.ago(48)
    await hire.sign()
    yield stage.ago(28)
    early = await hire.request("Prototype")
    yield stage.ago(28, 10)
    await cancel_payment_request(await stage.call(JONAS), early)
    await hire.say(JONAS, "I took the request back: the map is not in it yet.")
    yield stage.ago(26)
    prototype = await hire.request("Prototype", "With the map this time.")
    yield stage.ago(25)
    await approve_payment_request(await stage.call(FINANCE), prototype, None)
    yield stage.ago(3)
    delivery = await hire.milestone("Proof of delivery")
    await hire.edit(
        HIRING,
        "Signatures on glass came on top, and reports of damages move to a milestone of their own.",
        MilestoneUpdate(delivery, amount=Decimal("82000.00")),
        add=(stage.milestone("Reports of damages", 60, "26000.00", "PO-1053"),),
    )


async def copywriter(stage: Stage) -> Story:
    """A job post on the other route."""
    yield stage.ago(20)
    await post_job(
        await stage.call(ASSISTANT),
        stage.companies[NORDLYS.name],
        "Copywriter, Danish and Swedish",
        "Short texts for the new webshop. In steps: a sample first, then 40 product texts a week.",
        RateType.HOURLY,
        milestones=False,
    )


async def accessibility(stage: Stage) -> Story:
    """OFFERED: the worker has not answered yet."""
    yield stage.ago(6)
    hire = await stage.hire(
        HIRING,
        MAJA,
        "Accessibility audit",
        "WCAG 2.2 AA for the webshop, with a list of what to mend first.",
        stage.milestone("Audit", 21, "19500.00", "PO-1060"),
        stage.milestone("Second look", 50, "6500.00", "PO-1061"),
    )
    yield stage.ago(5)
    await hire.offer(HIRING, "Could you start once the visual design is approved?")


async def annual_report(stage: Stage) -> Story:
    """DRAFT: the worker sees nothing of it."""
    yield stage.ago(2)
    await stage.hire(
        HIRING,
        MAJA,
        "Illustrations for the annual report",
        "A cover and six chapter openings.",
        stage.milestone("Cover", 40, "8000.00", "PO-1070"),
        stage.milestone("Chapters", 70, "27000.00", "PO-1071"),
    )
