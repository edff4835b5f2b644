"""Ask a page of others whether it is there: the one place from which we call addresses we read.

Whoever writes an address into an entry must not make us call our own network (SSRF). Every name is
resolved here, refused unless all its addresses are public, and called at the very address that was
looked at; a redirect passes the same gate. Nothing is read but the status.
"""

import socket
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

SECONDS = 10
MOST_REDIRECTS = 5
PORTS = frozenset({80, 443})
AGENT = "HandInHand-Linkpruefung"
_resolve = socket.getaddrinfo
_NAT64 = IPv6Network("64:ff9b::/96")


class NoAnswerError(Exception):
    """Nobody answers there, or it is no address we call."""


def status_of(address: str) -> HTTPStatus | int:
    """Return the status a page answers with, redirects followed. Raises NoAnswerError."""
    with requests.Session() as session:
        session.trust_env = False  # no proxy and no passwords of the environment
        session.max_redirects = MOST_REDIRECTS
        session.adapters.clear()  # no scheme but these two
        session.mount("http://", _Gate())
        session.mount("https://", _Gate())
        try:
            answer = session.get(
                address, timeout=SECONDS, stream=True, headers={"User-Agent": AGENT}
            )
        except (requests.RequestException, UnicodeError) as error:
            raise NoAnswerError(type(error).__name__) from error
        answer.close()
        return answer.status_code


def is_public(address: str) -> bool:
    """Tell whether an address is one of the open internet, whatever form it is written in."""
    ip = ip_address(address.partition("%")[0])
    return _inner(ip).is_global and not ip.is_multicast


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _public_address(host: str, port: int) -> str:
    """Return where to call a host. Raises OSError when any of its addresses is not public."""
    if port not in PORTS:
        raise OSError("no port of a web page")
    found = _resolve(host.strip("[]"), port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not all(is_public(one) for one in addresses):
        raise OSError("no public address")
    return addresses[0]


class _Checked:
    """A connection that calls public addresses only; name and certificate stay those asked for."""

    host: str
    port: int
    timeout: Any
    socket_options: Any

    def _new_conn(self) -> socket.socket:
        try:
            place = (_public_address(self.host, self.port), self.port)
            return create_connection(place, self.timeout, socket_options=self.socket_options)
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error  # type: ignore[arg-type]  # the class mixed in


class _Plain(_Checked, HTTPConnection):
    pass


class _Secure(_Checked, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class _Gate(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        pools = {"http": _PlainPool, "https": _SecurePool}
        self.poolmanager.pool_classes_by_scheme = pools
