//! Who is told of an emergency at once, and who of them can take it back.

use kernel::audit::Event;
use kernel::ids::{EmergencyId, MailId, PersonId};
use kernel::{Capacity, Result, Tx, mail};
use people::access::OwnAccount;
use people::model::Person;
use web::Visit;
use web::texts::Arg;

/// Who oversees an emergency.
pub struct Overseers {
    /// Everybody who is told of it.
    people: Vec<Person>,
    /// How many of them can take it back and review it: those with a second factor.
    pub able: usize,
}

/// Everybody who oversees an emergency of this holder about this person: privacy officers and team leads whose account is on.
pub async fn overseers(visit: &Visit, holder: PersonId, person: PersonId) -> Result<Overseers> {
    // Whoever stands in for somebody in a demonstration is nobody elsewhere.
    let is_there = |one: &Person| !one.example || visit.settings().example_sign_in;
    let (own, oversee) = (visit.allow(OwnAccount)?, [Capacity::PrivacyOfficer, Capacity::TeamLead]);
    let mut people = people::store::acting(&visit.reader(), &own, &oversee, visit.now).await?;
    people.retain(|one| one.id != holder && one.id != person && is_there(one));
    let able = people::store::with_second_factor(&visit.reader(), &own, &people).await?.len();
    Ok(Overseers { people, able })
}

/// Tells those who oversee it, in the write by which it is opened. The mail names nobody.
pub async fn inform(visit: &Visit, tx: &Tx, id: EmergencyId, overseers: &Overseers) -> Result<Vec<MailId>> {
    // To its own page: who looks at the list is in the trail, also of whom it is about.
    let link = format!("{}{}", visit.address(), super::path(id));
    let mut mails = Vec::new();
    for one in &overseers.people {
        let letter = visit.letter("emergency-overseen", &[("name", one.name.value()), ("link", link.as_str().value())]);
        mails.push(mail::queue(tx, one.id, &one.email, letter, None).await?);
    }
    Ok(mails)
}

/// Tells the person whom it is about.
pub async fn tell(visit: &Visit, tx: &Tx, person: &Person) -> Result<()> {
    let link = format!("{}{}", visit.address(), people::OWN_DATA);
    let letter = visit.letter("emergency-told", &[("name", person.name.value()), ("link", link.value())]);
    mail::queue(tx, person.id, &person.email, letter, None).await?;
    Ok(())
}

/// What happened to an emergency. As long as the person does not know of it, the event does not name them: people read their own
/// events, and an administrator reads those of all.
pub fn event(verb: &'static str, id: EmergencyId, person: PersonId, is_told: bool) -> Event {
    let event = Event::new(verb).on(id);
    if is_told { event.about(person) } else { event }
}
