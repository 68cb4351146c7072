//! A municipality with one of everything that an address can name, and an address for every route.

use app::program::{self, parts};
use app::worlds::WORLDS;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use people::access::{Account, Door, EditPeople, SignIn};
use people::model::{MembershipChange, Person, PersonChange};
use people::store::NewSession;
use std::future::Future;
use testing::{Browser, Database, Page, noon};
use web::cookies;
use web::routes::RouteRow;

/// An id that nothing has, as long as every other.
pub const NOTHING: &str = "01970000-0000-7000-8000-000000000000";
/// A key that nothing has.
pub const NO_KEY: &str = "bestaat-nergens";

/// What may be seen by few, in words that stand nowhere else.
pub const PERSON: &str = "Kanarie Zwaluwstaart";
pub const EMAIL: &str = "kanarie@zwaluwstaart.invalid";
pub const ORGANISATION: &str = "Stichting Kanariepiet";
pub const DRAFT_THEME: &str = "Kanarieconcept";
pub const DRAFT_REPORT: &str = "Kanarierapport";
pub const DRAFT_QUESTIONNAIRE: &str = "Kanarievragen";
pub const DELIVERY: &str = "kanarielevering.csv";

pub const ASKED: &str = "Een kanarie wil zingen.";
pub const EMERGENCY: &str = "Een kanarie zingt niet meer.";
pub const CONTRIBUTED: &str = "Een kanarie wil meepraten.";

const FIGURES: &[u8] = include_bytes!("../../../../world/waterstad/voorbeeld-import.csv");

/// The municipality.
pub struct World {
    pub db: Database,
    /// Somebody else with an account: nobody's browser is theirs.
    pub person: PersonId,
    membership: String,
    organisation: String,
    pub draft_report: String,
    pub frozen_report: String,
    delivery: String,
    pub task: String,
    mapping: String,
    pub session: String,
    pub invitation: String,
    request: String,
    pub emergency: String,
    passkey: String,
    share: String,
    share_secret: String,
    invited: String,
    contribution: String,
    published: String,
    code: String,
}

/// Runs a test in a municipality of its own.
pub fn in_world<F: Future<Output = ()>>(test: impl FnOnce(World) -> F) {
    testing::on_sqlite(parts, |db| async move { test(World::filled(db).await).await });
}

impl World {
    /// An account, as the program itself finds it.
    pub async fn account(&self, id: PersonId) -> Person {
        let system = Viewer::system();
        let right = self.db.allow::<EditPeople>(&system, Account::of(id, &system));
        people::store::find(&self.db.reader(), &right).await.unwrap()
    }

    async fn filled(db: Database) -> Self {
        db.set(|settings| *settings = WORLDS[1].settings()).await;
        assert!(WORLDS[1].fill(&db, 1).await.is_ok());
        let (officer, keeper) = (db.browser(), db.browser());
        let writer = officer.sign_in(Capacity::PolicyOfficer).await;
        keeper.sign_in(Capacity::Administrator).await;
        let organisation = organisation(&keeper).await;
        let (person, membership) = somebody(&db, &keeper).await;
        let invitation = invitation(&db, &keeper, person).await;
        draft(&officer).await;
        let shelf = db.browser().open("/rapporten").await;
        let frozen_report = last_segment(&first(&shelf, "main a[href^='/rapporten/']"));
        let made = send(&officer, "/werk/rapporten", &[("title", DRAFT_REPORT), ("period", "dit halfjaar")]).await;
        let (task, delivery) = delivery(&db, &officer).await;
        let mapping = mapping(&officer).await;
        // A new passkey ends the other sessions.
        let passkey = passkey(&officer).await;
        let (share, share_secret) = share(&officer).await;
        open_elsewhere(&db, writer).await;
        let session = last_but_one(&officer.open("/mijn").await.attributes("form[action^='/mijn/sessies/']", "action")[0]);
        let (draft_report, request) = (last_segment(&made.path), request(&db).await);
        let emergency = emergency(&db).await;
        let invited = invited(&officer).await;
        let (published, contribution, code) = contributions(&db, &officer).await;
        Self {
            db,
            person,
            membership,
            organisation,
            draft_report,
            frozen_report,
            delivery,
            task,
            mapping,
            session,
            invitation,
            request,
            emergency,
            passkey,
            share,
            share_secret,
            invited,
            contribution,
            published,
            code,
        }
    }

