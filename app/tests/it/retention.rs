//! What is past its term goes, on time and nothing else; what will go is known beforehand; the audit trail goes on from where it was cut,
//! and a cut by anybody else is found.

mod contributions;
mod responses;
mod trail;

use app::checkpoints::Book;
use app::program::{self, parts};
use chrono::{Days, Duration};
use kernel::activities::register;
use kernel::audit::Event;
use kernel::clock::day;
use kernel::ids::{PersonId, Ref, ReportId, StrategyId};
use kernel::mail::Letter;
use kernel::retention::{self, DeleteOverdue, ReadTerms, Terms, nights};
use kernel::rights::{FollowTask, KeepOwnAccount, OwnAccount};
use kernel::{Capacity, Clock, Db, Moment, Viewer, jobs, mail, removal};
use people::access::{Account, AnswerRightsRequest, Door, EditPeople, ShareThings, Sharing, SignIn};
use people::model::{
    ATTEMPTS_LAST, DEVICE_LASTS, MembershipChange, PassKind, PersonChange, RightsRequestKind, SHARE_DAYS_MOST, ShareChange, Target,
};
use people::store::{self, NewSession};
use std::collections::{BTreeMap, BTreeSet};
use testing::{Database, noon};

const SECOND: Duration = Duration::seconds(1);

/// The coming night.
fn night() -> Moment {
    nights(noon()).0
}

fn before(rule: &str) -> Moment {
    register().unwrap().term(rule).unwrap().1.before(night())
}

async fn commit(tx: kernel::Tx, verb: &'static str) {
    tx.commit(Event::new(verb)).await.unwrap();
}

/// Somebody with an account, made at a moment; with a password, unless nobody ever used it.
async fn somebody(db: &Database, at: Moment, capacity: Capacity, used: bool) -> PersonId {
    let system = Viewer::system();
    let right = db.allow::<EditPeople>(&system, Account::OTHER);
    let new = PersonChange { name: "Proef".to_owned(), email: format!("{}@proef.invalid", PersonId::fresh()), active: true };
    let first = MembershipChange::from(capacity, day(at));
    let tx = db.begin(&system, at).await.unwrap();
    let id = store::add_person(&tx, &right, &new, &first, used.then(|| "$argon2id$".to_owned())).await.unwrap();
    commit(tx, "person.added").await;
    id
}

async fn switch_off(db: &Database, at: Moment, id: PersonId) {
    let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(id, &Viewer::system()));
    let person = store::find(&db.reader(), &right).await.unwrap();
    let change = PersonChange { name: person.name, email: person.email, active: false };
    let tx = db.begin(&Viewer::system(), at).await.unwrap();
    store::change_person(&tx, &right, id, &change, person.revision).await.unwrap();
    commit(tx, "person.changed").await;
}

