//! People with an account, organisations, as what people act, sessions, personal links, what a municipality may choose, and what came of a task. No database, no pages.

mod comparison;
mod membership;
mod organisation;
mod outcome;
mod pass;
mod passkey;
mod person;
mod second_factor;
mod session;
mod settings;
mod share;

pub use comparison::{Difference, differences};
pub use membership::{Membership, MembershipChange, MembershipDraft};
pub use organisation::{Organisation, OrganisationChange, OrganisationDraft, OrganisationKind};
pub use outcome::{AUDIT_CHECK, Outcome};
pub use pass::{Pass, PassKind};
pub use passkey::{PASSKEYS_MOST, Passkey, check_passkey_name};
pub use person::{Name, PASSWORD_LEAST, Person, PersonChange, PersonDraft, check_password, email_key, is_email};
pub use second_factor::{Enrolment, Qr, RECOVERY_CODES, SECRET_BYTES, enrolment, qr, recovery_key, recovery_text, step_of};
pub use session::{Limits, Session, browser};
pub use settings::SettingsDraft;
pub use share::{SHARE_DAYS, SHARE_DAYS_MOST, Share, ShareChange, ShareDraft};
