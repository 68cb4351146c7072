//! `person add`: the first account of a municipality, made by whoever keeps the server.

use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::{Fail, program};
use clap::Args;
use kernel::audit::Event;
use kernel::{Capacity, Clock, Viewer};
use people::access::{Account, EditPeople};
use people::model::{MembershipChange, PersonDraft, well_known};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// Whom to add. The password is read from standard input, so that it stands in no command history.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// Name on the pages.
    #[arg(long)]
    name: String,
    /// E-mail address to sign in with.
    #[arg(long)]
    email: String,
    /// As what the person acts: administrator, policy_officer, controller, councillor …
    #[arg(long, value_parser = capacity, value_name = "CAPACITY")]
    role: Capacity,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// A file of passwords that leaked, which nobody may choose (docs/operations.md).
    #[arg(long, value_name = "FILE")]
    leaked_passwords: Option<PathBuf>,
    #[command(flatten)]
    data: DataArgs,
}

/// Adds a person.
///
/// # Errors
/// One sentence with the way out.
pub async fn add(args: AddArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let draft = PersonDraft { name: args.name.clone(), email: args.email.clone(), active: Some(String::new()) };
    let person = draft.check(false).map_err(|_| Fail::way("the name or the e-mail address is not right; both are needed"))?;
    say("Password (at least 12 characters):");
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();

    let db = data.database(&key).await?;
    let municipality = kernel::settings::read(&db.reader()).await?.settings.name;
    let known = well_known([person.name.as_str(), &person.email, &municipality]);
    let leaked = args.leaked_passwords.as_deref();
    leaked.map_or(Ok(()), try_leaked)?;
    if let Some(fault) = people::password::faults("password", &password, known, leaked).await?.of("password") {
        return Err(Fail::way(sentence(fault)));
    }
    let viewer = Viewer::system();
    let right = program::policies()?.allow::<EditPeople>(&viewer, Account::OTHER)?;
    let hash = people::password::hash(password).await?;
    let tx = db.begin(&viewer, Clock::System.now()).await?;
    let first = MembershipChange::from(args.role, kernel::clock::day(tx.now()));
    let id = people::store::add_person(&tx, &right, &person, &first, Some(hash)).await.map_err(|error| match error {
        kernel::Error::Taken(_) => Fail::way("there is an account with this e-mail address already"),
        error => error.into(),
    })?;
    tx.commit(Event::new("person.added").by(&right).on(id)).await?;
    db.close().await;
    say(&format!("{key}: the account is ready; sign in at /inloggen"));
    if matches!(args.role, Capacity::Administrator | Capacity::PrivacyOfficer) {
        say("The first sign-in asks for a second factor: a passkey, or an app on a telephone.");
    }
    Ok(())
}

/// Looks whether a file of passwords that leaked is one.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn try_leaked(file: &Path) -> Result<(), Fail> {
    people::password::try_leaked(file).map_err(|error| {
        let file = file.display();
        Fail::way(format!("{file} is no file of passwords that leaked, as docs/operations.md describes it ({error})"))
    })
}

/// What is wrong with a password, and what helps.
fn sentence(fault: &str) -> &'static str {
    match fault {
        "fault-password-short" => "a password has at least 12 characters",
        "fault-too-long" => "a password has at most 1024 bytes",
        "fault-password-leaked" => {
            "this password leaked somewhere; take three or four words that have nothing to do with each other"
        }
        _ => "this password is soon guessed; take three or four words that have nothing to do with each other",
    }
}

/// A capacity by its word, also with hyphens: `policy-officer`.
fn capacity(word: &str) -> Result<Capacity, String> {
    // Who acts for an organisation is let in on the pages, where the organisation is chosen.
    let alone = || Capacity::given().filter(|one| !people::model::needs_organisation(*one));
    let known: Vec<_> = alone().map(Capacity::word).collect();
    let plain = word.replace('-', "_");
    alone().find(|one| one.word() == plain).ok_or_else(|| format!("there are: {}", known.join(", ")))
}
