"""Seal with the newest key what is not yet: after an upgrade, or when a key is changed."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from handinhand.core import sealing
from handinhand.core.models import AuditSecret
from handinhand.directory.models import SecretAddress

BATCH = 2_000
# What allauth keeps of each factor, and how the part is called that must not be read.
KEYS_OF_FACTORS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}


class Command(BaseCommand):
    help = "Versiegelt Schlüssel zweiter Faktoren und Anschriften mit SEALING_KEYS."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        number = sum(_seal_factor(one) for one in Authenticator.objects.select_for_update())
        number += sum(_seal_address(one) for one in SecretAddress.objects.select_for_update())
        kept = AuditSecret.objects.select_for_update().iterator(chunk_size=BATCH)
        number += sum(_seal_act(one) for one in kept)
        if options["verbosity"]:
            self.stdout.write(f"{number} neu versiegelt")


def _seal_factor(factor: Authenticator) -> bool:
    name = KEYS_OF_FACTORS.get(factor.type)
    if name is None or name not in factor.data or sealing.is_current(factor.data[name]):
        return False
    factor.data[name] = sealing.seal(sealing.unseal(factor.data[name]))
    factor.save(update_fields=["data"])
    return True


def _seal_act(secret: AuditSecret) -> bool:
    if sealing.is_current(secret.sealed):
        return False
    secret.sealed = sealing.seal(sealing.unseal(secret.sealed))
    secret.save(update_fields=["sealed"])
    return True


def _seal_address(address: SecretAddress) -> bool:
    if sealing.is_current(address.sealed_text):
        return False
    address.sealed_text = sealing.seal(sealing.unseal(address.sealed_text))
    address.save(update_fields=["sealed_text"])
    return True
