//! Personal links: invitations, and another password for whoever forgot theirs.

use super::{PASSWORD, add, door, parts, second_factor, sign_in};
use crate::access::{Account, EditPeople};
use crate::model::PassKind;
use crate::{password, post, store};
use chrono::Duration;
use kernel::ids::PersonId;
use kernel::mail::{self, Mail, MailStatus, SECRET};
use kernel::{Capacity, Clock, Error, Viewer, jobs};
use testing::{Browser, Database, Page, noon};
use web::assembly;

const EMAIL: &str = "iemand@voorbeeld.nl";
const CHOSEN: &str = "een heel andere zin";

/// The next mail that goes out, with the secret of its link.
async fn next(db: &Database) -> Option<Mail> {
    post::take(db, &assembly::policies(&db.parts()).unwrap(), noon()).await.unwrap()
}

/// The path of the link in a mail.
fn link(mail: &Mail) -> String {
    let line = mail.letter.text.lines().find(|line| line.starts_with("http://")).unwrap();
    line.strip_prefix("http://voorbeeld.localhost").unwrap().to_owned()
}

async fn administrator(db: &Database) -> Browser {
    let browser = db.browser();
    browser.sign_in(Capacity::Administrator).await;
    browser
}

/// Sends an invitation on the page of a person.
async fn invite(browser: &Browser, id: PersonId) -> Page {
    let path = format!("/werk/mensen/{id}");
    browser.open(&path).await.form(&format!("{path}/uitnodiging")).submit().await
}

async fn choose(browser: &Browser, path: &str, password: &str) -> Page {
    browser.open(path).await.form(path).fill("password", password).submit().await
}

async fn ask(browser: &Browser, email: &str) -> Page {
    browser.open("/wachtwoord-vergeten").await.form("/wachtwoord-vergeten").fill("email", email).submit().await
}

/// Looks up who asked for a new password.
async fn look_up(db: &Database) {
    let (policies, texts) = (assembly::policies(&db.parts()).unwrap(), assembly::texts(&db.parts()).unwrap());
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let job = jobs::lease(&tx, "people.recovery").await.unwrap().expect("a job");
    jobs::finish(&tx, job.id, String::new()).await.unwrap();
    tx.commit(kernel::audit::Event::new("job.started").on(job.id)).await.unwrap();
    post::run_job(db, &policies, &texts, Clock::Fixed(noon()), &job).await.expect("its own job").unwrap();
}

/// The link in the mail that somebody gets who asks for a new password.
pub async fn recovery(db: &Database, email: &str) -> String {
    assert_eq!(ask(&db.browser(), email).await.path, "/inloggen");
    look_up(db).await;
    link(&next(db).await.expect("a mail"))
}

/// The link of an invitation to somebody new.
pub async fn invitation(db: &Database, email: &str) -> String {
    let id = add(db, email, Capacity::Guide).await;
    invite(&administrator(db).await, id).await;
    link(&next(db).await.expect("a mail"))
}

async fn is_over(browser: &Browser, path: &str) -> bool {
    let page = browser.open(path).await;
    page.status == 409 && page.shows("Deze link werkt niet meer.")
}

