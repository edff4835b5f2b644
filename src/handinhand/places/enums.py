"""Closed word lists of places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    STATE = "state", _("Land")
    DISTRICT = "district", _("Landkreis oder kreisfreie Stadt")
    AMT = "amt", _("Amt")
    MUNICIPALITY = "municipality", _("Gemeinde")
