"""The answer of the search as plain data, the same for the command and the interface."""

from django.conf import settings

from handinhand.search.because import sentence
from handinhand.search.engine import Answer

MOST_RESULTS = 50


def as_data(answer: Answer) -> dict[str, object]:
    language = answer.request.language or settings.LANGUAGE_CODE
    return {
        "query": answer.request.query,
        "topics": list(answer.topics),
        "place": answer.place.ags if answer.place else None,
        "place_candidates": [
            {"ags": place.ags, "name": place.name, "within": place.within}
            for place in answer.place_candidates
        ],
        "place_unknown": answer.place_unknown,
        "crisis": answer.crisis,
        "total": answer.total,
        "results": [
            {
                "id": hit.id,
                "kind": hit.kind,
                "name": hit.name,
                "topics": list(hit.topics),
                "score": hit.score,
                "url": f"/{language}/{hit.path}",
                "because": sentence(hit, language),
            }
            for hit in answer.hits
        ],
    }