    /// A browser in which somebody acts in a capacity; nobody's for a visitor.
    pub async fn browser(&self, capacity: Capacity) -> Browser {
        let browser = self.db.browser();
        if capacity != Capacity::Visitor {
            browser.sign_in(capacity).await;
        }
        browser
    }

    /// The address of a route with things that are there in it.
    pub fn there(&self, route: &str) -> String {
        self.filled_in(route, |(_, there, _)| there)
    }

    /// The same with the last thing not there; as long.
    pub fn not_there(&self, route: &str) -> String {
        let count = route.matches('{').count();
        let mut number = 0;
        self.filled_in(route, |(name, there, nothing)| {
            number += 1;
            assert!(nothing.len() == there.len() || name == "number", "{route}: {there} is as long as {nothing}");
            if number == count { nothing } else { there }
        })
    }

    /// Every parameter of a route: its name, something that is there, and something that is not.
    fn filled_in(&self, route: &str, mut choose: impl FnMut((&str, String, String)) -> String) -> String {
        let segments: Vec<_> = route.split('/').collect();
        let mut path = Vec::new();
        for (number, segment) in segments.iter().enumerate() {
            let Some(name) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
                path.push((*segment).to_owned());
                continue;
            };
            let there =
                self.example(route, segments[number - 1], name).unwrap_or_else(|| panic!("{route} needs an example of {name}"));
            let nothing = match name {
                "number" | "a" | "b" => "9".to_owned(),
                _ if there.len() == NOTHING.len() && there.matches('-').count() == 4 => NOTHING.to_owned(),
                _ => "x".repeat(there.len()),
            };
            path.push(choose((name, there, nothing)));
        }
        path.join("/")
    }

    fn example(&self, route: &str, before: &str, name: &str) -> Option<String> {
        Some(match (before, name) {
            ("uitnodiging" | "wachtwoord-vergeten" | "weg-terug", "secret") => self.invitation.clone(),
            ("l", "secret") => self.share_secret.clone(),
            ("meelezen", "id") => self.share.clone(),
            ("passkeys", "id") => self.passkey.clone(),
            ("inbreng", "id") if route.starts_with("/werk/") => self.contribution.clone(),
            ("inbreng", "id") => self.published.clone(),
            ("volg", "secret") => self.code.clone(),
            ("taal", "tag") => "nl".to_owned(),
            ("taken", "id") => self.task.clone(),
            ("via", "provider") => "werk".to_owned(),
            // Somebody else's: nobody here has an account elsewhere.
            ("koppelingen", "id") => self.session.clone(),
            ("sessies", "id") => self.session.clone(),
            ("mensen", "id") => self.person.to_string(),
            ("bewaren", "rule") => "mails".to_owned(),
            ("rollen", "membership") => self.membership.clone(),
            ("organisaties", "id") => self.organisation.clone(),
            ("versies", "a") | ("verschil", "b") => "1".to_owned(),
            ("versies", "number") => "2".to_owned(),
            ("themas", "key" | "theme") => "participatie".to_owned(),
            ("doelen", "key") => "iedereen-doet-mee".to_owned(),
            ("resultaten" | "indicatoren", "key") => "betaald-werk".to_owned(),
            ("uitspraken", "key") => "uitgangspunt".to_owned(),
            ("notities", "key") => "jeugdplan".to_owned(),
            ("indeling", "id") => self.mapping.clone(),
            ("leveringen", "id") => self.delivery.clone(),
            ("verzoeken", "id") => self.request.clone(),
            ("noodtoegang", "id") => self.emergency.clone(),
            ("rapporten", "key") => self.draft_report.clone(),
            ("vragenlijsten", "key") => "hulp-en-ontmoeting-in-uw-buurt".to_owned(),
            ("vragen" | "voorbeeld", "number") => "2".to_owned(),
            ("meedoen", "secret") => self.invited.clone(),
            _ => return None,
        })
    }
}

/// Every route of the program.
pub fn routes() -> Vec<RouteRow> {
    program::parts().iter().flat_map(|part| part.routes.rows().to_vec()).collect()
}

/// Whether somebody in a capacity, with a second factor, gets past the gate of a route.
pub fn opens(row: &RouteRow, policies: &kernel::access::Policies, capacity: Capacity) -> bool {
    row.gate.row(policies).contains(&(capacity, true))
}

