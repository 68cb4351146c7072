//! The mails of this part.

use crate::model::{PassKind, Person};
use crate::pages;
use kernel::clock::{day, hour_minute};
use kernel::ids::PersonId;
use kernel::mail::{Letter, SECRET};
use kernel::settings::{Lang, Settings};
use kernel::{Capacity, Moment, Viewer};
use web::mail::letter;
use web::numbers::date_in;
use web::texts::{Arg, Texts};

/// What mails of a site have in common.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// What the municipality chose.
    pub settings: &'a Settings,
    /// Where the site is: `https://agenda.dronten.example`.
    pub address: &'a str,
}

impl<'a> Desk<'a> {
    /// The desk at which a visit is written from. `address` is that of [`web::Visit::address`].
    pub fn of(visit: &'a web::Visit, address: &'a str) -> Self {
        Self { texts: &visit.site.texts, settings: visit.settings(), address }
    }

    /// The mail with a personal link, whose secret comes when it goes out.
    pub fn pass(&self, kind: PassKind, person: &Person) -> Letter {
        let link = format!("{}{}/{SECRET}", self.address, pages::pass_path(kind));
        letter(self.texts, self.settings, kind.word(), &[("name", person.name.value()), ("link", link.value())])
    }

    /// The mail to another address of somebody who had a way in, with a link to choose a password by.
    pub fn address_new(&self, person: &Person) -> Letter {
        let link = format!("{}{}/{SECRET}", self.address, pages::pass_path(PassKind::Recovery));
        letter(self.texts, self.settings, "address-new", &[("name", person.name.value()), ("link", link.value())])
    }

    /// Tells somebody that their password was changed.
    pub fn password_changed(&self, person: &Person, now: Moment) -> Letter {
        self.happened("password-changed", person, now, pages::FORGOTTEN)
    }

    /// Tells somebody that a passkey was added to their account.
    pub fn passkey_added(&self, person: &Person, now: Moment) -> Letter {
        self.happened("passkey-added", person, now, web::paths::ACCOUNT)
    }

    /// Tells somebody that a way back opens for them at a moment, with the link that stops it.
    pub fn way_back_asked(&self, person: &Person, opens: Moment) -> Letter {
        self.happened("way-back-asked", person, opens, &format!("{}/{SECRET}", pages::STOP))
    }

    /// Tells somebody that they are in by a way back.
    pub fn way_back_taken(&self, person: &Person, now: Moment) -> Letter {
        self.happened("way-back-taken", person, now, pages::FORGOTTEN)
    }

    /// Tells somebody that an administrator took a passkey of theirs away.
    pub fn passkey_taken(&self, person: &Person, now: Moment) -> Letter {
        self.happened("passkey-taken", person, now, web::paths::ACCOUNT)
    }

    /// Something happened to an account; `way` is where its owner can do something about it.
    fn happened(&self, what: &str, person: &Person, now: Moment, way: &str) -> Letter {
        let (hour, minute) = hour_minute(now);
        let args = [
            ("name", person.name.value()),
            ("day", date_in(Lang::Nl, day(now)).value()),
            ("time", format!("{hour}.{minute:02}").value()),
            ("link", format!("{}{way}", self.address).value()),
        ];
        letter(self.texts, self.settings, what, &args)
    }

    /// Tells somebody that an account elsewhere opens theirs from now on.
    pub fn identity_linked(&self, person: &Person, provider: &str, now: Moment) -> Letter {
        let args = [
            ("name", person.name.value()),
            ("provider", provider.value()),
            ("day", date_in(Lang::Nl, day(now)).value()),
            ("link", format!("{}{}", self.address, web::paths::ACCOUNT).value()),
        ];
        letter(self.texts, self.settings, "identity-linked", &args)
    }

    /// Tells somebody, at their old address, that their account has another.
    pub fn address_changed(&self, person: &Person) -> Letter {
        letter(self.texts, self.settings, "address-changed", &[("name", person.name.value())])
    }

    /// Tells somebody that they keep the accounts, or see to personal data, from now on.
    pub fn keeper_you(&self, person: &Person, capacity: Capacity) -> Letter {
        let role = self.role(capacity);
        letter(self.texts, self.settings, "keeper-you", &[("name", person.name.value()), ("role", role.value())])
    }

    /// Tells somebody who does so too about `new`; `by` is who let them.
    pub fn keeper_other(&self, person: &Person, new: &Person, capacity: Capacity, by: &Viewer) -> Letter {
        let (role, who, by) = (self.role(capacity), known(&new.name, new.id), doer(by));
        let args = [("name", person.name.value()), ("who", who.value()), ("role", role.value()), ("by", by.value())];
        letter(self.texts, self.settings, "keeper-other", &args)
    }

    /// What happened to the account of somebody who keeps accounts or sees to personal data, by the key of its text. `alone`: nobody sees to
    /// personal data any more.
    pub fn keeper_told(&self, key: &str, capacity: Capacity, alone: bool) -> String {
        let told = self.texts.say(Lang::Nl, key, &[("role", self.role(capacity).value())]);
        if alone { format!("{told}\n\n{}", self.texts.say(Lang::Nl, "keeper-none-left", &[])) } else { told }
    }

    /// Tells somebody what happened to their account, by which they kept accounts or saw to personal data.
    pub fn keeper_changed_you(&self, person: &Person, told: &str) -> Letter {
        letter(self.texts, self.settings, "keeper-changed-you", &[("name", person.name.value()), ("told", told.value())])
    }

    /// Tells somebody what happened to the account of another who does so too; `by` is who did it.
    pub fn keeper_changed(&self, person: &Person, whom: (Option<&str>, PersonId), told: &str, by: &Viewer) -> Letter {
        let deleted = || self.texts.say(Lang::Nl, "deleted-person", &[]);
        let who = known(&whom.0.map_or_else(deleted, str::to_owned), whom.1);
        let by = doer(by);
        let args = [("name", person.name.value()), ("who", who.value()), ("told", told.value()), ("by", by.value())];
        letter(self.texts, self.settings, "keeper-changed", &args)
    }

    fn role(&self, capacity: Capacity) -> String {
        self.texts.say(Lang::Nl, &format!("capacity-{}", capacity.word().replace('_', "-")), &[])
    }

    /// Tells whoever answers them how many requests about people's own data wait.
    pub fn rights_requests(&self, officer: &Person, open: u64) -> Letter {
        let link = format!("{}{}", self.address, pages::RIGHTS_REQUESTS);
        let args = [("name", officer.name.value()), ("count", open.value()), ("link", link.value())];
        letter(self.texts, self.settings, "rights-requests", &args)
    }

    /// Tells whoever keeps the accounts that somebody asks something about their data, and that nobody is there to answer it.
    pub fn rights_nobody(&self, keeper: &Person) -> Letter {
        self.leading_to("rights-nobody", keeper, pages::PEOPLE)
    }

    /// Tells somebody that what they asked has an answer.
    pub fn rights_answer(&self, person: &Person) -> Letter {
        self.leading_to("rights-answer", person, pages::OWN_DATA)
    }

    fn leading_to(&self, key: &str, person: &Person, path: &str) -> Letter {
        let link = format!("{}{path}", self.address);
        letter(self.texts, self.settings, key, &[("name", person.name.value()), ("link", link.value())])
    }
}

/// A name with what tells it from another that looks the same.
fn known(name: &str, id: PersonId) -> String {
    format!("{name} ({})", pages::words::short(id))
}

fn doer(by: &Viewer) -> String {
    by.person.map_or_else(|| by.name.clone(), |id| known(&by.name, id))
}