testing::on_both_engines! { parts;
    async fn whoever_is_invited_chooses_a_password_and_is_in(db: Database) {
        let form = administrator(&db).await.open("/werk/mensen").await.form("/werk/mensen");
        let form = form.fill("name", "Een Collega").fill("email", EMAIL).fill("capacity", "policy_officer");
        let page = form.submit().await;
        assert!(page.shows("Het account is toegevoegd. De uitnodiging is onderweg."), "{}", page.text());
        let queued = &db.mails(9).await[0];
        assert!(queued.letter.text.contains(&format!("http://voorbeeld.localhost/uitnodiging/{SECRET}\n")), "{queued:?}");
        let mail = next(&db).await.unwrap();
        assert_eq!((mail.address.as_deref(), mail.letter.subject.as_str()), (Some(EMAIL), "Uw account bij Gemeente"));
        assert!(mail.letter.text.starts_with("Beste Een Collega,\n\n") && mail.letter.text.ends_with("Met vriendelijke groet,\nGemeente"));
        let path = link(&mail);
        assert_eq!(path.len(), "/uitnodiging/".len() + 64, "256 bits");
        assert_eq!(db.mails(9).await[0].letter, queued.letter, "the secret is kept nowhere");

        let browser = db.browser();
        for _ in 0..2 {
            let page = browser.open(&path).await;
            assert_eq!((page.status, page.shows("Welkom, Een Collega.") && page.shows(EMAIL)), (200, true), "to look changes nothing");
            assert_eq!(page.headers["referrer-policy"], "no-referrer");
            assert_eq!(page.headers["cache-control"], "no-store");
        }
        let page = choose(&browser, &path, "te kort").await;
        assert_eq!((page.status, page.shows("Een wachtwoord heeft minstens 12 tekens.")), (422, true));
        for (chosen, why) in [("wachtwoord123", "Veel mensen kiezen zoiets."), ("Een Collega 2026", "wat anderen ook weten"), (EMAIL, "wat anderen ook weten")] {
            let page = choose(&browser, &path, chosen).await;
            assert_eq!((page.status, page.shows(why) && page.shows("drie of vier losse woorden")), (422, true), "{chosen}: {}", page.text());
        }
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        let page = choose(&browser, &path, CHOSEN).await;
        assert_eq!((page.path.as_str(), page.shows("Welkom, Een Collega")), ("/werk", true), "{}", page.text());
        assert_eq!(db.verbs().await[..2], ["session.opened", "person.password_set"]);
        assert!(is_over(&db.browser(), &path).await);
        assert_eq!(next(&db).await, None, "a first password is no change");
        assert_eq!(sign_in(&db.browser(), EMAIL, CHOSEN).await.path, "/werk");
    }

    async fn an_invitation_opens_for_seven_days(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        invite(&administrator(&db).await, id).await;
        let path = link(&next(&db).await.unwrap());
        let browser = db.browser();
        browser.wait(Duration::days(7) - Duration::seconds(1));
        let page = browser.open(&path).await;
        browser.wait(Duration::seconds(1));
        assert!(is_over(&browser, &path).await);
        let late = page.form(&path).fill("password", CHOSEN).submit().await;
        assert_eq!((late.status, late.shows("Deze link werkt niet meer.")), (409, true));
        assert_eq!(sign_in(&db.browser(), EMAIL, PASSWORD).await.path, "/werk", "nothing was changed");
    }

    async fn another_invitation_withdraws_the_one_before(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        assert!(invite(&keeper, id).await.shows("De uitnodiging is onderweg."));
        assert_eq!(db.verbs().await[0], "person.invited");
        let first = link(&next(&db).await.unwrap());
        invite(&keeper, id).await;
        assert!(is_over(&db.browser(), &first).await, "also before the second mail goes out");
        invite(&keeper, id).await;
        let last = link(&next(&db).await.unwrap());
        let newest: Vec<_> = db.mails(2).await.iter().map(|mail| mail.status).collect();
        assert_eq!(newest, [MailStatus::Sending, MailStatus::Dropped], "no mail with a dead link");
        assert_eq!(choose(&db.browser(), &last, CHOSEN).await.path, "/werk");
        let told = next(&db).await.unwrap();
        assert_eq!(told.letter.subject, "Uw wachtwoord bij Gemeente is veranderd");
        assert!(told.letter.text.contains("Dat was op 1 juli 2026 om 12.00 uur."), "{}", told.letter.text);
    }

    async fn who_may_no_longer_sign_in_has_no_invitation(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        invite(&keeper, id).await;
        let path = link(&next(&db).await.unwrap());
        let page = keeper.open(&format!("/werk/mensen/{id}")).await;
        page.form(&format!("/werk/mensen/{id}")).untick("active").submit().await;
        assert!(is_over(&db.browser(), &path).await);
        let page = page.form(&format!("/werk/mensen/{id}/uitnodiging")).submit().await;
        assert_eq!((page.status, page.shows("Zet het account eerst aan.")), (409, true));
        assert!(!keeper.open(&format!("/werk/mensen/{id}")).await.shows("Uitnodiging sturen"));
        ask(&db.browser(), EMAIL).await;
        look_up(&db).await;
        assert_eq!(next(&db).await, None);
    }

    async fn another_address_ends_what_was_sent_to_the_old_one_which_is_told(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        invite(&keeper, id).await;
        let path = link(&next(&db).await.unwrap());
        let form = keeper.open(&format!("/werk/mensen/{id}")).await.form(&format!("/werk/mensen/{id}"));
        form.fill("email", "ander@voorbeeld.nl").submit().await;
        assert!(is_over(&db.browser(), &path).await);
        let told = next(&db).await.unwrap();
        assert_eq!((told.address.as_deref(), told.letter.subject.as_str()), (Some(EMAIL), "Uw e-mailadres bij Gemeente is veranderd"));
        assert!(!told.letter.text.contains("ander@"), "the new address is nobody's business there");
    }

    async fn an_administrator_cannot_set_a_password(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        let path = format!("/werk/mensen/{id}");
        let page = keeper.open(&path).await;
        assert_eq!(page.attributes("input[type=password]", "name"), [""; 0]);
        let token = page.form(&path).value("csrf").unwrap().to_owned();
        let fields = [("csrf", token.as_str()), ("password", CHOSEN)];
        assert_eq!(keeper.post(&format!("{path}/wachtwoord"), &fields).await.status, 404);
        let more = [("name", "Voorbeeld"), ("email", EMAIL), ("active", "on"), ("revision", "1")];
        assert_eq!(keeper.post(&path, &[&fields[..], &more].concat()).await.status, 303);
        assert_eq!(sign_in(&db.browser(), EMAIL, CHOSEN).await.status, 422);
    }

    async fn a_link_of_one_kind_opens_nothing_of_the_other(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        invite(&administrator(&db).await, id).await;
        let path = link(&next(&db).await.unwrap());
        assert!(is_over(&db.browser(), &path.replace("uitnodiging", "wachtwoord-vergeten")).await);
        for nothing in ["/uitnodiging/x", "/wachtwoord-vergeten/x"] {
            assert!(is_over(&db.browser(), nothing).await);
        }
    }

    async fn of_two_at_once_one_uses_a_link(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let system = Viewer::system();
        let right = db.allow::<EditPeople>(&system, Account::OTHER);
        let tx = db.begin(&system, noon()).await.unwrap();
        store::give_pass(&tx, &right, id, PassKind::Recovery).await.unwrap();
        tx.commit(kernel::audit::Event::new("person.invited").on(id)).await.unwrap();
        ask(&db.browser(), EMAIL).await;
        look_up(&db).await;
        let secret = link(&next(&db).await.unwrap()).rsplit('/').next().unwrap().to_owned();
        let enter = door(&db);
        let pass = store::pass(&db.reader(), &enter, PassKind::Recovery, &secret, noon()).await.unwrap();
        for is_first in [true, false] {
            let hash = password::hash(CHOSEN.to_owned()).await.unwrap();
            let tx = db.begin(&system, noon()).await.unwrap();
            let used = store::use_pass(&tx, &enter, &pass, hash).await;
            assert!(if is_first { used.is_ok() } else { matches!(used, Err(Error::Refused("refused-pass"))) });
            tx.commit(kernel::audit::Event::new("person.password_set").on(id)).await.unwrap();
        }
    }

    async fn whoever_forgot_their_password_chooses_another_and_signs_in_as_always(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let elsewhere = db.browser();
        sign_in(&elsewhere, EMAIL, PASSWORD).await;
        let browser = db.browser();
        let page = browser.open("/inloggen").await.click("Wachtwoord vergeten?").await;
        let page = page.form("/wachtwoord-vergeten").fill("email", " Iemand@Voorbeeld.NL").submit().await;
        assert!(page.shows("Hoort dit adres bij een account?"), "{}", page.text());
        look_up(&db).await;
        assert_eq!(db.verbs().await[0], "person.recovery_asked");
        let mail = next(&db).await.unwrap();
        assert_eq!(mail.letter.subject, "Een nieuw wachtwoord bij Gemeente");
        let path = link(&mail);
        let page = choose(&browser, &path, CHOSEN).await;
        assert_eq!((page.path.as_str(), page.shows("Uw nieuwe wachtwoord is bewaard.")), ("/inloggen", true), "by the front door");
        assert_eq!(browser.cookie(web::cookies::SESSION), None);
        assert_eq!(elsewhere.open("/werk").await.path, "/inloggen?terug=/werk", "all sessions end");
        assert_eq!(next(&db).await.unwrap().letter.subject, "Uw wachtwoord bij Gemeente is veranderd");
        assert!(is_over(&browser, &path).await);
        assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.status, 422);
        assert_eq!(sign_in(&browser, EMAIL, CHOSEN).await.path, "/werk");
    }

    async fn whoever_has_a_second_factor_still_needs_it(db: Database) {
        let (id, ..) = second_factor::on(&db).await;
        let thief = db.browser();
        assert_eq!(sign_in(&thief, EMAIL, PASSWORD).await.path, "/inloggen/code?terug=");
        let browser = db.browser();
        choose(&browser, &recovery(&db, EMAIL).await, CHOSEN).await;
        assert_eq!(thief.open("/inloggen/code").await.path, "/inloggen", "half in with the old password is out");
        assert_eq!(sign_in(&browser, EMAIL, CHOSEN).await.path, "/inloggen/code?terug=");
        next(&db).await.expect("that the password was changed");
        invite(&administrator(&db).await, id).await;
        let path = link(&next(&db).await.unwrap());
        assert_eq!(choose(&db.browser(), &path, PASSWORD).await.path, "/inloggen/code?terug=", "also after an invitation");
    }

    async fn a_recovery_opens_for_an_hour_and_leaves_an_invitation_alone(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        invite(&administrator(&db).await, id).await;
        let invitation = link(&next(&db).await.unwrap());
        let path = recovery(&db, EMAIL).await;
        let browser = db.browser();
        browser.wait(Duration::minutes(59));
        assert_eq!(browser.open(&path).await.status, 200);
        browser.wait(Duration::minutes(1));
        assert!(is_over(&browser, &path).await);
        assert_eq!(browser.open(&invitation).await.status, 200);
        let path = recovery(&db, EMAIL).await;
        choose(&db.browser(), &path, CHOSEN).await;
        assert!(is_over(&browser, &invitation).await, "a new password ends every link");
    }

    async fn a_known_and_an_unknown_address_get_the_same_answer(db: Database) {
        add(&db, EMAIL, Capacity::Guide).await;
        let answer = async |email: &str| {
            let browser = db.browser();
            let token = browser.open("/wachtwoord-vergeten").await.form("/wachtwoord-vergeten").value("csrf").unwrap().to_owned();
            let before = db.verbs().await.len();
            let page = browser.post("/wachtwoord-vergeten", &[("csrf", token.as_str()), ("email", email)]).await;
            let verbs = db.verbs().await;
            (page.status, page.html.clone(), page.headers.clone(), verbs[..verbs.len() - before].to_vec())
        };
        let known = answer(EMAIL).await;
        assert_eq!((known.0, known.3.as_slice()), (303, &["sign_in.recovery_asked".to_owned(), "sign_in.tried".to_owned()][..]));
        look_up(&db).await;
        assert!(next(&db).await.is_some());
        assert_eq!(answer("niemand@voorbeeld.nl").await, known);
        look_up(&db).await;
        assert_eq!(next(&db).await, None);
    }

    async fn after_three_times_an_address_waits_and_can_still_sign_in(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        for email in [EMAIL, "niemand@voorbeeld.nl"] {
            for _ in 0..3 {
                assert_eq!(ask(&browser, email).await.path, "/inloggen");
            }
            assert_eq!(ask(&browser, email).await.status, 429);
        }
        assert_eq!(sign_in(&db.browser(), EMAIL, PASSWORD).await.path, "/werk");
        assert_eq!(ask(&browser, "geen adres").await.status, 422);
        browser.wait(Duration::minutes(15));
        assert_eq!(ask(&browser, EMAIL).await.path, "/inloggen");
    }

    async fn administrators_see_what_became_of_mail_and_read_none_of_it(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        assert!(keeper.open("/werk/mail").await.shows("Er is de laatste dertig dagen geen mail verstuurd."));
        invite(&keeper, id).await;
        let page = keeper.open("/werk/mail").await;
        assert!(page.shows("Uw account bij Gemeente 1 juli 2026 12.00 iemand@voorbeeld.nl Wacht"), "{}", page.text());
        assert!(!page.html.contains("Beste"));
        let mail = next(&db).await.unwrap();
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        mail::put_off(&tx, &mail, "mail-why-later").await.unwrap();
        tx.commit(kernel::audit::Event::new("mail.put_off").on(mail.id)).await.unwrap();
        let page = keeper.open("/werk/mail").await;
        assert!(page.shows("Wacht De mailserver neemt hem nu niet aan. Eén keer geprobeerd; we proberen het opnieuw."), "{}", page.text());
        assert!(!page.html.contains("Beste") && !page.html.contains(link(&mail).rsplit('/').next().unwrap()));
        keeper.sign_in(Capacity::PolicyOfficer).await;
        assert_eq!(keeper.open("/werk/mail").await.status, 403);
    }
}
