"""Organisation, site and offer: body ≠ place ≠ service; and what keeps them true."""

from handinhand.directory.models.bodies import (
    Membership,
    Organisation,
    OrganisationInvitation,
    PublicAddress,
    SecretAddress,
    Site,
    key_validator,
)
from handinhand.directory.models.imports import Import, ImportRow, ImportSource
from handinhand.directory.models.keeping import (
    CheckStep,
    DailySalt,
    Proposal,
    ProposalKind,
    ProposalState,
    Report,
    ReportState,
    SentForm,
)
from handinhand.directory.models.offers import (
    Offer,
    OfferLanguage,
    OfferQuerySet,
    OfferText,
    OfferTopic,
    SourceRecord,
)
from handinhand.directory.models.upkeep import Doubt, FreshnessDay, SavedView, UndoableAct

__all__ = [
    "CheckStep",
    "DailySalt",
    "Doubt",
    "FreshnessDay",
    "Import",
    "ImportRow",
    "ImportSource",
    "Membership",
    "Offer",
    "OfferLanguage",
    "OfferQuerySet",
    "OfferText",
    "OfferTopic",
    "Organisation",
    "OrganisationInvitation",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "PublicAddress",
    "Report",
    "ReportState",
    "SavedView",
    "SecretAddress",
    "SentForm",
    "Site",
    "SourceRecord",
    "UndoableAct",
    "key_validator",
]
