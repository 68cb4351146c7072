//! Samples of questionnaires: made, answered, and with nothing in them yet.

use super::State::{Empty, Full, Wrong};
use super::{Browser, Seen};
use chrono::Duration;

const EXAMPLE: &str = "/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt";

/// The example, answered by somebody.
pub async fn answered(seen: &mut Seen, visitor: &Browser) {
    seen.open(Full, visitor, &["/vragenlijsten", EXAMPLE]).await;
    let soon = visitor.open(EXAMPLE).await.form(EXAMPLE).submit().await;
    seen.note(Wrong, &soon);
    visitor.wait(Duration::seconds(20));
    soon.form(EXAMPLE).submit().await;
    let check = format!("{EXAMPLE}/klopt-dit");
    seen.open(Empty, visitor, &[&check]).await;
    let answers = [(2, "reply", "disagree"), (4, "reply", "Een bus"), (5, "reply", "4"), (6, "row-1", "2")];
    let more = [(7, "reply", "pass"), (8, "rank-1", "1"), (9, "reply", "1"), (10, "reply", "2,5"), (11, "reply", "1234 AB")];
    for (number, field, value) in answers.into_iter().chain(more) {
        let path = format!("{EXAMPLE}/vragen/{number}");
        seen.open(Empty, visitor, &[&path]).await;
        visitor.open(&path).await.form(&path).fill(field, value).press("go", "next").await;
        seen.open(Full, visitor, &[&path]).await;
    }
    let number = format!("{EXAMPLE}/vragen/10");
    seen.note(Wrong, &visitor.open(&number).await.form(&number).fill("reply", "veel").press("go", "next").await);
    seen.open(Full, visitor, &[&check, &format!("{EXAMPLE}/later")]).await;
    seen.wrong(visitor, &check, &check, &[]).await;
    let sent = visitor.open(&check).await.form(&check).fill("publish", "yes").submit().await;
    seen.note(Full, &sent);
}

/// The workplace, with the example and with one that is only begun.
pub async fn made(seen: &mut Seen, officer: &Browser) {
    let list = "/werk/vragenlijsten";
    let example = "/werk/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt";
    let pages = ["vragen/3", "vragen/5", "vragen/6", "vragen/10", "voorbeeld/3", "sluiten"].map(|end| format!("{example}/{end}"));
    seen.open(Full, officer, &[list, example]).await;
    seen.open(Full, officer, &pages.each_ref().map(String::as_str)).await;
    seen.wrong(officer, list, list, &[("title", "")]).await;
    seen.wrong(officer, example, example, &[("title", ""), ("last_day", "ooit")]).await;
    let question = format!("{example}/vragen/5");
    seen.wrong(officer, &question, &question, &[("title", ""), ("steps", "99")]).await;
    seen.open(Full, officer, &[&format!("{example}/openen")]).await;
    let links = format!("{example}/links");
    seen.open(Empty, officer, &[&links]).await;
    seen.wrong(officer, &links, &links, &[("count", "0")]).await;
    seen.note(Full, &officer.open(&links).await.form(&links).fill("count", "2").submit().await);
    let begun = officer.open(list).await.form(list).fill("title", "Begonnen").submit().await;
    seen.note(Empty, &begun);
    seen.open(Empty, officer, &[&format!("{}/openen", begun.path)]).await;
    let added = begun.form(&format!("{}/vraag-erbij", begun.path)).fill("kind", "matrix").submit().await;
    seen.note(Empty, &added);
    seen.open(Empty, officer, &[&added.path.replace("/vragen/", "/voorbeeld/")]).await;
}

/// A municipality that never asked anything.
pub async fn nothing_asked(seen: &mut Seen, visitor: &Browser, officer: &Browser) {
    seen.open(Empty, visitor, &["/vragenlijsten"]).await;
    seen.open(Empty, officer, &["/werk/vragenlijsten"]).await;
}
