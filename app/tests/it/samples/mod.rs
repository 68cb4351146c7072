//! Every template, rendered from samples: as it is with content, when there is nothing to show, and when what was
//! sent is wrong. The samples are two municipalities, one full and one in which nobody did anything yet.

mod bare;
mod koers;
mod participation;
mod people;
mod questionnaires;

pub use participation::give;

use app::program::{self, parts};
use app::worlds::WORLDS;
use kernel::audit::Event;
use kernel::{Capacity, Clock, Viewer, jobs};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use testing::{Browser, Page, noon};

const FIGURES: &[u8] = include_bytes!("../../../../world/waterstad/voorbeeld-import.csv");

/// What a page can be a sample of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// With content.
    Full,
    /// With nothing to show yet.
    Empty,
    /// After something wrong was sent, or a text that somebody else changed meanwhile.
    Wrong,
}
use State::{Empty, Full, Wrong};

/// States that a page cannot be in. Only a page that shows faults can be wrong. This list may only shrink.
const NEVER: &[(&str, &[State], &str)] = &[
    ("agenda::pages::decision::AdoptionPage", &[Full], CONFIRM),
    ("agenda::pages::decision::DiscardPage", &[Full], CONFIRM),
    ("agenda::pages::removal::RemovalPage", &[Full], CONFIRM),
    ("agenda::pages::sharing::ShareMadePage", &[Empty], "it shows a link"),
    ("agenda::pages::sheet::PreviewPage", &[Empty], "a sheet without rows is refused"),
    ("agenda::pages::sheet::SheetPage", &[Full], CONFIRM),
    ("agenda::pages::start::FirstSteps", &[Full], "it is the empty state itself"),
    ("agenda::pages::take_over::TakeOverPage", &[Full], CONFIRM),
    ("council::pages::Standalone", &[Full, Empty], "a file, which reports.rs and the command read"),
    ("council::pages::freeze::FreezePage", &[Full], CONFIRM),
    ("council::pages::remove::RemovePage", &[Full], CONFIRM),
    ("koers::pages::emergency::EmergencyPage", &[Empty], "an emergency is about somebody"),
    ("koers::pages::opening::OpeningPage", &[Full], CONFIRM),
    ("koers::pages::oversight::OversightPage", &[Empty], "an emergency has a reason"),
    ("monitor::pages::mapping::MappingPage", &[Empty], "a file without columns is refused"),
    ("overview::pages::home::EmptyPage", &[Full], "it is the empty state itself"),
    ("participation::pages::answering::end::EndPage", &[Empty], "it shows a code"),
    ("participation::pages::answering::start::StartPage", &[Empty], "what was published has a title"),
    ("participation::pages::contribution::ContributionPage", &[Empty], "a contribution says something"),
    ("participation::pages::follow::FollowPage", &[Full], CONFIRM),
    ("participation::pages::giving::GivenPage", &[Empty], "it shows a code"),
    ("participation::pages::giving::GivingCheckPage", &[Empty], "it is about something that was typed"),
    ("people::pages::account::AccountPage", &[Empty], "whoever opens it is signed in somewhere"),
    ("people::pages::code::CodePage", &[Full], CONFIRM),
    ("people::pages::identities::OnwardPage", &[Empty], "it always leads somewhere"),
    ("people::pages::openid::FailedPage", &[Full, Empty], "it is the error state itself"),
    ("people::pages::confirm::ConfirmPage", &[Empty], "it is about something that was typed"),
    ("people::pages::deletion::DeletionPage", &[Empty], "a person always has a name"),
    ("people::pages::organisations::OrganisationPage", &[Empty], "an organisation always has a name"),
    ("people::pages::forgotten::ForgottenPage", &[Full], CONFIRM),
    ("people::pages::passkey::PasskeyPage", &[Empty], "a passkey always has a name"),
    ("people::pages::passes::PassPage", &[Empty], "a personal link is somebody's"),
    ("people::pages::password::PasswordPage", &[Full], CONFIRM),
    ("people::pages::person::PersonPage", &[Empty], "a person always has a name"),
    ("people::pages::rights::RightsPage", &[Full], CONFIRM),
    ("people::pages::rights_requests::RightsRequestPage", &[Empty], "a request says something"),
    ("people::pages::share::SharePage", &[Empty], "a link opens something"),
    ("people::pages::sign_in::NoCapacityPage", &[Empty, Wrong], "it tells one thing"),
    ("people::pages::way_back_door::StopPage", &[Empty], "a link stops something"),
    ("people::pages::second_factor::RecoveryCodesPage", &[Empty], "there are always eight"),
    ("web::start::StartPage", &[Full, Empty], "of no municipality; the browser tests open it"),
    ("web::problem::ProblemPage", &[Full, Empty], "it is the error state itself"),
];
const CONFIRM: &str = "a form that begins empty every time";

