//! Samples of the pages of emergencies.

use super::State::{Empty, Full};
use super::{Capacity, Seen, Viewer};
use ::people::access::OwnAccount;

/// The list before there is any, opening one, looking by it and looking after it.
pub async fn emergencies(seen: &mut Seen, db: &testing::Database) {
    let (holder, officer, own) = (db.browser(), db.browser(), db.browser());
    holder.sign_in(Capacity::TeamLead).await;
    officer.sign_in(Capacity::PrivacyOfficer).await;
    officer.put_app_on().await;
    let person = own.sign_in(Capacity::Resident).await;
    let (list, opening) = ("/werk/noodtoegang", "/werk/noodtoegang/openen");
    seen.open(Empty, &holder, &[list, opening]).await;
    seen.wrong(&holder, opening, opening, &[("email", "niemand@voorbeeld.invalid")]).await;
    let account = db.allow(&Viewer::person(person, "", Capacity::Resident), OwnAccount);
    let email = ::people::store::own(&db.reader(), &account).await.unwrap().email;
    let form = holder.open(opening).await.form(opening).fill("email", &email).fill("ground", "vital");
    let page = form.fill("reason", "Niemand neemt op.").fill("hours", "2").submit().await;
    seen.note(Full, &page);
    seen.open(Full, &holder, &[list]).await;
    seen.open(Full, &officer, &[list, &page.path]).await;
    let [withdrawal, review] = ["intrekking", "oordeel"].map(|form| format!("{}/{form}", page.path));
    seen.wrong(&officer, &page.path, &withdrawal, &[("why", "")]).await;
    officer.open(&page.path).await.form(&withdrawal).fill("why", "Er is al iemand.").submit().await;
    seen.wrong(&officer, &page.path, &review, &[("text", "")]).await;
    seen.open(Full, &own, &["/mijn/gegevens"]).await;
}
