//! Asking a provider: no redirects, little patience, and no more than fits in a token. It waits for the answer, so it has to run
//! beside the pages.

use crate::Refusal;
use std::io::Read;
use std::time::Duration;
use ureq::{Agent, Body};
use url::Url;

/// A provider that takes longer is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer, in bytes.
const LARGEST: u64 = 256 * 1024;

/// The way to one provider.
pub struct Web(Agent);

impl Web {
    /// Only https, unless the provider is on this machine. `patience` is for tests.
    pub fn new(is_https: bool, patience: Option<Duration>) -> Self {
        let config = Agent::config_builder()
            .https_only(is_https)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("samenkoers/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .timeout_global(Some(patience.unwrap_or(PATIENCE)));
        // Whoever serves on this machine is not behind a proxy.
        let config = if is_https { config } else { config.proxy(None) };
        Self(config.build().new_agent())
    }

    pub fn get(&self, address: &Url) -> Result<Vec<u8>, Refusal> {
        read(self.0.get(address.as_str()).call())
    }

    pub fn post(&self, address: &Url, form: &[(&str, &str)]) -> Result<Vec<u8>, Refusal> {
        read(self.0.post(address.as_str()).send_form(form.iter().copied()))
    }
}

fn read(answer: Result<ureq::http::Response<Body>, ureq::Error>) -> Result<Vec<u8>, Refusal> {
    let away = |error: &dyn std::fmt::Display| Refusal::Away(error.to_string());
    let mut answer = answer.map_err(|error| away(&error))?;
    let status = answer.status().as_u16();
    if status != 200 {
        return Err(away(&format_args!("status {status}")));
    }
    let mut bytes = Vec::new();
    answer.body_mut().as_reader().take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| away(&error))?;
    if bytes.len() as u64 > LARGEST { Err(away(&"a huge answer")) } else { Ok(bytes) }
}