/// What was seen of each page struct, and what was not as it should be.
#[derive(Default)]
struct Seen {
    states: BTreeMap<&'static str, BTreeSet<State>>,
    faults: Vec<String>,
}

impl Seen {
    fn note(&mut self, state: State, page: &Page) {
        let refused = [404, 409, 422].contains(&page.status);
        let headings = page.texts("h1").len();
        let told = page.texts("[role=alert]").len() + usize::from(page.status == 404);
        match page.made_by {
            Some(made_by) if headings == 1 && refused == (state == Wrong) && (!refused || told > 0) => {
                self.states.entry(made_by).or_default().insert(state);
            }
            made_by => {
                let Page { path, status, .. } = page;
                let made_by = made_by.unwrap_or("no template");
                self.faults.push(format!("{path} is no sample {state:?}: {status}, {made_by}, {headings} h1, {told} told"));
            }
        }
    }

    async fn open(&mut self, state: State, browser: &Browser, paths: &[&str]) {
        for path in paths {
            self.note(state, &browser.open(path).await);
        }
    }

    /// Opens a page and sends a form on it with these values.
    async fn wrong(&mut self, browser: &Browser, path: &str, action: &str, fields: &[(&str, &str)]) {
        let mut form = browser.open(path).await.form(action);
        for (name, value) in fields {
            form = form.fill(name, value);
        }
        self.note(Wrong, &form.submit().await);
    }
}

#[test]
fn every_template_is_rendered_full_empty_and_wrong() {
    let mut seen = Seen::default();
    let kept = &mut seen;
    testing::on_sqlite(parts, |full| async move {
        full.set(|settings| *settings = WORLDS[1].settings()).await;
        assert!(WORLDS[1].fill(&full, 1).await.is_ok());
        let (visitor, officer, keeper) = browsers(&full).await;
        public(kept, &visitor).await;
        drafts(kept, &officer).await;
        decisions(kept, &officer, &visitor).await;
        figures(kept, &officer, &full).await;
        mappings(kept, &officer).await;
        reports(kept, &officer, &visitor).await;
        people::full(kept, &keeper, &visitor, &full).await;
        people::two_steps(kept, &full).await;
        people::own_data(kept, &full).await;
        koers::emergencies(kept, &full).await;
        questionnaires::made(kept, &officer).await;
        questionnaires::answered(kept, &visitor).await;
        participation::contributions(kept, &full).await;
    });
    let kept = &mut seen;
    testing::on_sqlite(parts, |bare| async move {
        let (visitor, officer, keeper) = browsers(&bare).await;
        participation::nothing_yet(kept, &visitor, &officer).await;
        bare::nothing_yet(kept, &visitor, &officer, &keeper).await;
        questionnaires::nothing_asked(kept, &visitor, &officer).await;
        bare::beginnings(kept, &officer).await;
        bare::begun(kept, &officer, &visitor, &bare).await;
    });
    assert_complete(&seen);
}

async fn browsers(db: &testing::Database) -> (Browser, Browser, Browser) {
    let (visitor, officer, keeper) = (db.browser(), db.browser(), db.browser());
    officer.sign_in(Capacity::PolicyOfficer).await;
    keeper.sign_in(Capacity::Administrator).await;
    (visitor, officer, keeper)
}

// ---- with content

async fn public(seen: &mut Seen, visitor: &Browser) {
    let pages = [
        "/",
        "/themas",
        "/themas/participatie",
        "/indicatoren?thema=participatie",
        "/resultaten/betaald-werk",
        "/indicatoren/betaald-werk",
        "/indicatoren/geldzorgen/kaart",
        "/indicatoren/geldzorgen/vergelijken",
    ];
    seen.open(Full, visitor, &pages).await;
    let pages = ["/zoeken?q=werk", "/over-deze-cijfers", "/toegankelijkheid", "/agenda/visie", "/agenda/notities"];
    seen.open(Full, visitor, &pages).await;
    seen.open(Full, visitor, &["/agenda/versies"]).await;
    seen.open(Full, visitor, &["/indicatoren/betaald-werk/geschiedenis"]).await;
    seen.open(Empty, visitor, &["/zoeken?q=", "/zoeken?q=xyzzy"]).await;
    seen.note(Wrong, &visitor.open("/resultaten/bestaat-niet").await);
}