/// Everybody who can be at a browser.
pub fn everybody() -> impl Iterator<Item = Capacity> {
    std::iter::once(Capacity::Visitor).chain(Capacity::given())
}

/// Sends fields to an address with the token of this browser, as a page of ours would.
pub async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    if browser.cookie(cookies::CSRF).is_none() {
        browser.fetch("/inloggen").await;
    }
    let token = browser.cookie(cookies::CSRF).unwrap();
    browser.post(path, &[&[("csrf", token.as_str())], fields].concat()).await
}

/// What an answer says, without what differs between two browsers and two addresses.
pub fn said(page: &Page, browser: &Browser) -> String {
    let token = browser.cookie(cookies::CSRF).unwrap_or_default();
    let keys = page.attributes("input[name=key], input[name=ticket]", "value");
    let same = |text: &str| {
        let text = if token.is_empty() { text.to_owned() } else { text.replace(&token, "TOKEN") };
        let text = keys.iter().fold(text, |text, key| text.replace(key, "KEY"));
        text.replace(&web::paths::percent(&page.path), "HERE").replace(&page.path, "HERE")
    };
    let mut headers: Vec<_> = page.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    format!("{}\n{}\n\n{}", page.status, same(&headers.join("\n")), same(&page.html))
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let mut form = browser.open(path).await.form(path);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    let page = form.submit().await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page
}

async fn organisation(keeper: &Browser) -> String {
    let list = send(keeper, "/werk/organisaties", &[("name", ORGANISATION), ("kind", "community")]).await;
    let links = list.attributes("main a[href^='/werk/organisaties/']", "href");
    let names = list.texts("main a[href^='/werk/organisaties/']");
    last_segment(&links[names.iter().position(|name| name.contains(ORGANISATION)).unwrap()])
}

async fn somebody(db: &Database, keeper: &Browser) -> (PersonId, String) {
    let system = Viewer::system();
    let right = db.allow::<EditPeople>(&system, Account::OTHER);
    let new = PersonChange { name: PERSON.to_owned(), email: EMAIL.to_owned(), active: true };
    let first = MembershipChange::from(Capacity::Professional, kernel::clock::day(noon()));
    let tx = db.begin(&system, noon()).await.unwrap();
    let person = people::store::add_person(&tx, &right, &new, &first, None).await.unwrap();
    tx.commit(Event::new("person.added").on(person)).await.unwrap();
    let page = keeper.open(&format!("/werk/mensen/{person}")).await;
    let end = page.attributes("form[action$='/einde']", "action").remove(0);
    (person, last_but_one(&end))
}

/// The secret of a personal link that is under way.
async fn invitation(db: &Database, keeper: &Browser, person: PersonId) -> String {
    let path = format!("/werk/mensen/{person}");
    keeper.open(&path).await.form(&format!("{path}/uitnodiging")).submit().await;
    let mail = people::post::take(db, &program::policies().unwrap(), noon()).await.unwrap().unwrap();
    let link = mail.letter.text.lines().find(|line| line.starts_with("http://")).unwrap().to_owned();
    last_segment(&link)
}

/// Something that a resident asks about their own data.
async fn request(db: &Database) -> String {
    let (own, officer) = (db.browser(), db.browser());
    own.sign_in(Capacity::Resident).await;
    officer.sign_in(Capacity::PrivacyOfficer).await;
    send(&own, "/mijn/verzoek", &[("kind", "correct"), ("text", ASKED)]).await;
    last_segment(&first(&officer.open("/werk/verzoeken").await, "main td a"))
}

/// An emergency of a guide, about somebody who may not know of it, while there is somebody to oversee it.
async fn emergency(db: &Database) -> String {
    let (holder, overseer) = (db.browser(), db.browser());
    overseer.sign_in(Capacity::PrivacyOfficer).await;
    overseer.put_app_on().await;
    holder.sign_in(Capacity::Guide).await;
    let path = "/werk/noodtoegang/openen";
    let form = holder.open(path).await.form(path).fill("email", EMAIL).fill("ground", "vital").fill("reason", EMERGENCY);
    let made = form.fill("hours", "1").tick("untold").fill("untold_why", EMERGENCY).submit().await;
    assert_eq!(made.status, 200, "{}", made.text());
    last_segment(&made.path)
}

