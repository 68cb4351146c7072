//! People with an account, organisations, as what people act, sessions, personal links, what a municipality may choose, and what came of a task. No database, no pages.

mod attempt;
mod backup;
mod comparison;
mod hold;
mod identity;
mod membership;
mod organisation;
mod outcome;
mod pass;
mod passkey;
mod password;
mod person;
mod rights_request;
mod second_factor;
mod session;
mod settings;
mod share;
mod way_back;
mod ways_in;

pub use attempt::{ATTEMPTS_LAST, Attempt, DEVICE_LASTS, Target, Wait};
pub use backup::{Backup, is_late};
pub use comparison::{Difference, differences};
pub use hold::HoldDraft;
pub use identity::{DETOUR_LASTS, Detour, Errand, Identity, identity_key};
pub use membership::{Membership, MembershipChange, MembershipDraft, needs_organisation, read_day};
pub use organisation::{Organisation, OrganisationChange, OrganisationDraft, OrganisationKind};
pub use outcome::{AUDIT_CHECK, MAKE_BACKUP, Outcome};
pub use pass::{Pass, PassKind};
pub use passkey::{PASSKEYS_MOST, Passkey, check_passkey_name};
pub use password::{check_password, well_known};
pub use person::{Name, Person, PersonChange, PersonDraft, check_name, email_key, is_email};
pub use rights_request::{OPEN_REQUESTS, RightsRequest, RightsRequestDraft, RightsRequestKind, check_answer};
pub use second_factor::{
    Enrolment, Qr, RECOVERY_BYTES, RECOVERY_CODES, SECRET_BYTES, enrolment, qr, recovery_key, recovery_text, step_of,
};
pub use session::{CONFIRMED_FOR, Limits, Session, browser};
pub use settings::SettingsDraft;
pub use share::{SHARE_DAYS, SHARE_DAYS_MOST, Share, ShareChange, ShareDraft};
pub use way_back::{KnownBy, Lost, WAY_BACK_LASTS, WayBack, WayBackDraft};
pub use ways_in::WaysIn;
