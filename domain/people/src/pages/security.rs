//! Where a weakness of this site can be told, for people and programs: `security.txt` (RFC 9116).

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use chrono::{Days, NaiveDate};
use kernel::Error;
use web::{Answer, Visit};

/// Where the standard wants it.
pub const TXT: &str = "/.well-known/security.txt";
/// What it says is good for half a year; the standard advises less than a year.
const GOOD_FOR: Days = Days::new(182);

pub(super) async fn get(visit: Visit) -> Answer {
    let settings = visit.settings();
    if settings.security_contact.is_empty() {
        return Err(Error::NotFound.into());
    }
    let languages = settings.languages.iter().map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
    // The standard knows no address without TLS.
    let own = visit.site.https.then(|| format!("{}{TXT}", visit.address()));
    let text = text(&settings.security_contact, visit.shell.today, &languages, own.as_deref());
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

fn text(contact: &str, today: NaiveDate, languages: &str, own: Option<&str>) -> String {
    let until = today + GOOD_FOR;
    let own = own.map(|address| format!("Canonical: {address}\n")).unwrap_or_default();
    format!("Contact: {contact}\nExpires: {until}T00:00:00Z\n{own}Preferred-Languages: {languages}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_https_it_says_where_it_stands() {
        let day = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        assert_eq!(
            text("mailto:cert@waterstad.invalid", day, "nl, en", Some("https://agenda.waterstad.invalid/.well-known/security.txt")),
            "Contact: mailto:cert@waterstad.invalid\nExpires: 2026-12-30T00:00:00Z\n\
             Canonical: https://agenda.waterstad.invalid/.well-known/security.txt\nPreferred-Languages: nl, en\n"
        );
    }
}
