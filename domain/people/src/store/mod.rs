//! All database work of this part.

mod attempts;
mod backups;
mod deletion;
mod devices;
mod examples;
mod identities;
mod memberships;
mod organisations;
mod passes;
mod passkeys;
mod people;
mod retention;
mod rights_requests;
mod rows;
mod second_factor;
mod secrets;
mod sessions;
mod shares;
mod ways_back;
mod ways_in;

pub use attempts::{Counted, attempt, forget_attempts, note_attempt};
pub use backups::backups;
pub use deletion::{delete_person, empty_places};
pub use devices::{Whose, devices, know_device, known_device};
pub use examples::{example, seed_examples};
pub use identities::{
    accept_by_identity, begin_detour, by_identity, detour_secret, end_detour, end_identity, has_guarding_identity, identities,
    link_identity,
};
pub use memberships::{end_membership, grant};
pub use organisations::{add_organisation, change_organisation, organisation, organisations, organisations_of};
pub use passes::{give_pass, pass, secret, use_pass};
pub(crate) use passkeys::{
    KeptKey, add_passkey, answered, ask, by_credential, credentials, passkey, passkeys, remove_passkey, rename_passkey,
    room_for_passkey, shown,
};
pub use people::{
    Holder, acting, add_person, all, at_the_door, by_email, by_email_key, change_own_name, change_own_password, change_person,
    doers, email_key, find, names, own, password_of,
};
pub use retention::{Accounts, overdue_accounts, rules};
pub use rights_requests::{
    add_rights_request, answer_rights_request, open_rights_requests, own_rights_requests, rights_request, rights_requests,
};
pub use second_factor::{
    HalfIn, SecondFactor, begin_second_factor, code_fits, confirm_second_factor, end_second_factor, half_in, half_in_by,
    has_second_factor, new_recovery_codes, second_factor,
};
pub(crate) use secrets::hex;
pub use secrets::token;
pub use sessions::{
    NewSession, close_session, confirm_session, confirmed, end_session, end_sessions, open_session, recognise, sessions,
    sessions_of, switch_session,
};
pub use shares::{add_share, open_share, own_shares, share, share_by_session, shares, withdraw_share};
pub use ways_back::{
    ask_way_back, own_way_back, stop_way_back, take_passkey, take_way_back, way_back, way_back_by, way_back_of_own, what_they_have,
    withdraw_way_back,
};
pub use ways_in::{ways_in, with_second_factor};
