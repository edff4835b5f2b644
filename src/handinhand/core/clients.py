"""Where a request comes from: believed only of our own proxies (TRUSTED_PROXY_COUNT)."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

# A household or an office is given a network of this size, and all addresses in it at will.
PREFIX_OF_A_CLIENT = 64


def network_of(request: HttpRequest) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 of an IPv6 address.

    Raises PermissionDenied where neither the connection nor a proxy of ours names an address.
    """
    address = ip_address(str(get_adapter().get_client_ip(request)))
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:  # a socket for both kinds names IPv4 like this
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, PREFIX_OF_A_CLIENT), strict=False).network_address)