/// The forms of the agenda: filled, new, and with a name left out; and the first edit, which starts a draft.
async fn drafts(seen: &mut Seen, officer: &Browser) {
    let forms = [
        ("/werk/agenda/themas/participatie", "/werk/agenda/thema-erbij"),
        ("/werk/agenda/doelen/iedereen-doet-mee", "/werk/agenda/themas/participatie/doel-erbij"),
        ("/werk/agenda/resultaten/betaald-werk", "/werk/agenda/doelen/iedereen-doet-mee/resultaat-erbij"),
        ("/werk/agenda/indicatoren/betaald-werk", "/werk/agenda/resultaten/betaald-werk/cijfer-erbij"),
        ("/werk/agenda/uitspraken/uitgangspunt", "/werk/agenda/uitspraak-erbij"),
        ("/werk/agenda/notities/jeugdplan", "/werk/agenda/notitie-erbij"),
    ];
    for (full, new) in forms {
        seen.open(Full, officer, &[full]).await;
        seen.open(Empty, officer, &[new]).await;
        seen.wrong(officer, full, full, &[("name", "")]).await;
    }
    seen.open(Full, officer, &["/werk/agenda", "/werk/agenda/strategie", "/werk/agenda/versies", "/werk"]).await;
    seen.wrong(officer, "/werk/agenda/strategie", "/werk/agenda/strategie", &[("title", "")]).await;
    let removal = "/werk/agenda/resultaten/diploma/verwijdering";
    seen.open(Empty, officer, &[removal]).await;
    seen.wrong(officer, removal, removal, &[("reason", "")]).await;
    let edit = "/werk/agenda/resultaten/betaald-werk";
    let stale = officer.open(edit).await.form(edit).fill("name", "Iedereen werkt").fill("reason", "Kort en duidelijk.");
    stale.clone().submit().await;
    seen.note(Wrong, &stale.submit().await);
}

async fn decisions(seen: &mut Seen, officer: &Browser, visitor: &Browser) {
    let (discard, adopt) = ("/werk/agenda/versies/2/verwijdering", "/werk/agenda/versies/2/vaststelling");
    seen.open(Full, officer, &["/werk/agenda/versies/1/verschil/2"]).await;
    people::reading_along(seen, Full, officer, visitor).await;
    seen.open(Empty, officer, &["/werk/agenda/versies/1/verschil/1", discard]).await;
    seen.wrong(officer, discard, discard, &[("reason", "")]).await;
    let proposed = officer.open("/werk/agenda").await.form("/werk/agenda/versies/2/voorstel").submit().await;
    seen.note(Full, &proposed);
    seen.open(Empty, officer, &[adopt]).await;
    seen.wrong(officer, adopt, adopt, &[("body", "")]).await;
    let form = officer.open(adopt).await.form(adopt).fill("decision", "Raadsbesluit").fill("body", "De raad");
    seen.note(Full, &form.fill("number", "1").fill("date", "2026-06-01").submit().await);
    seen.open(Full, visitor, &["/agenda/versies/1/verschil/2"]).await;
    seen.open(Empty, visitor, &["/agenda/versies/1/verschil/1"]).await;
}

/// Does the one thing that waits.
pub async fn work(db: &testing::Database) {
    let policies = program::policies().unwrap();
    let kind = jobs::kinds_due(&db.reader(), noon()).await.unwrap().remove(0);
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let job = jobs::lease(&tx, &kind).await.unwrap().expect("a job");
    tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
    let clock = Clock::Fixed(noon());
    let outcome = match monitor::run_job(db, &policies, clock, &job).await {
        Some(outcome) => outcome.unwrap(),
        None => council::run_job(db, &policies, clock, &job).await.expect("somebody's job").unwrap(),
    };
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    jobs::finish(&tx, job.id, outcome).await.unwrap();
    tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
}

async fn figures(seen: &mut Seen, officer: &Browser, db: &testing::Database) {
    seen.open(Full, officer, &["/werk/cijfers"]).await;
    seen.wrong(officer, "/werk/cijfers", "/werk/cijfers/leveringen", &[]).await;
    seen.wrong(officer, "/werk/cijfers", "/werk/cijfers/indelingen", &[]).await;
    seen.open(Full, officer, &["/werk/gebieden", "/werk/aandacht"]).await;
    seen.wrong(officer, "/werk/gebieden", "/werk/gebieden", &[("year", "22")]).await;
    seen.open(Full, officer, &["/werk/vergelijken"]).await;
    seen.wrong(officer, "/werk/vergelijken", "/werk/vergelijken", &[("picked", "Nergenshuizen")]).await;
    let page = officer.open("/werk/cijfers").await;
    let mapping = page.attributes("select[name=mapping] option", "value").pop().expect("a mapping");
    let upload = page.form("/werk/cijfers/leveringen").untick("dry").fill("mapping", &mapping);
    let waiting = upload.attach("files", "voorbeeld-import.csv", FIGURES).submit().await;
    seen.note(Empty, &waiting);
    work(db).await;
    let done = officer.open(&waiting.path).await;
    seen.note(Full, &done);
    for path in done.attributes("main a[href^='/werk/cijfers/']", "href") {
        seen.open(Full, officer, &[&path]).await;
    }
    let old = page.attributes("main a[href^='/werk/cijfers/leveringen/']", "href").pop().expect("an import");
    seen.open(Empty, officer, &[&old]).await;
}