/// A contribution that everybody may read, one that waits to be read, and the code of that.
async fn contributions(db: &Database, officer: &Browser) -> (String, String, String) {
    let code =
        crate::samples::give(&db.browser(), "Er rijdt na negen uur geen bus meer.").await.texts(".sk-ticket__code").remove(0);
    let page = officer.open("/werk/inbreng").await;
    let action = page.attributes("form[data-handle]", "action").remove(0);
    page.form(&action).fill("kind", "partly").fill("answer", "Wij vragen een avondbus.").submit().await;
    let published = last_segment(&first(&db.browser().open("/inbreng").await, ".sk-said a"));
    assert!(db.browser().open(&format!("/volg/{code}")).await.shows("avondbus"));
    let code = crate::samples::give(&db.browser(), CONTRIBUTED).await.texts(".sk-ticket__code").remove(0);
    let page = officer.open("/werk/inbreng").await;
    (published, last_segment(&page.attributes("form[data-handle]", "action").remove(0)), code)
}

/// Signs somebody in at another browser.
async fn open_elsewhere(db: &Database, person: PersonId) {
    let system = Viewer::system();
    let right = db.allow::<SignIn>(&system, Door);
    let browser = "Chrome, Windows".to_owned();
    let session = NewSession { person, capacity: Capacity::PolicyOfficer, second_factor: false, shared: false, browser };
    let tx = db.begin(&system, noon()).await.unwrap();
    people::store::open_session(&tx, &right, session).await.unwrap();
    tx.commit(Event::new("session.opened").on(person)).await.unwrap();
}

/// A draft of the agenda with a theme that was never public.
async fn draft(officer: &Browser) {
    send(officer, "/werk/agenda/thema-erbij", &[("name", DRAFT_THEME), ("key", "kanarieconcept")]).await;
}

/// A passkey of the officer.
async fn passkey(officer: &Browser) -> String {
    let path = "/mijn/passkeys";
    let question = post(officer, "/mijn/passkeys/begin", &[]).await.html;
    let answer = testing::Authenticator::at("http://voorbeeld.localhost").make(&question);
    let made = send(officer, path, &[("name", "Telefoon"), ("answer", &answer)]).await;
    last_segment(&first(&made, "main a[href^='/mijn/passkeys/']"))
}

/// A link to the draft, and its secret.
async fn share(officer: &Browser) -> (String, String) {
    let path = "/werk/agenda/meelezen";
    let made = send(officer, path, &[("receiver", "Buurthuis")]).await;
    let list = officer.open(path).await.attributes("form[action$='/intrekking']", "action");
    (last_but_one(&list[0]), last_segment(&made.texts(".sk-secret")[0]))
}

/// The code of a link to a questionnaire; and another questionnaire, that nobody may answer yet.
async fn invited(officer: &Browser) -> String {
    send(officer, "/werk/vragenlijsten", &[("title", DRAFT_QUESTIONNAIRE)]).await;
    let path = "/werk/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt/links";
    last_segment(&send(officer, path, &[("count", "1")]).await.texts(".sk-codes li")[0])
}

async fn delivery(db: &Database, officer: &Browser) -> (String, String) {
    let page = officer.open("/werk/cijfers").await;
    let mapping = page.attributes("select[name=mapping] option", "value").pop().unwrap();
    let form = page.form("/werk/cijfers/leveringen").untick("dry").fill("mapping", &mapping);
    let waiting = form.attach("files", DELIVERY, FIGURES).submit().await;
    crate::samples::work(db).await;
    let done = officer.open(&waiting.path).await;
    (last_segment(&waiting.path), last_segment(&first(&done, "main a[href^='/werk/cijfers/leveringen/']")))
}

async fn mapping(officer: &Browser) -> String {
    let make = "/werk/cijfers/indeling";
    let begun = officer.open(make).await.form(make).attach("file", "voorbeeld.csv", FIGURES).submit().await;
    last_segment(&begun.path)
}

fn first(page: &Page, selector: &str) -> String {
    page.attributes(selector, "href").first().cloned().unwrap_or_else(|| panic!("no {selector} on {}: {}", page.path, page.text()))
}

fn last_segment(path: &str) -> String {
    path.rsplit('/').next().unwrap().to_owned()
}

fn last_but_one(path: &str) -> String {
    path.rsplit('/').nth(1).unwrap().to_owned()
}