/// One of everything that goes by a rule, such that it began to count so long after what goes in the coming night.
async fn one_of_each(db: &Database, keeper: PersonId, late: Duration) {
    let (system, own) = (Viewer::system(), Viewer::person(keeper, "", Capacity::Administrator));
    let at = |rule: &str| before(rule) + late;
    let begin = async |viewer: &Viewer, at: Moment| db.begin(viewer, at).await.unwrap();
    let (door, email) = (db.allow::<SignIn>(&system, Door), |id: PersonId| format!("{id}@proef.invalid"));

    let off = somebody(db, at("accounts_off") - Duration::days(9), Capacity::Guide, true).await;
    switch_off(db, at("accounts_off"), off).await;
    somebody(db, at("accounts_unused"), Capacity::Guide, false).await;

    let tx = begin(&system, at("sessions") - Duration::hours(8)).await;
    let session = NewSession {
        person: keeper,
        capacity: Capacity::Administrator,
        second_factor: false,
        shared: false,
        browser: String::new(),
    };
    store::open_session(&tx, &door, session).await.unwrap();
    commit(tx, "session.opened").await;

    let tx = begin(&system, at("attempts")).await;
    let attempt = store::attempt(&tx, Target::SignIn, &email(PersonId::fresh()), None, None);
    assert!(store::note_attempt(&tx, &door, attempt).await.unwrap().is_ok());
    commit(tx, "sign_in.tried").await;

    let invited = somebody(db, at("passes") - Duration::days(90), Capacity::Guide, true).await;
    let tx = begin(&system, at("passes") - PassKind::Recovery.lasts()).await;
    store::give_pass(&tx, &db.allow::<EditPeople>(&system, Account::OTHER), invited, PassKind::Recovery).await.unwrap();
    commit(tx, "person.invited").await;

    let tx = begin(&system, at("devices")).await;
    store::know_device(&tx, &door, keeper, None).await.unwrap();
    commit(tx, "session.opened").await;

    let officer = Viewer::person(keeper, "", Capacity::PolicyOfficer);
    let tx = begin(&officer, noon()).await;
    let until = day(before("shares")) - Days::new(1) + Days::new(u64::from(late > Duration::zero()));
    let (thing, share) = (Ref::from(StrategyId::fresh()), ShareChange { receiver: "Buurthuis".to_owned(), until });
    store::add_share(&tx, &db.allow::<ShareThings>(&officer, Sharing), thing, &share).await.unwrap();
    commit(tx, "share.made").await;

    let resident = Viewer::person(keeper, "", Capacity::Resident);
    let tx = begin(&resident, at("requests") - Duration::days(9)).await;
    let asked = db.allow::<KeepOwnAccount>(&resident, OwnAccount);
    let request = store::add_rights_request(&tx, &asked, RightsRequestKind::Correct, "Mijn naam.").await.unwrap();
    commit(tx, "rights_request.asked").await;
    let answerer = Viewer { second_factor: true, ..Viewer::person(PersonId::fresh(), "", Capacity::PrivacyOfficer) };
    let tx = begin(&answerer, at("requests")).await;
    let closed = store::rights_request(&tx, request).await.unwrap();
    let (request, right) = program::policies().unwrap().open::<AnswerRightsRequest, _>(&answerer, closed).unwrap();
    store::answer_rights_request(&tx, &right, &request, "Gedaan.").await.unwrap();
    commit(tx, "rights_request.answered").await;

    contributions::given(db, at("contributions")).await;
    responses::begun(db, at("responses_unfinished")).await;

    let tx = begin(&system, at("mails")).await;
    let letter = Letter { subject: "Proef".to_owned(), text: "Proef".to_owned() };
    mail::queue(&tx, keeper, &email(keeper), letter, None).await.unwrap();
    commit(tx, "mail.sent").await;

    let tx = begin(&own, at("jobs")).await;
    let job = jobs::queue(&tx, "proef", String::new()).await.unwrap();
    jobs::finish(&tx, job, String::new()).await.unwrap();
    commit(tx, "job.done").await;

    let keep_until = day(night()) - Days::new(1) + Days::new(u64::from(late > Duration::zero()));
    let tx = begin(&system, kernel::clock::start_of(keep_until.checked_sub_months(chrono::Months::new(1)).unwrap())).await;
    removal::remove(&tx, "report.removed", ReportId::fresh().into(), "Proef.", removal::Retention::Months(1)).await.unwrap();
    commit(tx, "report.removed").await;
}

/// Events of seven years ago, of which the first so many go in the coming night.
async fn old_events(db: &Db, go: i64, stay: i64) {
    for number in 0..go + stay {
        let at = before("events") - if number < go { SECOND * i32::try_from(go - number - 1).unwrap() } else { -SECOND };
        let tx = db.begin(&Viewer::system(), at).await.unwrap();
        tx.commit(Event::new("example.made").fact("number", number)).await.unwrap();
    }
}

