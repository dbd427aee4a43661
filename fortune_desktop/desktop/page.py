"""The page inside the window: served from `app://ui`, locked to it, with a policy and our own MIME table."""

import logging
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from fortune_desktop.core.page_files import page_file
from fortune_desktop.core.page_policy import SAFETY_HEADERS, page_policy

SCHEME = b"app"
HOME = QUrl("app://ui/index.html")
NIGHT = QColor("#0f1829")
CHANNEL_SCRIPT = "/qwebchannel.js"
log = logging.getLogger(__name__)


def register_scheme() -> None:
    """Make `app://` a secure scheme of its own; must run before the QApplication exists."""
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flags = QWebEngineUrlScheme.Flag
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled | flags.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def is_ours(url: QUrl) -> bool:
    """True for what our own page may load: itself and what it made in memory."""
    return url.scheme() in ("data", "blob") or (url.scheme() == "app" and url.host() == "ui")


class AppScheme(QWebEngineUrlSchemeHandler):
    """Answers `app://ui/…` with the page's files, each with the policy and a MIME type of our own."""

    def __init__(self, voice_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._voice_folder = voice_folder

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 (Qt's name)
        """Answer one request; anything that is not a file of the page is not found."""
        path = job.requestUrl().path()
        if job.requestUrl().host() != "ui" or job.requestMethod().data() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif path == CHANNEL_SCRIPT:
            self._reply(job, QFile(":/qtwebchannel/qwebchannel.js", job), "text/javascript")
        elif (found := page_file(path, self._voice_folder)) is not None:
            self._reply(job, QFile(str(found[0]), job), found[1])
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    @staticmethod
    def _reply(job: QWebEngineUrlRequestJob, device: QIODevice, mime: str) -> None:
        headers = SAFETY_HEADERS | {"Content-Security-Policy": page_policy()}
        job.setAdditionalResponseHeaders(
            # A multimap: each name has a list of values; Qt's own type hints leave the list out.
            {name.encode(): [value.encode()] for name, value in headers.items()}  # type: ignore[misc]
        )
        job.reply(mime.encode(), device)


class OnlyOurs(QWebEngineUrlRequestInterceptor):
    """Blocks every request that does not stay inside the page: the window opens no connection at all."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 (Qt's name)
        """Block one request, or let it pass."""
        if not is_ours(info.requestUrl()):
            log.warning(
                "blocked a request to %s://%s", info.requestUrl().scheme(), info.requestUrl().host()
            )
            info.block(True)


class LockedPage(QWebEnginePage):
    """A page that stays at home: links go to the person's browser, no window ever opens from inside."""

    def acceptNavigationRequest(  # noqa: N802 (Qt's name)
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main: bool
    ) -> bool:
        """True only for our own page; a clicked web link opens outside."""
        target = QUrl(url)
        if is_ours(target) and target.scheme() == "app":
            return True
        clicked = kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked
        if clicked and target.scheme() == "https":
            QDesktopServices.openUrl(target)
        return False

    def javaScriptConsoleMessage(  # noqa: N802 (Qt's name)
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Put what the page complains about into the log."""
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            # What follows the kind of an error may quote what a person said.
            log.warning("page: %s (%s:%d)", message.partition(":")[0], source, line)


def save_own(download: QWebEngineDownloadRequest) -> None:
    """Put what the page made in memory into the person's downloads; anything else is not saved."""
    if download.url().scheme() != "blob":
        download.cancel()
        return
    place = QStandardPaths.StandardLocation.DownloadLocation
    download.setDownloadDirectory(QStandardPaths.writableLocation(place))
    download.accept()


def make_page(voice_folder: Path, parent: QObject) -> LockedPage:
    """The page with a profile of its own that leaves nothing on the disk but what the person saves."""
    profile = QWebEngineProfile(parent)
    profile.downloadRequested.connect(save_own)
    profile.installUrlSchemeHandler(SCHEME, AppScheme(voice_folder, profile))
    profile.setUrlRequestInterceptor(OnlyOurs(profile))
    page = LockedPage(profile, parent)
    page.setBackgroundColor(NIGHT)
    return page
