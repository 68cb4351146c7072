//! Mail through a real mail server on loopback (aiosmtpd), which reads what it took with a parser of its own.

use crate::commands::keep_to_owner;
use crate::kills::{Municipality, Server, cookie, hidden};
use app::mail::{Carrier, MailConfig, next};
use app::program::{self, parts};
use chrono::Duration;
use kernel::access::Policies;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::mail::{self, Letter, MailStatus};
use kernel::{Clock, Moment, Viewer, vault};
use serde_json::Value;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use testing::{Database, noon};

/// The mail server; it goes when this is dropped.
struct Smtp {
    child: Child,
    port: u16,
    taken: Receiver<Value>,
}

impl Smtp {
    /// Starts it, where there is Python with its packages.
    fn start(args: &[&str]) -> Option<Self> {
        let Some(venv) = std::env::var_os("SAMENKOERS_VENV") else {
            println!("skipped: SAMENKOERS_VENV is not set");
            return None;
        };
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/smtp.py");
        let mut python = Command::new(Path::new(&venv).join("bin/python"));
        let mut child = python.arg(script).args(args).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        let (tell, taken) = channel();
        std::thread::spawn(move || lines_of(lines).try_for_each(|mail| tell.send(mail)));
        Some(Self { child, port, taken })
    }

    fn carrier(&self, more: &str) -> Carrier {
        config(&format!("host = \"127.0.0.1\"\nport = {}\n{more}", self.port)).server().unwrap()
    }

    /// What it took since the last time.
    fn taken(&self) -> Vec<Value> {
        self.taken.try_iter().collect()
    }

