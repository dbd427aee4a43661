"""`serve`: browser mode, the page and the API without a window."""

import argparse
import asyncio
import gc
import os
import signal

from fortune_desktop.commands.common import DONE, BadUse, as_json, open_home
from fortune_desktop.store.home import Home

THIS_MACHINE = "127.0.0.1"


def add(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--port", type=int, default=0, help="a free one by default")
    parser.add_argument("--host", default=THIS_MACHINE, help="this machine only")
    parser.add_argument("--workers", type=int, choices=[1], default=1, help="one process")


def run(options: argparse.Namespace) -> int:
    """Serve until a signal says farewell."""
    return serve(open_home(), options.host, options.port)


def serve(home: Home, host: str = THIS_MACHINE, port: int = 0) -> int:
    """Serve a home until a signal says farewell; the exit code. BadUse for an address that cannot be."""
    try:
        return asyncio.run(_until_stopped(home, host, port))
    except (ValueError, OverflowError) as problem:
        raise BadUse("cli.serve", problem=problem) from problem


async def _until_stopped(home: Home, host: str, port: int) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    from fortune_desktop.app import App  # loading takes a second, in which a farewell may come

    app = App(home, sound="page")
    await app.start()
    try:
        server = await app.serve(host, port)
    except BaseException:
        await app.stop()
        raise
    gc.collect()
    gc.freeze()  # what was loaded stays, and looking through it again and again takes long
    ready = {
        "url": server.url,
        "token": server.token,
        "open": f"{server.url}/?ticket={server.ticket()}",
        "pid": os.getpid(),
    }
    print(as_json(ready), flush=True)
    await stop.wait()
    await app.stop()
    return DONE
