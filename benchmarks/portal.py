"""How many citizens' look-ups a second the portal answers, beside a trivial Django page of the same stack.

    python -m benchmarks portal
    python -m benchmarks.portal --seconds 10

The web is started as ``ansinh serve`` starts it (one granian process, four threads). This process is the visitors: a
few threads over kept connections, each look-up a full one (form, small question, limits, both factors, page), from
addresses of its own so that it stays under the limit of visits. Two JSON lines: against the 200 a second that the portal
must hold (``ratio`` = ours / 200), and against the trivial page (``ratio`` = trivial / ours).
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

MUST_HOLD = 200
DOSSIERS = 20_000
VISITORS = 8
WARM_SECONDS = 2
Request = tuple[str, str, str, dict[str, str]]  # method, path, body, headers


def main() -> None:
    """Build, serve, load, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=6)
    options = parser.parse_args()
    home = tempfile.mkdtemp(prefix="ansinh-bench-")
    os.environ |= {"ANSINH_HOME": home, "DJANGO_SETTINGS_MODULE": "benchmarks._portal_settings", "ANSINH_HTTPS": "1"}
    os.environ.pop("DATABASE_URL", None)
    from ansinh.kit import postgres

    server = None
    try:
        postgres.ensure_running()
        codes = build()
        port = free_port()
        server = serve(port, Path(home))
        lookups = itertools.cycle(forms(codes))
        trivial = itertools.repeat(("GET", "/trivial/", "", {"X-Forwarded-Proto": "https"}))
        for requests in (trivial, lookups):
            load(port, requests, WARM_SECONDS)
        floor, _ = load(port, trivial, options.seconds)
        ours, statuses = load(port, lookups, options.seconds)
    finally:
        if server is not None:
            server.terminate()
            server.wait()
        postgres.stop()
        shutil.rmtree(home, ignore_errors=True)
    result = {
        "benchmark": "portal",
        "lookups_per_second": round(ours),
        "trivial_per_second": round(floor),
        "statuses": statuses,
        "cores": os.cpu_count(),
    }
    print(json.dumps({**result, "must_hold": MUST_HOLD, "ratio": round(ours / MUST_HOLD, 2), "at_least": 1}))
    print(json.dumps({**result, "beside": "trivial page", "ratio": round(floor / ours, 2), "at_most": 12}))
    if set(statuses) != {200}:
        sys.exit("a look-up was not answered")


def build() -> list[str]:
    """Migrate, and the public lines of many dossiers, each born in 1956. Gives their codes."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from ansinh.cases.public import mac_of

    call_command("migrate", database="owner", verbosity=0, skip_checks=True)
    codes = [f"H47.24.10-{240101 + n // 5000}-{n % 5000:04}" for n in range(DOSSIERS)]
    with connections["default"].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO cases_publicstatus (code, token, year_mac, procedure, status, words, holder_unit, received_on,"
            " due_on, bring, rated)"
            " VALUES (%s, %s, %s, '1.001776', 4, 'Hồ sơ đang được giải quyết.', 'UBND xã Bình Trị', '2024-05-06',"
            " '2024-06-05', '[]', false)",
            [(code, f"token-{code}", mac_of(code, "year", "1956")) for code in codes],
        )
        cursor.execute("ANALYZE cases_publicstatus")
    connections.close_all()
    return codes


def forms(codes: list[str]) -> list[Request]:
    """Filled-in forms, each of another dossier and another address, with the small question answered."""
    from ansinh.portal import challenge

    chance = random.Random(7)
    made = []
    for code in chance.sample(codes, len(codes)):
        nonce = challenge.new().nonce
        form = {"ma": code, "so": "1956", challenge.NONCE: nonce, challenge.ANSWER: min(challenge.answers(nonce))}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": ".".join(str(chance.randint(1, 254)) for _ in range(4)),
        }
        made.append(("POST", "/cong-dan/tra-cuu/", urlencode(form), headers))
    time.sleep(challenge.QUICKEST_SECONDS + 1)  # nobody answers faster than that
    return made


def serve(port: int, home: Path) -> subprocess.Popen[bytes]:
    """granian, as ``ansinh serve`` starts it; returns when it listens."""
    from ansinh.cli.serve import WEB_ENVIRONMENT, web_command

    log = (home / "web.log").open("wb")
    command = [sys.executable, *web_command("127.0.0.1", port)]
    server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **WEB_ENVIRONMENT})
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    raise SystemExit("the web did not start")


def load(port: int, requests: Iterator[Request], seconds: float) -> tuple[float, dict[int, int]]:
    """Answers a second, and how many of each status."""
    statuses: dict[int, int] = {}
    lock, end = threading.Lock(), time.monotonic() + seconds
    threads = [
        threading.Thread(
            target=_visit, args=(port, _shared(requests, lock), statuses, lock, lambda: time.monotonic() < end)
        )
        for _ in range(VISITORS)
    ]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(statuses.values()) / (time.monotonic() - start), statuses


def _shared(requests: Iterator[Request], lock: threading.Lock) -> Callable[[], Request]:
    def take() -> Request:
        with lock:
            return next(requests)

    return take


def _visit(
    port: int, take: Callable[[], Request], statuses: dict[int, int], lock: threading.Lock, more: Callable[[], bool]
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while more():
        method, path, body, headers = take()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        with lock:
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
    connection.close()


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
