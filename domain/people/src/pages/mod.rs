//! The pages of this part.

mod account;
mod audit;
mod audit_check;
mod audit_facts;
mod backups;
mod code;
pub(crate) mod confirm;
mod deletion;
mod forgotten;
mod identities;
mod imports;
mod job;
mod jobs;
mod keepers;
mod language;
mod mail;
mod openid;
mod organisations;
mod own_data;
mod own_data_file;
mod passes;
mod passkey;
mod passkey_entry;
mod passkeys;
mod password;
mod people;
mod person;
mod retention;
mod retention_rule;
mod rights;
mod rights_requests;
mod second_factor;
mod security;
mod settings;
mod share;
mod sign_in;
pub mod tries;
mod way_back;
mod way_back_door;
pub(crate) mod words;
mod work;

use crate::access::{
    AnswerRightsRequest, DeletePerson, EditOrganisations, EditPeople, EnterWorkplace, FollowImports, FollowTask, GrantCapacity,
    KeepBackups, KeepOwnAccount, ReadAuditTrail, ReadMailQueue, RestoreAccess, SignIn,
};
use crate::hidden::HideFrom;
use crate::model::PassKind;
use crate::told::TellOf;
use kernel::Capacity;
use kernel::ids::{OrganisationId, PersonId};
use kernel::parts::Part;
use kernel::retention::{HoldTerms, ReadTerms};
use kernel::settings::EditSettings;
use serde::Deserialize;
use web::{Gate, Routes, paths};

/// The accounts.
pub const PEOPLE: &str = "/werk/mensen";
/// The organisations.
pub const ORGANISATIONS: &str = "/werk/organisaties";
/// The audit trail.
pub const AUDIT: &str = "/werk/logboek";
/// The work that goes on by itself.
pub const TASKS: &str = "/werk/taken";
/// The backups.
pub const BACKUPS: &str = "/werk/back-ups";
/// What was taken in from elsewhere.
pub const IMPORTS: &str = "/werk/inlezen";
/// What is kept how long.
pub const RETENTION: &str = "/werk/bewaren";
/// What people ask about their data.
pub const RIGHTS_REQUESTS: &str = "/werk/verzoeken";
/// What is kept about oneself.
pub const OWN_DATA: &str = "/mijn/gegevens";
/// What became of mail.
pub const MAIL: &str = "/werk/mail";
/// Asking for a new password.
pub const FORGOTTEN: &str = "/wachtwoord-vergeten";
/// One's own account.
const ACCOUNT: &str = web::paths::ACCOUNT;
/// As what one goes on.
const OWN_CAPACITY: &str = "/mijn/rol";
/// One's own password.
const OWN_PASSWORD: &str = "/mijn/wachtwoord";