    /// Waits until it took a mail, while whoever sends it goes on.
    async fn takes(&self) -> Value {
        loop {
            match self.taken.try_recv() {
                Ok(mail) => return mail,
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(5)).await,
            }
        }
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn lines_of(lines: Lines<BufReader<ChildStdout>>) -> impl Iterator<Item = Value> {
    lines.map_while(Result::ok).map(|line| serde_json::from_str(&line).unwrap())
}

fn config(text: &str) -> MailConfig {
    toml::from_str(&format!("from = \"agenda@gemeente.example\"\n{text}")).unwrap()
}

const PLAIN: &str = "tls = \"none\"";

/// Queues mails to these addresses in one write.
async fn queue(db: &Database, addresses: &[&str]) {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    for address in addresses {
        let letter =
            Letter { subject: "Uw account bij Súdwest-Fryslân".to_owned(), text: "Beste Noor,\n\nEén — €.\n".to_owned() };
        let person = PersonId::fresh();
        vault::make(&tx, person).await.unwrap();
        mail::queue(&tx, person, address, letter, None).await.unwrap();
    }
    tx.commit(Event::new("municipality.set_up")).await.unwrap();
}

/// Does all that is due at a moment.
async fn work(db: &Database, carrier: &Carrier, now: Moment) {
    while next(db, &policies(), carrier, Clock::Fixed(now)).await.unwrap() {}
}

fn policies() -> Policies {
    program::policies().unwrap()
}

async fn states(db: &Database) -> Vec<(MailStatus, i64, String)> {
    let mut mails = db.mails(99).await;
    mails.sort_by_key(|mail| mail.id.0);
    mails.into_iter().map(|mail| (mail.status, mail.attempts, mail.why)).collect()
}

testing::on_both_engines! { parts;
    async fn a_mail_arrives_whole_with_its_headers(db: Database) {
        let Some(smtp) = Smtp::start(&[]) else { return };
        db.set(|settings| settings.name = "Gemeente Súdwest-Fryslân".to_owned()).await;
        queue(&db, &["noor@voorbeeld.example"]).await;
        let id = db.mails(1).await[0].id;
        work(&db, &smtp.carrier(PLAIN), noon()).await;
        let taken = smtp.taken();
        assert_eq!(taken.len(), 1);
        let headers = &taken[0]["headers"];
        assert_eq!(headers["From"], "Gemeente Súdwest-Fryslân <agenda@gemeente.example>");
        assert_eq!(headers["To"], "noor@voorbeeld.example");
        assert_eq!(headers["Subject"], "Uw account bij Súdwest-Fryslân");
        assert_eq!(headers["Date"], "Wed, 01 Jul 2026 10:00:00 +0000");
        assert_eq!(headers["Message-ID"], format!("<{id}@gemeente.example>"));
        assert_eq!((&headers["Auto-Submitted"], &headers["Content-Type"]), (&"auto-generated".into(), &"text/plain; charset=\"utf-8\"".into()));
        assert_eq!(taken[0]["text"], "Beste Noor,\n\nEén — €.\n");
        assert!(taken[0]["raw"].as_str().unwrap().is_ascii(), "{}", taken[0]["raw"]);
        assert_eq!((&taken[0]["from"], &taken[0]["to"][0]), (&"agenda@gemeente.example".into(), &"noor@voorbeeld.example".into()));
        let kept = &db.mails(1).await[0];
        assert_eq!((kept.status, kept.letter.text.as_str()), (MailStatus::Sent, ""), "what was sent is not kept");
        assert_eq!(db.verbs().await[..2], ["mail.sent", "mail.tried"]);
    }

    async fn a_refusal_for_now_is_tried_again_and_one_for_good_is_not(db: Database) {
        let Some(smtp) = Smtp::start(&[]) else { return };
        queue(&db, &["later@voorbeeld.example", "never@voorbeeld.example", "geen adres"]).await;
        let carrier = smtp.carrier(PLAIN);
        work(&db, &carrier, noon()).await;
        let later = (MailStatus::Waiting, 1, "mail-why-later".to_owned());
        let never = (MailStatus::GivenUp, 1, "mail-why-refused".to_owned());
        assert_eq!(states(&db).await, [later.clone(), never.clone(), never.clone()]);
        work(&db, &carrier, noon() + Duration::seconds(59)).await;
        assert_eq!(states(&db).await[0], later, "not yet");
        work(&db, &carrier, noon() + Duration::minutes(1)).await;
        assert_eq!(states(&db).await, [(MailStatus::Sent, 2, String::new()), never.clone(), never]);
        assert_eq!(smtp.taken().len(), 1);
    }

    async fn a_mail_is_given_up_after_seven_tries_that_get_further_apart(db: Database) {
        let Some(smtp) = Smtp::start(&[]) else { return };
        queue(&db, &["busy@voorbeeld.example"]).await;
        let carrier = smtp.carrier(PLAIN);
        let mut now = noon();
        for (tried, minutes) in [1, 5, 15, 60, 240, 720].into_iter().enumerate() {
            work(&db, &carrier, now).await;
            assert_eq!(states(&db).await[0].1, i64::try_from(tried).unwrap() + 1);
            now += Duration::minutes(minutes);
        }
        assert_eq!(states(&db).await[0].0, MailStatus::Waiting);
        work(&db, &carrier, now).await;
        assert_eq!(states(&db).await, [(MailStatus::GivenUp, 7, "mail-why-later".to_owned())]);
        work(&db, &carrier, now + Duration::days(9)).await;
        assert_eq!((smtp.taken(), states(&db).await[0].1), (Vec::new(), 7));
        assert_eq!(db.mails(1).await[0].letter.text, "", "nor is it kept");
    }

    async fn a_server_that_is_away_or_does_not_know_us_is_tried_again(db: Database) {
        let Some(smtp) = Smtp::start(&["login"]) else { return };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        let login = format!("{PLAIN}\nuser = \"samenkoers\"\npassword_file = {:?}", file.to_str().unwrap());
        let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let away = config(&format!("host = \"127.0.0.1\"\nport = {nobody}\n{PLAIN}")).server().unwrap();
        queue(&db, &["noor@voorbeeld.example"]).await;
        work(&db, &away, noon()).await;
        assert_eq!(states(&db).await, [(MailStatus::Waiting, 1, "mail-why-unreachable".to_owned())]);
        work(&db, &smtp.carrier(PLAIN), noon() + Duration::minutes(1)).await;
        assert_eq!(states(&db).await, [(MailStatus::Waiting, 2, "mail-why-settings".to_owned())]);
        std::fs::write(&file, "een ander woord\n").unwrap();
        keep_to_owner(&file);
        work(&db, &smtp.carrier(&login), noon() + Duration::minutes(6)).await;
        assert_eq!(states(&db).await, [(MailStatus::Waiting, 3, "mail-why-settings".to_owned())]);
        std::fs::write(&file, "geheim woord\n").unwrap();
        work(&db, &smtp.carrier(&login), noon() + Duration::minutes(21)).await;
        assert_eq!((states(&db).await, smtp.taken().len()), (vec![(MailStatus::Sent, 4, String::new())], 1));
    }

    async fn nothing_is_told_to_a_server_without_tls_unless_it_is_meant(db: Database) {
        let Some(smtp) = Smtp::start(&[]) else { return };
        queue(&db, &["noor@voorbeeld.example"]).await;
        work(&db, &smtp.carrier(""), noon()).await;
        assert_eq!(states(&db).await, [(MailStatus::Waiting, 1, "mail-why-unreachable".to_owned())]);
        assert_eq!(smtp.taken(), [Value::Null; 0]);
        assert!(config("host = \"mail.voorbeeld.example\"\ntls = \"none\"").server().is_err());
    }

    async fn a_mail_of_which_the_end_was_cut_off_goes_out_again_as_the_same_message(db: Database) {
        // At least once: whoever dies between sending and writing that down sends again. What was written down is not sent again.
        let Some(smtp) = Smtp::start(&[]) else { return };
        queue(&db, &["noor@voorbeeld.example", "hold@voorbeeld.example"]).await;
        let carrier = smtp.carrier(PLAIN);
        let policies = policies();
        assert!(next(&db, &policies, &carrier, Clock::Fixed(noon())).await.unwrap());
        let first = smtp.takes().await;
        let cut_off = tokio::select! {
            done = next(&db, &policies, &carrier, Clock::Fixed(noon())) => panic!("the answer came: {done:?}"),
            taken = smtp.takes() => taken,
        };
        work(&db, &carrier, noon() + Duration::minutes(4)).await;
        assert_eq!(smtp.taken(), [Value::Null; 0], "it may still be under way");
        work(&db, &carrier, noon() + Duration::minutes(6)).await;
        let again = smtp.taken();
        assert_eq!(again.len(), 1, "only what was not written down");
        assert_eq!(again[0]["headers"]["Message-ID"], cut_off["headers"]["Message-ID"]);
        assert_ne!(again[0]["headers"]["Message-ID"], first["headers"]["Message-ID"]);
        assert!(states(&db).await.iter().all(|(status, ..)| *status == MailStatus::Sent));
    }
}

#[test]
fn the_program_itself_sends_a_link_and_its_log_tells_neither_secret_nor_address() {
    let Some(smtp) = Smtp::start(&[]) else { return };
    let municipality = Municipality::bare(false).unwrap();
    municipality.add_officer();
    let log = tempfile::NamedTempFile::new().unwrap();
    let mail = format!("[mail]\nfrom = \"agenda@gemeente.example\"\nhost = \"127.0.0.1\"\nport = {}\n{PLAIN}\n", smtp.port);
    let server = Server::with(municipality.data(), &mail, "trace", log.reopen().unwrap());

    let (_, page) = server.ask("GET", "/wachtwoord-vergeten", "", "");
    let (cookies, csrf) = (cookie(&page, "samenkoers-form").unwrap(), hidden(&page, "csrf"));
    let form = format!("csrf={csrf}&email=proef@samenkoers.example");
    assert_eq!(server.ask("POST", "/wachtwoord-vergeten", &cookies, &form).0, 303);
    let taken = smtp.taken.recv_timeout(std::time::Duration::from_secs(60)).unwrap();
    let link = taken["text"].as_str().unwrap().lines().find(|line| line.starts_with(&server.origin())).unwrap();
    let path = link.strip_prefix(&server.origin()).unwrap();
    assert_eq!(server.ask("GET", path, &cookies, "").0, 200);
    let form = format!("csrf={csrf}&password=een+heel+andere+zin");
    assert_eq!(server.ask("POST", path, &cookies, &form).0, 303);
    let told = smtp.taken.recv_timeout(std::time::Duration::from_secs(60)).unwrap();
    assert_eq!(told["headers"]["Subject"], "Uw wachtwoord bij Gemeente Waterstad is veranderd");
    let form = format!("csrf={csrf}&terug=/werk&email=proef@samenkoers.example&password=een+heel+andere+zin");
    assert!(server.ask("POST", "/inloggen", &cookies, &form).1.contains("location: /werk"));
    drop(server);

    let log = std::fs::read_to_string(log.path()).unwrap();
    assert!(log.contains("TRACE"), "it tells all it can");
    for secret in [path.rsplit('/').next().unwrap(), "proef@samenkoers.example", "een heel andere zin", "een+heel+andere+zin"] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
