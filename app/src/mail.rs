//! The runner of mail: sends what is due in each municipality, or shows it in a demonstration.
//!
//! Logs name a mail by its id and a mail server's answer by its code, never an address.

use crate::Fail;
use kernel::access::Policies;
use kernel::audit::Event;
use kernel::mail::{self, Mail, MailStatus};
use kernel::{Clock, Db, Error, Moment, Result, Viewer, settings};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::response::Code;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use web::Site;

/// How long the runner waits when nothing is due.
const PAUSE: Duration = Duration::from_millis(500);
/// A mail server that takes longer over one mail is away; well within the lease of a mail.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a connection to the mail server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Secrecy {
    /// TLS from the first byte (port 465).
    Tls,
    /// TLS before anything is told, on a connection that begins without (port 587).
    Starttls,
    /// None; only for a mail server on this machine (port 25).
    None,
}

/// The mail server, as the configuration file tells it under `[mail]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Its host name; TLS holds it to that name.
    host: String,
    /// When it is not the usual one.
    port: Option<u16>,
    /// With whom to sign in there; without one nobody signs in.
    user: Option<String>,
    /// A file with the password and nothing else.
    password_file: Option<PathBuf>,
    /// The address that mails come from. Their name is that of the municipality.
    from: String,
    /// `starttls` unless told otherwise.
    tls: Option<Secrecy>,
}

/// Where mails go.
#[derive(Debug)]
pub enum Carrier {
    /// Onto the administrator's page, in a demonstration.
    Shown,
    /// To a mail server.
    Server(Box<Server>),
}

/// A mail server.
#[derive(Debug)]
pub struct Server {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

/// What came of a try.
enum Outcome {
    Sent,
    /// For now; the key of a text that tells why.
    PutOff(&'static str),
    /// For good; the key of a text that tells why.
    Refused(&'static str),
}

impl MailConfig {
    /// The mail server that is told here.
    ///
    /// # Errors
    /// A sentence with the way out.
    pub fn server(&self) -> Result<Carrier, Fail> {
        let from = self.from.parse().map_err(|_| Fail::way(format!("[mail] from = \"{}\" is no e-mail address", self.from)))?;
        let tls = self.tls.unwrap_or(Secrecy::Starttls);
        let is_here = ["localhost", "127.0.0.1", "::1"].contains(&self.host.as_str());
        if tls == Secrecy::None && !is_here {
            return Err(Fail::way("[mail] tls = \"none\" is only for a mail server on this machine; use \"starttls\" or \"tls\""));
        }
        let parameters = || TlsParameters::new(self.host.clone()).map_err(|error| Fail::way(format!("[mail] host: {error}")));
        let (port, tls) = match tls {
            Secrecy::Tls => (465, Tls::Wrapper(parameters()?)),
            Secrecy::Starttls => (587, Tls::Required(parameters()?)),
            Secrecy::None => (25, Tls::None),
        };
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(self.host.as_str());
        let mut builder = builder.port(self.port.unwrap_or(port)).tls(tls).timeout(Some(PATIENCE));
        if let Some(user) = &self.user {
            builder = builder.credentials(Credentials::new(user.clone(), self.password()?));
        }
        Ok(Carrier::Server(Box::new(Server { transport: builder.build(), from })))
    }

    fn password(&self) -> Result<String, Fail> {
        let path = self.password_file.as_ref().ok_or_else(|| Fail::way("[mail] user needs a password_file"))?;
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| Fail::way(format!("[mail] cannot read {} ({error})", path.display())))?;
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}

/// Runs until the program stops.
pub async fn run(site: Site, carrier: Arc<Carrier>) {
    let mut tenants: Vec<_> = site.tenants.values().cloned().collect();
    tenants.sort_by(|a, b| a.key.cmp(&b.key));
    tenants.dedup_by(|a, b| a.key == b.key);
    loop {
        let mut went = false;
        for tenant in &tenants {
            went |= next(&tenant.db, &site.policies, &carrier, site.clock).await.unwrap_or_else(|error| {
                tracing::error!(%error, municipality = tenant.key, "mail could not be looked after");
                false
            });
        }
        if !went {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Sends or shows the next mail that is due; whether there was one.
///
/// # Errors
/// When the database fails. A mail that went out meanwhile goes out again when its lease is over.
pub async fn next(db: &Db, policies: &Policies, carrier: &Carrier, clock: Clock) -> Result<bool> {
    if !mail::is_due(&db.reader(), clock.now()).await? {
        return Ok(false);
    }
    let Some(mail) = people::post::take(db, policies, clock.now()).await? else { return Ok(false) };
    let outcome = match carrier {
        Carrier::Shown => None,
        Carrier::Server(server) => {
            let name = settings::read(&db.reader()).await?.settings.name;
            Some(server.send(&mail, name, clock.now()).await)
        }
    };
    let tx = db.begin(&Viewer::system(), clock.now()).await?;
    let verb = match outcome {
        None => {
            mail::shown(&tx, &mail).await?;
            "mail.shown"
        }
        Some(Outcome::Sent) => {
            mail::sent(&tx, mail.id).await?;
            "mail.sent"
        }
        Some(Outcome::PutOff(why)) => match mail::put_off(&tx, &mail, why).await? {
            MailStatus::GivenUp => "mail.given_up",
            _ => "mail.put_off",
        },
        Some(Outcome::Refused(why)) => {
            mail::give_up(&tx, mail.id, why).await?;
            "mail.given_up"
        }
    };
    tx.commit(Event::new(verb).on(mail.id)).await?;
    Ok(true)
}

impl Server {
    async fn send(&self, mail: &Mail, from: String, now: Moment) -> Outcome {
        let message = match self.message(mail, from, now) {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(mail = %mail.id, %error, "a mail cannot be written");
                return Outcome::Refused("mail-why-refused");
            }
        };
        let error = match tokio::time::timeout(PATIENCE, self.transport.send(message)).await {
            Ok(Ok(_)) => return Outcome::Sent,
            Ok(Err(error)) => error,
            Err(_) => return Outcome::PutOff("mail-why-unreachable"),
        };
        let code = error.status();
        tracing::warn!(mail = %mail.id, code = code.map(tracing::field::display), "a mail did not go out");
        match code {
            Some(code) if is_about_us(code) => Outcome::PutOff("mail-why-settings"),
            Some(_) if error.is_permanent() => Outcome::Refused("mail-why-refused"),
            Some(_) => Outcome::PutOff("mail-why-later"),
            None => Outcome::PutOff("mail-why-unreachable"),
        }
    }

    /// The same mail is the same message however often it is tried, so that whoever gets it twice can tell.
    fn message(&self, mail: &Mail, from: String, now: Moment) -> Result<Message> {
        let to: Address =
            mail.address.as_deref().unwrap_or_default().parse().map_err(|_| Error::internal("not an address by RFC 5321"))?;
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(Mailbox::new(Some(from), self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(mail.letter.subject.as_str())
            .date(now.into())
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.domain())))
            .raw_header(automatic)
            .header(ContentType::TEXT_PLAIN);
        message.body(mail.letter.text.clone()).map_err(Error::internal)
    }
}

/// Whether an answer is about who we are, not about this mail (RFC 4954, section 6): it is for whoever keeps the server.
fn is_about_us(code: Code) -> bool {
    ["530", "534", "535", "538"].contains(&code.to_string().as_str())
}