/// The routes of this part.
pub fn routes(tell: &'static [TellOf], hide: &'static [HideFrom]) -> Routes {
    Routes::new(Part::People)
        .get(Gate::of::<SignIn>(), paths::SIGN_IN, sign_in::get)
        .post(Gate::of::<SignIn>(), paths::SIGN_IN, sign_in::post)
        .get(Gate::of::<SignIn>(), code::CODE, code::get)
        .post(Gate::of::<SignIn>(), code::CODE, code::post)
        .post(Gate::of::<SignIn>(), passkey_entry::PASSKEY, passkey_entry::post)
        .post(Gate::of::<SignIn>(), "/inloggen/passkey/begin", passkey_entry::post_begin)
        .post(Gate::of::<SignIn>(), "/inloggen/voorbeeld", sign_in::post_example)
        .post(Gate::of::<SignIn>(), "/uitloggen", sign_in::post_sign_out)
        .get(Gate::of::<SignIn>(), "/uitnodiging/{secret}", passes::get_invitation)
        .post(Gate::of::<SignIn>(), "/uitnodiging/{secret}", passes::post_invitation)
        .get(Gate::of::<SignIn>(), "/uitnodiging/{secret}/via/{provider}", openid::get_invitation)
        .get(Gate::of::<SignIn>(), "/inloggen/via/{provider}", openid::get)
        .get(Gate::of::<SignIn>(), "/inloggen/via/{provider}/terug", openid::get_back)
        .get(Gate::of::<SignIn>(), "/inloggen/via/{provider}/sleutels", openid::get_keys)
        .get(Gate::of::<SignIn>(), FORGOTTEN, forgotten::get)
        .post(Gate::of::<SignIn>(), FORGOTTEN, forgotten::post)
        .get(Gate::of::<SignIn>(), "/wachtwoord-vergeten/{secret}", passes::get_recovery)
        .post(Gate::of::<SignIn>(), "/wachtwoord-vergeten/{secret}", passes::post_recovery)
        .get(Gate::of::<SignIn>(), "/weg-terug/{secret}", way_back_door::get)
        .post(Gate::of::<SignIn>(), "/weg-terug/{secret}", way_back_door::post)
        .get(Gate::of::<SignIn>(), "/l/{secret}", share::get)
        .post(Gate::of::<SignIn>(), "/l/{secret}", share::post)
        .get(Gate::of::<SignIn>(), "/taal/{tag}", language::get)
        .get(Gate::of::<SignIn>(), security::TXT, security::get)
        .get(Gate::of::<EnterWorkplace>(), paths::WORK, move |visit| work::get(visit, hide))
        .get(Gate::of::<FollowTask>(), TASKS, jobs::get)
        .get(Gate::of::<FollowTask>(), "/werk/taken/{id}", job::get)
        .post(Gate::of::<FollowTask>(), "/werk/taken/{id}/stoppen", job::post_stop)
        .get(Gate::of::<KeepOwnAccount>(), ACCOUNT, account::get)
        .get(Gate::of::<KeepOwnAccount>(), OWN_CAPACITY, account::get_capacity)
        .post(Gate::of::<KeepOwnAccount>(), OWN_CAPACITY, account::post_capacity)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/sessies/{id}/einde", account::post_end)
        .get(Gate::of::<KeepOwnAccount>(), OWN_DATA, move |visit| own_data::get(visit, tell))
        .get(Gate::of::<KeepOwnAccount>(), "/mijn/gegevens/bestand", move |visit| own_data_file::get(visit, tell))
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/gegevens/naam", move |visit, form| own_data::post_name(visit, form, tell))
        .get(Gate::of::<KeepOwnAccount>(), "/mijn/verzoek", rights::get)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/verzoek", rights::post)
        .get(Gate::of::<AnswerRightsRequest>(), RIGHTS_REQUESTS, rights_requests::get)
        .get(Gate::of::<AnswerRightsRequest>(), "/werk/verzoeken/{id}", rights_requests::get_one)
        .post(Gate::of::<AnswerRightsRequest>(), "/werk/verzoeken/{id}", rights_requests::post)
        .get(Gate::of::<KeepOwnAccount>(), second_factor::SECOND_FACTOR, second_factor::get)
        .post(Gate::of::<KeepOwnAccount>(), second_factor::SECOND_FACTOR, second_factor::post_confirm)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/tweede-stap/begin", second_factor::post_begin)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/tweede-stap/herstelcodes", second_factor::post_codes)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/tweede-stap/einde", second_factor::post_end)
        .get(Gate::of::<KeepOwnAccount>(), passkeys::PASSKEYS, passkeys::get)
        .post(Gate::of::<KeepOwnAccount>(), passkeys::PASSKEYS, passkeys::post)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/passkeys/begin", passkeys::post_begin)
        .get(Gate::of::<KeepOwnAccount>(), "/mijn/passkeys/{id}", passkey::get)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/passkeys/{id}", passkey::post)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/passkeys/{id}/verwijderen", passkey::post_removal)
        .post(Gate::of::<KeepOwnAccount>(), confirm::CONFIRM, confirm::post)
        .get(Gate::of::<KeepOwnAccount>(), OWN_PASSWORD, password::get)
        .post(Gate::of::<KeepOwnAccount>(), OWN_PASSWORD, password::post)
        .post(Gate::of::<KeepOwnAccount>(), identities::IDENTITIES, identities::post)
        .post(Gate::of::<KeepOwnAccount>(), "/mijn/koppelingen/{id}/einde", identities::post_end)
        .get(Gate::of::<EditPeople>(), PEOPLE, people::get)
        .post(Gate::of::<EditPeople>(), PEOPLE, people::post)
        .get(Gate::of::<EditPeople>(), "/werk/mensen/{id}", person::get)
        .post(Gate::of::<EditPeople>(), "/werk/mensen/{id}", person::post)
        .post(Gate::of::<EditPeople>(), "/werk/mensen/{id}/uitnodiging", person::post_invitation)
        .post(Gate::of::<GrantCapacity>(), "/werk/mensen/{id}/rollen", person::post_capacity)
        .post(Gate::of::<GrantCapacity>(), "/werk/mensen/{id}/rollen/{membership}/einde", person::post_end)
        .post(Gate::of::<EditPeople>(), "/werk/mensen/{id}/sessies/einde", person::post_sessions_end)
        .get(Gate::of::<RestoreAccess>(), "/werk/mensen/{id}/weg-terug", way_back::get)
        .post(Gate::of::<RestoreAccess>(), "/werk/mensen/{id}/weg-terug", way_back::post)
        .post(Gate::of::<RestoreAccess>(), "/werk/mensen/{id}/weg-terug/einde", way_back::post_end)
        .get(Gate::of::<DeletePerson>(), "/werk/mensen/{id}/verwijdering", deletion::get)
        .post(Gate::of::<DeletePerson>(), "/werk/mensen/{id}/verwijdering", deletion::post)
        .get(Gate::of::<EditOrganisations>(), ORGANISATIONS, organisations::get)
        .post(Gate::of::<EditOrganisations>(), ORGANISATIONS, organisations::post)
        .get(Gate::of::<EditOrganisations>(), "/werk/organisaties/{id}", organisations::get_one)
        .post(Gate::of::<EditOrganisations>(), "/werk/organisaties/{id}", organisations::post_one)
        .get(Gate::of::<ReadAuditTrail>(), AUDIT, move |visit, asked| audit::get(visit, asked, hide))
        .post(Gate::of::<ReadAuditTrail>(), "/werk/logboek/controle", audit_check::post)
        .get(Gate::of::<KeepBackups>(), BACKUPS, backups::get)
        .post(Gate::of::<KeepBackups>(), BACKUPS, backups::post)
        .get(Gate::of::<FollowImports>(), IMPORTS, imports::get)
        .get(Gate::of::<ReadTerms>(), RETENTION, retention::get)
        .get(Gate::of::<ReadTerms>(), "/werk/bewaren/{rule}", retention_rule::get)
        .post(Gate::of::<HoldTerms>(), "/werk/bewaren/{rule}/aanhouden", retention_rule::post_hold)
        .post(Gate::of::<HoldTerms>(), "/werk/bewaren/{rule}/vrijgeven", retention_rule::post_release)
        .get(Gate::of::<ReadMailQueue>(), MAIL, move |visit| mail::get(visit, hide))
        .get(Gate::of::<EditSettings>(), paths::SETTINGS, settings::get)
        .post(Gate::of::<EditSettings>(), paths::SETTINGS, settings::post)
}

fn person_path(id: PersonId) -> String {
    format!("{PEOPLE}/{id}")
}

fn organisation_path(id: OrganisationId) -> String {
    format!("{ORGANISATIONS}/{id}")
}

pub use way_back_door::STOP;

/// Where personal links of a kind lead, without their secret.
pub fn pass_path(kind: PassKind) -> &'static str {
    match kind {
        PassKind::Invitation => "/uitnodiging",
        PassKind::Recovery => FORGOTTEN,
    }
}

/// Where somebody wants to go on, as an address or a form says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Back {
    terug: String,
}

/// Where somebody begins who acts in this capacity.
fn home_of(capacity: Capacity) -> &'static str {
    if capacity == Capacity::Resident { ACCOUNT } else { paths::WORK }
}
