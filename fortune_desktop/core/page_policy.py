"""What a browser may do with our page and our answers: content security policy and its kin."""

from base64 import b64encode
from hashlib import sha256
from typing import Final

# API answers and error pages load nothing at all.
ANSWER_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

# The look of a page that is only a few words, and the policy that allows just this look.
PLAIN_STYLE: Final = (
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#0f1829;color:#bcc7da;"
    "font:17px/1.7 'Pretendard','Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK KR',sans-serif;"
    "word-break:keep-all}main{max-width:26em;margin:24px;padding:32px 36px;border-radius:18px;"
    "background:#172338}h1{margin:0 0 8px;color:#f2e2b6;font-size:24px}p{margin:0}"
)
_STYLE_HASH: Final = b64encode(sha256(PLAIN_STYLE.encode()).digest()).decode()
PLAIN_POLICY: Final = f"{ANSWER_POLICY}; style-src 'sha256-{_STYLE_HASH}'"

# On every answer of every door.
SAFETY_HEADERS: Final[dict[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def page_policy(host: str | None = None) -> str:
    """The Content-Security-Policy of the page.

    `host` (`127.0.0.1:4711`) is where its WebSocket lives in browser mode; the app has none.
    """
    socket = f" ws://{host}" if host else ""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            f"connect-src 'self'{socket}",
            "font-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "object-src 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
        ]
    )
