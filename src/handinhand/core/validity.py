"""Rows that are valid from one day until another, both days included."""

from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=models.Model)


class ValidityQuerySet(models.QuerySet[Row]):
    """Rows with a period; `valid_on` is the one filter."""

    def valid_on(self, day: date) -> "ValidityQuerySet[Row]":
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        not_ended = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        return self.filter(started, not_ended)


class ValidityPeriod(models.Model):
    """A period of days, both ends included; an open end is NULL. Never overwritten, only closed."""

    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Anfang."),
            ),
        ]

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
