"""`POST /api/work-access`: a flat JSON object in, the answer as a flat JSON object out.

Nothing of a question is kept: no session, no cookie, no log, no cache.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from handinhand.core import api, rates
from handinhand.work_access.decide import decide_data
from handinhand.work_access.facts import Refusal
from handinhand.work_access.refusals import refusal_sentence


@csrf_exempt  # no cookie says who asks, so no other site can use one
@api.for_all_sites("POST")
@rates.limited("work_access")
def work_access(request: HttpRequest) -> HttpResponse:
    """Answer, or say which field to change (422) and how, in the reader's language."""
    try:
        asked = api.read_object(request)
    except api.UnreadableError as error:
        return api.refuse(str(error.message), field=error.field, status=error.status)
    try:
        return api.answer(decide_data(asked))
    except Refusal as refusal:
        return api.refuse(refusal_sentence(refusal, asked), field=refusal.field)
