//! The pages of this part.

mod job;
mod language;
mod password;
mod people;
mod person;
mod settings;
mod sign_in;
mod work;

use crate::access::{EditPeople, EnterWorkplace, FollowTask, SignIn};
use kernel::parts::Part;
use kernel::settings::EditSettings;
use web::{Gate, Routes, paths};

/// The accounts.
pub const PEOPLE: &str = "/werk/mensen";
/// One's own password.
const OWN_PASSWORD: &str = "/werk/wachtwoord";

/// The routes of this part.
pub fn routes() -> Routes {
    Routes::new(Part::People)
        .get(Gate::of::<SignIn>(), paths::SIGN_IN, sign_in::get)
        .post(Gate::of::<SignIn>(), paths::SIGN_IN, sign_in::post)
        .post(Gate::of::<SignIn>(), "/inloggen/voorbeeld", sign_in::post_example)
        .post(Gate::of::<SignIn>(), "/uitloggen", sign_in::post_sign_out)
        .get(Gate::of::<SignIn>(), "/taal/{tag}", language::get)
        .get(Gate::of::<EnterWorkplace>(), paths::WORK, work::get)
        .get(Gate::of::<FollowTask>(), "/werk/taken/{id}", job::get)
        .post(Gate::of::<FollowTask>(), "/werk/taken/{id}/stoppen", job::post_stop)
        .get(Gate::of::<EnterWorkplace>(), OWN_PASSWORD, password::get)
        .post(Gate::of::<EnterWorkplace>(), OWN_PASSWORD, password::post)
        .get(Gate::of::<EditPeople>(), PEOPLE, people::get)
        .post(Gate::of::<EditPeople>(), PEOPLE, people::post)
        .get(Gate::of::<EditPeople>(), "/werk/mensen/{id}", person::get)
        .post(Gate::of::<EditPeople>(), "/werk/mensen/{id}", person::post)
        .post(Gate::of::<EditPeople>(), "/werk/mensen/{id}/wachtwoord", person::post_password)
        .get(Gate::of::<EditSettings>(), paths::SETTINGS, settings::get)
        .post(Gate::of::<EditSettings>(), paths::SETTINGS, settings::post)
}

fn person_path(id: kernel::ids::PersonId) -> String {
    format!("{PEOPLE}/{id}")
}
