"""A private screen and a private sound card, for tests and measurements on a machine that has neither (Linux)."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

SINK = "fortune_null"
MONITOR = f"{SINK}.monitor"
"""The PulseAudio source from which everything that was played can be recorded (`parec --device`)."""

READY_SECONDS = 20.0
# Software drawing shows WebGL only with both flags; either alone leaves the page empty.
SOFTWARE_GL = "--ignore-gpu-blocklist --disable-gpu-compositing"


class NotReady(RuntimeError):
    """The screen or the sound server did not come up."""


@contextmanager
def _process(
    command: list[str], env: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[None]:
    """Run a server for the length of the block; its log goes to the runtime folder."""
    log = Path(env["XDG_RUNTIME_DIR"], f"{command[0]}.log")
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            pass_fds=pass_fds,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def screen(env: Mapping[str, str], size: str = "1280x1024x24") -> Iterator[str]:
    """A private X display for the length of the block; gives its name, such as `:7`.

    `env` must name a private XDG_RUNTIME_DIR. Raises NotReady.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    answer, end = os.fdopen(reading), os.fdopen(writing, "w")
    with answer, end, _process(command, env, (writing,)):
        end.close()
        # The server writes the number when it takes clients; if it dies instead, this ends empty.
        number = answer.readline().strip()
        if not number:
            raise NotReady("Xvfb did not start")
        yield f":{number}"


@contextmanager
def sound(env: Mapping[str, str]) -> Iterator[str]:
    """A private PulseAudio with one null sink for the length of the block; gives PULSE_SERVER.

    `env` must name a private XDG_RUNTIME_DIR. Raises NotReady.
    """
    runtime = Path(env["XDG_RUNTIME_DIR"])
    address, notify = runtime / "pulse.sock", runtime / "notify.sock"
    # norewinds: without it the first sound stalls for about a second.
    sink = f"module-null-sink sink_name={SINK} norewinds=1 rate=48000 channels=2 format=s16le"
    door = f"module-native-protocol-unix auth-anonymous=1 socket={address}"
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit"]
    command += ["--use-pid-file=no", "--log-target=stderr", "--realtime=no", "--high-priority=no"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ready:
        ready.bind(str(notify))
        ready.settimeout(READY_SECONDS)
        with _process([*command, "-L", sink, "-L", door], {**env, "NOTIFY_SOCKET": str(notify)}):
            try:
                ready.recv(256)  # systemd's protocol: one datagram when start-up is complete
            except TimeoutError as error:
                raise NotReady("PulseAudio did not start") from error
            yield f"unix:{address}"


@contextmanager
def headless(*, with_screen: bool = True, with_sound: bool = True) -> Iterator[dict[str, str]]:
    """An environment (a whole `os.environ`) with a private screen and sound card, as asked.

    Everything is stopped and removed when the block ends. Raises NotReady.
    """
    with tempfile.TemporaryDirectory(prefix="fortune-") as runtime, ExitStack() as stack:
        env = {**os.environ, "XDG_RUNTIME_DIR": runtime}
        if with_sound:
            env["PULSE_SERVER"] = stack.enter_context(sound(env))
        if with_screen:
            env["DISPLAY"] = stack.enter_context(screen(env))
            env.pop("WAYLAND_DISPLAY", None)
            env["QT_QPA_PLATFORM"] = "xcb"
            env["QTWEBENGINE_CHROMIUM_FLAGS"] = SOFTWARE_GL
        if os.geteuid() == 0:  # Chromium refuses to start as root with its sandbox on
            env["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        yield env
