"""What a client hears whose request is no HTTP, before it reaches a route."""

from uvicorn.protocols.http.h11_impl import H11Protocol

ADVICE = (
    "A URL holds ASCII only: write other characters percent-encoded (%E5%AE%9D), "
    "as curl does with --get --data-urlencode."
)


class HttpProtocol(H11Protocol):
    """uvicorn's, but that it says what is most often wrong: a Chinese word in the URL as it is."""

    def send_400_response(self, msg: str) -> None:
        super().send_400_response(f"{msg} {ADVICE}\n")