/// A municipality with one of everything that goes in the coming night, and one of everything that goes a night later.
async fn world(db: &Database) -> PersonId {
    old_events(db, 5, 3).await;
    let keeper = somebody(db, night() - Days::new(1000), Capacity::Administrator, true).await;
    one_of_each(db, keeper, Duration::zero()).await;
    one_of_each(db, keeper, SECOND).await;
    keeper
}

/// What there is, goes in the coming night, and goes in thirty days, by rule.
async fn outlook(db: &Db, now: Moment) -> BTreeMap<&'static str, (u64, u64, u64)> {
    let right = program::policies().unwrap().allow::<ReadTerms>(&Viewer::system(), Terms).unwrap();
    let rules = retention::outlook(&db.reader(), &right, &program::rules(), now).await.unwrap();
    rules.into_iter().map(|rule| (rule.rule, (rule.kept, rule.tonight, rule.month))).collect()
}

/// Lets the job of the coming night run, some hours late.
async fn run_night(db: &Db, book: &Book) -> serde_json::Value {
    let policies = program::policies().unwrap();
    app::retention::plan(db, &policies, noon()).await.unwrap();
    let late = night() + Duration::hours(5);
    let tx = db.begin(&Viewer::system(), late).await.unwrap();
    let job = jobs::lease(&tx, retention::JOB).await.unwrap().expect("a job for the night");
    tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
    let clock = Clock::Fixed(late);
    let outcome = app::retention::run_job(db, &policies, book, "voorbeeld", clock, &job).await.unwrap().unwrap();
    let tx = db.begin(&Viewer::system(), late).await.unwrap();
    jobs::finish(&tx, job.id, outcome.clone()).await.unwrap();
    tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
    serde_json::from_str(&outcome).unwrap()
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::open(folder.path()).unwrap();
    (folder, book)
}

