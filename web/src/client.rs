//! Where a request comes from, as far as limits look at it: a hash of a part of the network, with a salt that is gone when the
//! program stops.

use axum::http::HeaderMap;
use kernel::hex::hex;
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::LazyLock;

static SALT: LazyLock<String> = LazyLock::new(crate::enter::token);

/// Where a request comes from. Without an address, or from this machine itself (a proxy that nobody told us of), it is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client(Option<String>);

impl Client {
    /// Whoever has this address. Of IPv6 the first 64 bits count: the rest is one subscriber's to choose.
    pub fn of(address: IpAddr) -> Self {
        let network = match address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
            }
        };
        let known = !address.to_canonical().is_loopback();
        Self(known.then(|| hex(&Sha256::digest(format!("{} {network}", *SALT)))))
    }

    /// By what it is known while the program runs.
    pub fn hash(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// The address of whoever asks: the other side of the connection, unless that is our own proxy, which says for whom it asks in
/// `X-Forwarded-For`. What stands before its own word there anybody could have written.
pub fn address(peer: IpAddr, headers: &HeaderMap, proxy: Option<IpAddr>) -> IpAddr {
    if proxy.map(|proxy| proxy.to_canonical()) != Some(peer.to_canonical()) {
        return peer;
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|line| line.to_str().ok()?.rsplit(',').next());
    let told = last.map(str::trim).and_then(|text| text.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip())));
    told.unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn one_subscriber_is_one_place() {
        let of = |text| Client::of(ip(text));
        assert_eq!(of("2001:db8:1:2::3"), of("2001:db8:1:2:ffff::"));
        assert_ne!(of("2001:db8:1:2::3"), of("2001:db8:1:3::3"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert!(!of("192.0.2.1").hash().unwrap().contains("192"));
        assert_eq!((of("127.0.0.1").hash(), of("::1").hash(), of("::ffff:127.0.0.1").hash()), (None, None, None));
    }

    #[test]
    fn only_our_own_proxy_says_for_whom_it_asks() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "198.51.100.1, 198.51.100.2".parse().unwrap());
        headers.append("x-forwarded-for", "198.51.100.3, 203.0.113.9".parse().unwrap());
        let (proxy, other) = (ip("10.0.0.1"), ip("10.0.0.2"));
        assert_eq!(address(proxy, &headers, Some(proxy)), ip("203.0.113.9"));
        assert_eq!(address(ip("::ffff:10.0.0.1"), &headers, Some(proxy)), ip("203.0.113.9"));
        assert_eq!(address(other, &headers, Some(proxy)), other);
        assert_eq!(address(proxy, &headers, None), proxy);
        assert_eq!(address(proxy, &HeaderMap::new(), Some(proxy)), proxy);
        for (told, read) in [("203.0.113.9:4711", ip("203.0.113.9")), ("[2001:db8::1]:80", ip("2001:db8::1")), ("unknown", proxy)] {
            let headers = HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), told.parse().unwrap())]);
            assert_eq!(address(proxy, &headers, Some(proxy)), read, "{told}");
        }
    }
}
