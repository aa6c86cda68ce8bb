"""How long a list is at the most, or mostly: for whoever weighs a request before it runs."""

from models.calendars.feeds import MOST_CALENDAR_FEEDS
from models.rules.limits import MOST_MILESTONES

LIST_SIZES = {
    # All milestones of a hire but one.
    "Hire.pendingRemovals": MOST_MILESTONES,
    # Each milestone of a version, and of an edit each that was there and each that is new.
    "Contract.milestoneTerms": MOST_MILESTONES,
    "Contract.changes": MOST_MILESTONES,
    "MilestoneEditPreview.changes": MOST_MILESTONES,
    "MilestoneEditPreview.editChanges": MOST_MILESTONES,
    "HireEditPreview.changes": MOST_MILESTONES,
    "HireEditPreview.editChanges": MOST_MILESTONES,
    # Six particulars and two parties.
    "Contract.fieldChanges": 8,
    "MilestoneEditPreview.fieldChanges": 8,
    "HireEditPreview.fieldChanges": 8,
    "HireEditPreview.editFieldChanges": 8,
    # One stands or was decided; more only where some were rejected or cancelled. A page still
    # shows fifty where they are there.
    "Milestone.paymentRequests": 20,
    # By month there are a few, by PO number ten thousand at the most.
    "Company.report": 1_000,
    # A draft may lack the PO number of each of its milestones, and each is a reason.
    "Hire.viewerCanOffer": MOST_MILESTONES,
    "Contract.viewerCanSign": MOST_MILESTONES,
    # Refusals of one thing otherwise.
    # Name, due date, amount and PO number of a milestone; rarely more of anything else.
    "HireEvent.changes": 4,
    "CompanyEvent.changes": 4,
    "Permission.reasons": 2,
    "JobTriage.options": 2,
    "JobTriageOption.rates": 6,
    # What is below a hire is counted to its end, which is near.
    "Hire.milestones.totalCount": MOST_MILESTONES,
    "Hire.paymentRequests.totalCount": 2 * MOST_MILESTONES,
    "Hire.contracts.totalCount": MOST_MILESTONES,
    "Milestone.paymentRequests.totalCount": 20,
    # What the rules say of each of its objects, one after the other.
    "Permission.points": 3,
    # All that is agreed: read, or written down anew, up to two hundred milestones of it; for what changed, twice.
    "Contract.content.points": 20,
    "Contract.contentHash.points": 20,
    "Contract.fieldChanges.points": 40,
    "Hire.progress.points": 20,
    "Query.previewMilestoneEdit.points": 200,
    "Query.previewHireEdit.points": 200,
    # It adds up a hundred thousand milestones in that time.
    "Company.report.points": 10_000,
    # A query is parsed and judged; what a preview reads costs the query's own points on top.
    "Query.previewWebhook.points": 500,
    "Mutation.createWebhook.points": 300,
    "Mutation.updateWebhook.points": 300,
    # All that waits may have to be told that it may go, or may not.
    "WebhookDelivery.attempts": 20,
    "User.calendarFeeds": MOST_CALENDAR_FEEDS,
    # A document is made by it, to see whether it shows what it must.
    "Mutation.setContractTemplate.points": 10_000,
}
"""By "Type.field"; of connections, where neither `first` nor `last` is given. Of a field that is one object: the lists
directly in it. By "Type.field.totalCount": how many rows are counted. By "Type.field.points", or "Type.points" for
wherever such an object is: what it costs beside what is selected of it."""