testing::on_both_engines! { parts;
    async fn what_is_past_its_term_goes_and_nothing_else_and_was_known_beforehand(db: Database) {
        let (_folder, book) = book();
        world(&db).await;
        let told = outlook(&db, noon()).await;
        for (rule, (kept, tonight, month)) in &told {
            let wanted = if *rule == "events" { 5 } else { 1 };
            assert_eq!(*tonight, wanted, "{rule}: {kept} are there, {month} go in a month");
            assert!(*kept > *tonight && *month > *tonight, "{rule} keeps what is not past its term");
        }
        let outcome = run_night(&db, &book).await;
        let removed: u64 = told.values().map(|(_, tonight, _)| tonight).sum();
        assert_eq!((removed_in(&db).await, &outcome["args"]), (removed, &serde_json::json!({})), "{outcome}");
        let after = outlook(&db, night()).await;
        for (rule, (kept, tonight, _)) in told {
            // The job writes events, and is a job itself.
            let grown = match rule {
                "events" => after[rule].0 - (kept - tonight),
                "jobs" => 2,
                _ => 0,
            };
            assert_eq!(after[rule].0, kept - tonight + grown, "{rule}");
            assert!(after[rule].1 >= 1, "{rule}: what went a second later goes in the next night");
        }
        let events = db.events(200).await;
        let deleted: Vec<_> = events.iter().filter(|event| event.verb == "retention.deleted").collect();
        assert_eq!(deleted.len(), program::rules().len(), "one event for each rule");
        for event in deleted {
            let facts: BTreeSet<_> = event.facts.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!((facts, event.on, event.subject), (["before", "count", "rule"].into(), None, None));
            assert!(event.rule.as_deref().is_some_and(|rule| rule.starts_with("people/the program alone")));
        }
        let right = db.allow::<ReadTerms>(&Viewer::system(), Terms);
        let planned = jobs::last(&db.reader(), &right, retention::JOB).await.unwrap().unwrap();
        assert_eq!(planned.status, jobs::JobStatus::Waiting, "the next night was asked for");
    }

    async fn a_night_that_was_broken_off_goes_on_where_it_was(db: Database) {
        let (_folder, book) = book();
        world(&db).await;
        let told: u64 = outlook(&db, noon()).await.values().map(|(_, tonight, _)| tonight).sum();
        let (rules, system) = (program::rules(), Viewer::system());
        let right = db.allow::<DeleteOverdue>(&system, Terms);
        for rule in &rules[..4] {
            let tx = db.begin(&system, night()).await.unwrap();
            let event = retention::delete(&tx, &right, *rule, night()).await.unwrap().unwrap();
            tx.commit(event).await.unwrap();
        }
        // What was under way when it was killed is as if it never was.
        let tx = db.begin(&system, night()).await.unwrap();
        retention::delete(&tx, &right, rules[4], night()).await.unwrap();
        drop(tx);
        run_night(&db, &book).await;
        assert_eq!(removed_in(&db).await, told);
        run_again(&db, &book).await;
        assert_eq!(removed_in(&db).await, told, "once more finds nothing left");
    }

    async fn what_is_held_stays_until_the_day_or_until_it_is_released(db: Database) {
        let (_folder, book) = book();
        world(&db).await;
        let officer = db.browser();
        officer.sign_in(Capacity::PrivacyOfficer).await;
        let (path, hold) = ("/werk/bewaren/mails", "/werk/bewaren/mails/aanhouden");
        let wrong = officer.open(path).await.form(hold).fill("last_day", "2026-07-01").submit().await;
        assert!(wrong.status == 422 && wrong.shows("Kies een dag na vandaag"), "{}", wrong.text());
        let page = officer.open(path).await.form(hold).fill("why", "Beroep.").fill("last_day", "2026-07-10").submit().await;
        assert!(page.shows("Aangehouden tot en met 10 juli 2026") && page.shows("Beroep."), "{}", page.text());
        assert_eq!(db.verbs().await[0], "retention.held");
        let list = officer.open("/werk/bewaren").await;
        assert!(list.shows("Aangehouden tot en met 10 juli 2026"));
        let told = outlook(&db, noon()).await;
        assert_eq!(told["mails"].1, 0, "a preview knows of the hold");
        assert!(told["mails"].2 > 0, "in a month it is over");
        run_night(&db, &book).await;
        let after = outlook(&db, night()).await;
        assert_eq!(after["mails"].0, told["mails"].0);
        assert_eq!(after["jobs"].0, told["jobs"].0 - 1 + 2, "the others go");
        // The session is past its term too.
        officer.sign_in(Capacity::PrivacyOfficer).await;
        let page = officer.open(path).await.form("/werk/bewaren/mails/vrijgeven").submit().await;
        assert!(page.shows("U hebt het vrijgegeven.") && page.shows("Niet langer aangehouden sinds"), "{}", page.text());
        assert!(page.shows("Beroep.") && !officer.open("/werk/bewaren").await.shows("Aangehouden"), "why stays until the last day");
        assert_eq!(outlook(&db, noon()).await["mails"].1, 1);
        let short = officer.open("/werk/bewaren/attempts").await;
        assert!(short.shows("U kunt het niet aanhouden.") && short.attributes("form", "action").iter().all(|to| !to.contains("aanhouden")));
        let page = officer.post("/werk/bewaren/attempts/aanhouden", &[("csrf", page.form("/uitloggen").value("csrf").unwrap()), ("why", "x"), ("last_day", "2026-07-10")]).await;
        assert!(page.status >= 400, "{}", page.status);
    }

    async fn a_hold_is_for_nobody_else_to_end(db: Database) {
        world(&db).await;
        let (officer, keeper) = (db.browser(), db.browser());
        officer.sign_in(Capacity::PrivacyOfficer).await;
        keeper.sign_in(Capacity::Administrator).await;
        let (path, hold, release) = ("/werk/bewaren/mails", "/werk/bewaren/mails/aanhouden", "/werk/bewaren/mails/vrijgeven");
        let fill = async |who: &testing::Browser, why: &str, day: &str| {
            who.open(path).await.form(hold).fill("why", why).fill("last_day", day).submit().await
        };
        let own = fill(&officer, "Onderzoek.", "2026-09-01").await.form(release);
        let page = fill(&keeper, "Storing.", "2026-07-03").await;
        assert!(page.shows("Onderzoek.") && page.shows("Alleen wie die rol heeft, geeft het vrij."), "{}", page.text());
        assert_eq!(page.attributes(&format!("form[action='{release}'] input[name=hold]"), "value").len(), 1, "of its own alone");
        let theirs = page.form(release);
        let (csrf, held) = (theirs.value("csrf").unwrap().to_owned(), own.value("hold").unwrap().to_owned());
        let refused = keeper.post(release, &[("csrf", csrf.as_str()), ("hold", held.as_str())]).await;
        assert_eq!((refused.status, refused.shows("in een andere rol dan de uwe")), (409, true), "{}", refused.text());
        let elsewhere = keeper.post("/werk/bewaren/jobs/vrijgeven", &[("csrf", csrf.as_str()), ("hold", held.as_str())]).await;
        assert!(!elsewhere.shows("Onderzoek."));
        theirs.submit().await;
        assert_eq!(outlook(&db, noon()).await["mails"].1, 0, "the hold of the officer lasts");
        assert!(officer.open("/werk/bewaren").await.shows("Aangehouden tot en met 1 september 2026"));
        let trail = keeper.open("/werk/logboek").await;
        for words in ["Wissen aangehouden", "Wissen niet langer aangehouden", "Wat: Mails", "Tot en met: 1 september 2026"] {
            assert!(trail.shows(words), "{words}: {}", trail.text());
        }
        let other = db.browser();
        other.sign_in(Capacity::PrivacyOfficer).await;
        assert!(other.open(path).await.form(release).submit().await.shows("U hebt het vrijgegeven."), "another of that capacity");
        assert_eq!(outlook(&db, noon()).await["mails"].1, 1);
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "retention.released").count(), 2);
    }

    async fn headings_of_what_is_kept_begin_with_a_capital(db: Database) {
        let officer = db.browser();
        officer.sign_in(Capacity::PrivacyOfficer).await;
        let headings = officer.open("/werk/bewaren").await.texts("main h2");
        assert!(headings.len() > 5 && headings.iter().all(|one| one.starts_with(char::is_uppercase)), "{headings:?}");
    }

    async fn a_hold_is_asked_once_more_of_whoever_signed_in_a_while_ago(db: Database) {
        let officer = db.browser();
        officer.sign_in(Capacity::PrivacyOfficer).await;
        officer.wait(Duration::minutes(11));
        let hold = "/werk/bewaren/mails/aanhouden";
        let page = officer.open("/werk/bewaren/mails").await.form(hold).fill("why", "Beroep.").fill("last_day", "2026-07-10").submit().await;
        assert!(page.shows("Bent u het zelf?"), "{}", page.text());
        assert!(!db.verbs().await.contains(&"retention.held".to_owned()));
    }

    async fn who_goes_is_named_to_whoever_keeps_accounts_and_counted_for_others(db: Database) {
        let (keeper, officer) = (db.browser(), db.browser());
        keeper.sign_in(Capacity::Administrator).await;
        officer.sign_in(Capacity::PrivacyOfficer).await;
        somebody(&db, noon() - Days::new(900), Capacity::Administrator, true).await;
        let off = somebody(&db, noon() - Days::new(900), Capacity::Guide, true).await;
        switch_off(&db, noon() - Days::new(400), off).await;
        let path = format!("/werk/mensen/{off}");
        let page = keeper.open("/werk/bewaren/accounts_off").await;
        assert_eq!(page.attributes("main ul a", "href"), std::slice::from_ref(&path));
        assert_eq!(page.texts("main ul a"), ["Proef"]);
        let other = officer.open("/werk/bewaren/accounts_off").await;
        assert!(other.attributes("main ul a", "href").is_empty() && !other.html.contains(&off.to_string()));
        assert_eq!(other.texts(".sk-facts dd")[..3], ["1", "1", "1"].map(str::to_owned));
        let row = officer.open("/werk/bewaren").await.texts("tbody tr").into_iter().find(|row| row.contains("uitgezet")).unwrap();
        assert!(row.contains("1 jaar na het uitzetten") && row.contains("nog niet gewist"), "{row}");
    }

    async fn an_administrator_remains(db: Database) {
        let (_folder, book) = book();
        let long_ago = night() - Days::new(500);
        let only = somebody(&db, long_ago, Capacity::Administrator, false).await;
        assert_eq!(outlook(&db, noon()).await["accounts_unused"].1, 0, "nobody else would be left");
        let other = somebody(&db, long_ago, Capacity::Administrator, true).await;
        assert_eq!(outlook(&db, noon()).await["accounts_unused"].1, 1);
        run_night(&db, &book).await;
        let right = db.allow::<EditPeople>(&Viewer::system(), Account::OTHER);
        let left: Vec<_> = store::all(&db.reader(), &right).await.unwrap().into_iter().map(|person| person.id).collect();
        assert_eq!((left.contains(&only), left), (false, vec![other]));
    }
}

