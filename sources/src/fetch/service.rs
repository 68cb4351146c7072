//! Where a table is, and which addresses belong to it.

use url::{Host, Url};

use crate::{Refusal, RefusalReason};

/// Which of the two services of CBS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// OData v3.
    V3,
    /// OData v4.
    V4,
}

/// A table at a service.
#[derive(Debug, Clone)]
pub struct Service {
    generation: Generation,
    base: Url,
}

/// The longest that the code of a table or catalogue may be.
const LONGEST_CODE: usize = 40;

impl Service {
    /// A table of CBS in version 3: `85067NED`.
    ///
    /// # Errors
    /// When it is not the code of a table.
    pub fn cbs_v3(table: &str) -> Result<Self, Refusal> {
        Self::at(Generation::V3, &format!("https://opendata.cbs.nl/ODataFeed/odata/{}", code(table)?))
    }

    /// A table of a third party that CBS publishes, in version 3: `45067NED`.
    ///
    /// # Errors
    /// When it is not the code of a table.
    pub fn third_party_v3(table: &str) -> Result<Self, Refusal> {
        Self::at(Generation::V3, &format!("https://dataderden.cbs.nl/ODataFeed/odata/{}", code(table)?))
    }

    /// A table in version 4; `catalog` is mostly `CBS`.
    ///
    /// # Errors
    /// When it is not the code of a catalogue and a table.
    pub fn cbs_v4(catalog: &str, table: &str) -> Result<Self, Refusal> {
        Self::at(Generation::V4, &format!("https://datasets.cbs.nl/odata/v1/{}/{}", code(catalog)?, code(table)?))
    }

    /// A table at another address, which must be https unless it is on this machine.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn at(generation: Generation, address: &str) -> Result<Self, Refusal> {
        let refused = || refuse_address(address);
        let mut base: Url = format!("{}/", address.trim_end_matches('/')).parse().map_err(|_| refused())?;
        let is_own = match base.host() {
            None => return Err(refused()),
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
        };
        let is_safe = base.scheme() == "https" || (base.scheme() == "http" && is_own);
        if !is_safe || !base.username().is_empty() || base.password().is_some() || base.query().is_some() {
            return Err(refused());
        }
        base.set_fragment(None);
        Ok(Self { generation, base })
    }

    /// Which of the two it is.
    #[must_use]
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    /// The address of the table.
    #[must_use]
    pub fn address(&self) -> &str {
        self.base.as_str()
    }

    /// Whether it is only reached over https.
    pub(super) fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// The first page of a list; the list of all lists when the name is empty.
    pub(super) fn list(&self, name: &str) -> Result<Url, Refusal> {
        let mut url = self.base.join(name).map_err(|_| refuse_address(name))?;
        if self.generation == Generation::V3 {
            url.set_query(Some("$format=json"));
        }
        Ok(url)
    }

    /// The page that a link leads to, which must be on the same host. A link to http goes over https when we began so.
    pub(super) fn follow(&self, link: &str) -> Result<Url, Refusal> {
        let mut url = self.base.join(link).map_err(|_| refuse_address(link))?;
        if url.scheme() == "http" && self.is_https() && url.port().is_none() {
            url.set_scheme("https").map_err(|()| refuse_address(link))?;
        }
        if url.origin() == self.base.origin() && url.username().is_empty() && url.password().is_none() {
            return Ok(url);
        }
        Err(Refusal::of_all(RefusalReason::FetchElsewhere { address: link.to_owned() }))
    }
}

fn code(given: &str) -> Result<&str, Refusal> {
    let fits = given.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits && !given.is_empty() && given.len() <= LONGEST_CODE { Ok(given) } else { Err(refuse_address(given)) }
}

fn refuse_address(address: &str) -> Refusal {
    Refusal::of_all(RefusalReason::FetchAddress { address: address.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_cbs_have_only_codes_in_them() {
        assert_eq!(Service::cbs_v3("85067NED").unwrap().address(), "https://opendata.cbs.nl/ODataFeed/odata/85067NED/");
        assert_eq!(
            Service::cbs_v4("CBS-Maatwerk", "83841NED").unwrap().address(),
            "https://datasets.cbs.nl/odata/v1/CBS-Maatwerk/83841NED/"
        );
        assert_eq!(
            Service::third_party_v3("45067NED").unwrap().list("TableInfos").unwrap().as_str(),
            "https://dataderden.cbs.nl/ODataFeed/odata/45067NED/TableInfos?$format=json"
        );
        for wrong in ["", "../x", "a/b", "a?b", "a b", &"a".repeat(41)] {
            assert_eq!(Service::cbs_v3(wrong).unwrap_err().reason.code(), "fetch-address", "{wrong}");
        }
    }

    #[test]
    fn http_is_for_this_machine_only() {
        for right in ["https://example.nl/a", "http://127.0.0.1:8080/a/", "http://localhost/a", "http://[::1]:1/a"] {
            assert!(Service::at(Generation::V3, right).is_ok(), "{right}");
        }
        for wrong in [
            "http://example.nl/a",
            "ftp://127.0.0.1/a",
            "file:///etc/passwd",
            "https://u:p@example.nl/a",
            "http://127.0.0.1.nl/",
            "a",
            "https://a/?b=c",
        ] {
            assert!(Service::at(Generation::V3, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn links_stay_on_the_host() {
        let service = Service::cbs_v4("CBS", "83841NED").unwrap();
        let follow = |link: &str| service.follow(link).map(|url| url.to_string()).map_err(|refusal| refusal.reason.code());
        assert_eq!(
            follow("Observations?$skiptoken=1"),
            Ok("https://datasets.cbs.nl/odata/v1/CBS/83841NED/Observations?$skiptoken=1".to_owned())
        );
        assert_eq!(follow("http://datasets.cbs.nl/a?b"), Ok("https://datasets.cbs.nl/a?b".to_owned()));
        for wrong in [
            "https://cbs.nl/a",
            "https://datasets.cbs.nl:444/a",
            "http://datasets.cbs.nl:80443/a",
            "http://169.254.169.254/a",
            "//127.0.0.1/a",
            "file:///etc/passwd",
            "https://user@datasets.cbs.nl/a",
            "https://datasets.cbs.nl.example/a",
        ] {
            assert!(matches!(follow(wrong), Err("fetch-elsewhere" | "fetch-address")), "{wrong}");
        }
    }
}
