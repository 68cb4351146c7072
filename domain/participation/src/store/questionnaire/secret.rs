//! Codes of responses: out of one link, account or form comes one code, so that whoever tries again finds what they began.

use crate::model::Code;
use kernel::ids::{PersonId, QuestionnaireId};
use kernel::vault::Field;
use kernel::{Error, Moment, Result, Sealed};
use sha2::{Digest, Sha256};

/// What a code is worked out of, apart from every other use of the same words.
const LABEL: &str = "samenkoers-response/1";
const ACCOUNT: Field = Field::of("participation_response", "code");
const FORM: Field = Field::of("participation_response", "started");

/// A new code.
///
/// # Errors
/// When the machine gives no random number.
#[expect(clippy::disallowed_methods, reason = "the codes of links and forms are made here")]
pub(super) fn fresh() -> Result<Code> {
    let mut bytes = [0u8; 10];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(Code::of(bytes))
}

/// The code of whoever has something that nobody else has.
pub fn code_from(secret: &str) -> Code {
    let hash = Sha256::digest(format!("{LABEL} {secret}").as_bytes());
    Code::of(std::array::from_fn(|place| hash[place]))
}

/// The code of somebody who is signed in. Who reads the database cannot tell whose it is.
pub fn code_of_account(db: &impl Sealed, questionnaire: QuestionnaireId, person: PersonId) -> Code {
    code_from(&kernel::hex::hex(&db.vault().lookup(ACCOUNT, &format!("{questionnaire} {person}"))))
}

/// What stands in the form that begins a response: when it was shown, something that was never there before, and a seal on both.
///
/// # Errors
/// When the machine gives no random number.
pub fn ticket(db: &impl Sealed, now: Moment) -> Result<String> {
    let shown = format!("{}.{}", now.timestamp_micros(), fresh()?);
    Ok(format!("{shown}.{}", seal(db, &shown)))
}

/// When the form was shown that a ticket stood in; nothing when it is none of ours.
pub fn shown_at(db: &impl Sealed, ticket: &str) -> Option<Moment> {
    let (shown, sealed) = ticket.rsplit_once('.')?;
    let at = Moment::from_timestamp_micros(shown.split('.').next()?.parse().ok()?)?;
    (seal(db, shown) == sealed).then_some(at)
}

fn seal(db: &impl Sealed, shown: &str) -> String {
    kernel::hex::hex(&db.vault().lookup(FORM, shown))
}