/// How many went in the night, in all.
async fn removed_in(db: &Db) -> u64 {
    retention::begun(&db.reader(), night()).await.unwrap()
}

/// The same night once more, as when the job was killed before it was told to be done.
async fn run_again(db: &Db, book: &Book) {
    let tx = db.begin(&Viewer::system(), night()).await.unwrap();
    let id = jobs::queue(&tx, retention::JOB, String::new()).await.unwrap();
    tx.commit(Event::new("job.asked").on(id)).await.unwrap();
    let policies = program::policies().unwrap();
    let (job, _) = policies.open::<FollowTask, _>(&Viewer::system(), jobs::find(&db.reader(), id).await.unwrap()).unwrap();
    let clock = Clock::Fixed(night() + Duration::hours(6));
    app::retention::run_job(db, &policies, book, "voorbeeld", clock, &job).await.unwrap().unwrap();
}

#[test]
fn every_term_has_its_rule_and_every_rule_its_term_tables_and_words() {
    let (register, rules) = (register().unwrap(), program::rules());
    let texts = web::assembly::texts(&parts()).unwrap();
    let kept: Vec<_> = register.activity.iter().flat_map(|activity| &activity.kept).filter(|kept| !kept.rule.is_empty()).collect();
    for kept in &kept {
        let rule = rules.iter().find(|rule| rule.key() == kept.rule).unwrap_or_else(|| panic!("nothing deletes {}", kept.rule));
        let (told, own): (BTreeSet<_>, BTreeSet<_>) =
            (kept.tables.iter().map(String::as_str).collect(), rule.tables().into_iter().collect());
        assert_eq!(told, own, "{}", kept.rule);
    }
    assert_eq!(kept.len(), rules.len(), "a rule without a term deletes nothing");
    for rule in rules {
        let key = rule.key().replace('_', "-");
        assert!(texts.has(&format!("retention-{key}")) && texts.has(&format!("retention-{key}-term")), "{key} has no words");
    }
    // Events of every noun are in one table, for which there is a rule.
    assert_eq!(register.activity.iter().filter(|activity| activity.tables.iter().any(|table| table == "kernel_event")).count(), 1);
    assert!(register.term("events").is_some());
}

#[test]
fn terms_are_those_by_which_the_program_works() {
    let term = |rule: &str| noon() - register().unwrap().term(rule).unwrap().1.before(noon());
    assert_eq!(term("attempts"), ATTEMPTS_LAST);
    assert_eq!(term("devices"), DEVICE_LASTS);
    assert_eq!(term("shares"), Duration::days(i64::try_from(SHARE_DAYS_MOST).unwrap()));
}
