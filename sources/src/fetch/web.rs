//! Asking the server, with patience, and keeping the answer as a file.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use ureq::Agent;
use url::Url;

use super::service::Service;
use super::{Limits, Step};
use crate::{Refusal, RefusalReason};

/// The seconds between two tries. After the last there are no more.
const WAITS: [u64; 6] = [1, 2, 4, 8, 16, 32];

/// The longest that a server may ask us to wait.
const LONGEST_WAIT: u64 = 300;

/// How long the server may be silent.
const SILENCE: Duration = Duration::from_secs(60);

/// The server, as one fetch sees it.
pub struct Web<'a> {
    agent: Agent,
    /// How much is safe to fetch.
    pub limits: Limits,
    wait: &'a mut dyn FnMut(Duration),
    progress: &'a mut dyn FnMut(&Step) -> ControlFlow<()>,
}

/// An answer that was kept as a file.
pub struct Answer {
    /// Its bytes, unpacked.
    pub bytes: u64,
    /// The tag by which the server tells versions apart, when it gives one.
    pub tag: Option<String>,
}

/// Why there is no answer.
enum Trouble {
    /// It may pass: try again, not before so many seconds.
    Passing { reason: RefusalReason, seconds: u64 },
    /// It will not pass.
    Lasting(Refusal),
}

impl<'a> Web<'a> {
    /// A client that follows no redirects, and speaks only https when the service does. Compressed answers are taken.
    pub fn new(
        service: &Service,
        limits: Limits,
        wait: &'a mut dyn FnMut(Duration),
        progress: &'a mut dyn FnMut(&Step) -> ControlFlow<()>,
    ) -> Self {
        let config = Agent::config_builder()
            .https_only(service.is_https())
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("samenkoers/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .timeout_connect(Some(SILENCE))
            .timeout_recv_response(Some(SILENCE))
            .timeout_per_read(Some(SILENCE));
        // Whoever serves on this machine is not behind a proxy.
        let config = if service.is_https() { config } else { config.proxy(None) };
        Self { agent: config.build().new_agent(), limits, wait, progress }
    }

    /// Tells what happens, and hears whether to go on.
    pub fn tell(&mut self, step: &Step) -> Result<(), Refusal> {
        match (self.progress)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Refusal::of_all(RefusalReason::FetchStopped {})),
        }
    }

    /// Asks for an address and keeps what comes in a file of at most `most` bytes. `check` says whether it is sound; when
    /// it is not, or when the server fails, it is asked again, after longer and longer.
    pub fn get<T>(
        &mut self,
        url: &Url,
        file: &Path,
        most: u64,
        mut check: impl FnMut(&Path) -> io::Result<T>,
    ) -> Result<(Answer, T), Refusal> {
        let mut waits = WAITS.into_iter();
        loop {
            let trouble = match self.once(url, file, most) {
                Err(trouble) => trouble,
                Ok(answer) => match check(file) {
                    Ok(sound) => return Ok((answer, sound)),
                    Err(error) => passing(failed(url, &error)),
                },
            };
            fs::remove_file(file).ok();
            match (trouble, waits.next()) {
                (Trouble::Lasting(refusal), _) => return Err(refusal),
                (Trouble::Passing { reason, .. }, None) => return Err(Refusal::of_all(reason)),
                (Trouble::Passing { reason, seconds: asked }, Some(seconds)) => {
                    let seconds = seconds.max(asked);
                    self.tell(&Step::Waiting { seconds, reason: reason.to_string() })?;
                    (self.wait)(Duration::from_secs(seconds));
                }
            }
        }
    }

    fn once(&self, url: &Url, file: &Path, most: u64) -> Result<Answer, Trouble> {
        let mut response = self.agent.get(url.as_str()).call().map_err(|error| passing(failed(url, &error)))?;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (tag, location, retry) = (header("etag"), header("location"), header("retry-after"));
        match response.status().as_u16() {
            200 => {
                let bytes = keep(url, response.body_mut().as_reader(), file, most)?;
                Ok(Answer { bytes, tag })
            }
            300..=399 => {
                let address = location.unwrap_or_default();
                Err(Trouble::Lasting(Refusal::of_all(RefusalReason::FetchElsewhere { address })))
            }
            status => {
                let reason = RefusalReason::FetchStatus { address: url.to_string(), status: status.to_string() };
                let seconds = retry.and_then(|retry| retry.trim().parse().ok()).unwrap_or(0).min(LONGEST_WAIT);
                Err(match status {
                    408 | 429 | 500..=599 => Trouble::Passing { reason, seconds },
                    _ => Trouble::Lasting(Refusal::of_all(reason)),
                })
            }
        }
    }
}

const fn passing(reason: RefusalReason) -> Trouble {
    Trouble::Passing { reason, seconds: 0 }
}

fn failed(url: &Url, error: &dyn std::fmt::Display) -> RefusalReason {
    RefusalReason::FetchFailed { address: url.to_string(), error: error.to_string() }
}

/// The refusal of a file that cannot be written: the disk is full, or the folder is not ours.
pub fn not_kept(error: &io::Error) -> Refusal {
    Refusal::of_all(RefusalReason::NotKept { error: error.to_string() })
}

/// Writes an answer to a file. More than `most` bytes are refused, whatever the server says about the size.
fn keep(url: &Url, mut body: impl Read, file: &Path, most: u64) -> Result<u64, Trouble> {
    let lasting = |error: io::Error| Trouble::Lasting(not_kept(&error));
    let mut output = File::create(file).map_err(lasting)?;
    let (mut buffer, mut bytes) = (vec![0; 64 * 1024], 0);
    loop {
        let count = body.read(&mut buffer).map_err(|error| passing(failed(url, &error)))?;
        if count == 0 {
            output.sync_all().map_err(lasting)?;
            return Ok(bytes);
        }
        bytes += count as u64;
        if bytes > most {
            let limit = format!("{} MB", most / 1024 / 1024);
            return Err(Trouble::Lasting(Refusal::of_all(RefusalReason::TooLarge { limit })));
        }
        output.write_all(&buffer[..count]).map_err(lasting)?;
    }
}