/// Making a mapping in the browser.
async fn mappings(seen: &mut Seen, officer: &Browser) {
    let make = "/werk/cijfers/indeling";
    seen.open(Empty, officer, &[make]).await;
    seen.wrong(officer, make, make, &[]).await;
    let file = officer.open(make).await.form(make).attach("file", "voorbeeld-import.csv", FIGURES);
    let begun = file.submit().await;
    seen.note(Full, &begun);
    seen.wrong(officer, &begun.path, &begun.path, &[("header_row", "0")]).await;
    seen.open(Full, officer, &[make]).await;
}

async fn reports(seen: &mut Seen, officer: &Browser, visitor: &Browser) {
    let shelf = visitor.open("/rapporten").await;
    seen.note(Full, &shelf);
    let report = shelf.attributes("main a[href^='/rapporten/']", "href").first().cloned().expect("the report");
    seen.open(Full, visitor, &[&report]).await;
    seen.open(Full, officer, &["/werk/rapporten"]).await;
    seen.wrong(officer, "/werk/rapporten", "/werk/rapporten", &[("title", "")]).await;
    let start = officer.open("/werk/rapporten").await.form("/werk/rapporten");
    let made = start.fill("title", "Voorjaarsrapport").fill("period", "dit halfjaar").submit().await;
    seen.note(Empty, &made);
    let at = made.path.clone();
    let theme = format!("{at}/themas/participatie");
    seen.open(Empty, officer, &[&theme]).await;
    for (path, field) in [(&at, "title"), (&theme, "headline")] {
        let form = officer.open(path).await.form(path);
        form.clone().fill(field, "Het gaat goed").submit().await;
        seen.open(Full, officer, &[path]).await;
        seen.note(Wrong, &form.fill(field, "Het gaat beter").submit().await);
    }
    let (preview, freeze, remove) = (format!("{at}/voorbeeld"), format!("{at}/vastzetten"), format!("{at}/weghalen"));
    seen.open(Full, officer, &[&preview]).await;
    seen.open(Empty, officer, &[&freeze, &remove]).await;
    seen.wrong(officer, &remove, &remove, &[("reason", "")]).await;
}

// ---- what there is

/// Every struct with a template, by its full name, and whether it can show faults; read from the code.
fn declared() -> BTreeMap<String, bool> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeMap::new();
    let parts =
        ["people", "agenda", "monitor", "council", "overview", "koers", "participation"].map(|part| format!("domain/{part}"));
    for part in std::iter::once("web".to_owned()).chain(parts) {
        let source = root.join(&part).join("src");
        for file in files(&source) {
            let text = std::fs::read_to_string(&file).unwrap();
            for after in text.split("#[template(path").skip(1) {
                let (head, fields) = after.split("struct ").nth(1).unwrap().split_once('{').unwrap();
                let name = head.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                let fields = fields.split('}').next().unwrap();
                let shows_faults = fields.contains("faults: ") || fields.contains("form: Form");
                let inside = file.strip_prefix(&source).unwrap().with_extension("");
                let modules: Vec<_> = inside.iter().map(|one| one.to_str().unwrap()).filter(|one| *one != "mod").collect();
                found.insert(format!("{}::{}::{name}", part.trim_start_matches("domain/"), modules.join("::")), shows_faults);
            }
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = all.partition(|path| path.is_dir());
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

fn assert_complete(seen: &Seen) {
    let declared = declared();
    let mut faults = seen.faults.clone();
    for (name, shows_faults) in &declared {
        let states = seen.states.get(name.as_str());
        let (never, why) = NEVER.iter().find(|one| one.0 == name).map_or((&[] as &[State], ""), |one| (one.1, one.2));
        for state in [Full, Empty, Wrong] {
            let was_seen = states.is_some_and(|states| states.contains(&state));
            match (was_seen, never.contains(&state)) {
                (false, false) if state != Wrong || *shows_faults => faults.push(format!("{name} was not seen {state:?}")),
                (true, true) => faults.push(format!("{name} was seen {state:?}, though \"{why}\"")),
                _ => {}
            }
        }
    }
    faults.extend(seen.states.keys().filter(|name| !declared.contains_key(**name)).map(|name| format!("{name} is not known")));
    faults.extend(NEVER.iter().filter(|one| !declared.contains_key(one.0)).map(|one| format!("{} is no template", one.0)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
