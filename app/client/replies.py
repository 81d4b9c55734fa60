"""What a response is to the caller: its body, or the error that its problem document tells."""

import httpx2

from ontology.errors import ServiceError


def content_of(response: httpx2.Response) -> bytes:
    """The body of what went well. Raises ServiceError."""
    if response.is_success:
        return response.content
    try:
        problem = response.json()
        title, detail = str(problem["title"]), str(problem["detail"])
        instance = problem.get("instance")
    except (ValueError, KeyError, TypeError):
        title, detail, instance = response.reason_phrase, f"answered {response.status_code}", None
    raise ServiceError(detail, status=response.status_code, title=title, request=instance)


def unreachable(url: str, error: httpx2.HTTPError) -> ServiceError:
    """The error of a request that got no response."""
    reason = "took too long" if isinstance(error, httpx2.TimeoutException) else "does not answer"
    return ServiceError(f"the service at {url} {reason}", status=None, title=type(error).__name__)
