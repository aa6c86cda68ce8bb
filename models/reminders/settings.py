"""How a company wants to be told of what time brings."""

from models.records import Company
from models.rules.reminders import DAYS_BEFORE_DUE, EVERY_DAYS, ReminderSetting, setting_of


def due_setting(company: Company) -> ReminderSetting:
    """How many days before it a due date is told."""
    days, set_at = company.remind_days_before_due, company.remind_days_before_due_set_at
    return setting_of(days, set_at, DAYS_BEFORE_DUE)


def waiting_setting(company: Company) -> ReminderSetting:
    """After how many days each what waits is told."""
    days, set_at = company.remind_every_days, company.remind_every_days_set_at
    return setting_of(days, set_at, EVERY_DAYS)
