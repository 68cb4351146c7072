//! Every address that one part may link to in another.

/// Where things stand: the home page.
pub const HOME: &str = "/";
/// The workplace.
pub const WORK: &str = "/werk";
/// One's own account.
pub const ACCOUNT: &str = "/mijn";
/// One's own second factor: an app that makes codes.
pub const SECOND_FACTOR: &str = "/mijn/tweede-stap";
/// One's own passkeys.
pub const PASSKEYS: &str = "/mijn/passkeys";
/// Sign in.
pub const SIGN_IN: &str = "/inloggen";
/// Search.
pub const SEARCH: &str = "/zoeken";
/// The reports to the council.
pub const REPORTS: &str = "/rapporten";
/// Settings of the municipality.
pub const SETTINGS: &str = "/werk/instellingen";
/// The version that a link lets somebody read.
pub const SHARED_VERSION: &str = "/agenda/meelezen";
/// The agenda in the workplace.
pub const WORK_AGENDA: &str = "/werk/agenda";
/// The figures in the workplace.
pub const WORK_FIGURES: &str = "/werk/cijfers";
/// What is known of areas, in the workplace.
pub const WORK_AREAS: &str = "/werk/gebieden";
/// With whom figures are compared, in the workplace.
pub const WORK_PEERS: &str = "/werk/vergelijken";
/// The reports in the workplace.
pub const WORK_REPORTS: &str = "/werk/rapporten";

/// The questionnaires.
pub const QUESTIONNAIRES: &str = "/vragenlijsten";
/// The questionnaires in the workplace.
pub const WORK_QUESTIONNAIRES: &str = "/werk/vragenlijsten";
/// What residents and partners contributed, and what became of it.
pub const CONTRIBUTIONS: &str = "/inbreng";
/// Contributing something.
pub const CONTRIBUTE: &str = "/inbreng/nieuw";
/// What became of one's own contribution, by its code.
pub const FOLLOW: &str = "/volg";
/// The contributions in the workplace.
pub const WORK_CONTRIBUTIONS: &str = "/werk/inbreng";

/// A theme's page.
pub fn theme(key: &str) -> String {
    format!("/themas/{key}")
}

/// A result's page.
pub fn result(key: &str) -> String {
    format!("/resultaten/{key}")
}

/// An indicator's page.
pub fn indicator(key: &str) -> String {
    format!("/indicatoren/{key}")
}

/// A report's page.
pub fn report(key: &str) -> String {
    format!("/rapporten/{key}")
}

/// Where a questionnaire begins.
pub fn questionnaire(key: &str) -> String {
    format!("{QUESTIONNAIRES}/{key}")
}

/// A published contribution.
pub fn contribution(id: kernel::ids::ContributionId) -> String {
    format!("{CONTRIBUTIONS}/{id}")
}

/// The progress of a job.
pub fn job(id: kernel::ids::JobId) -> String {
    format!("/werk/taken/{id}")
}

/// A path on this site, or home when the text leads elsewhere. Guards what comes back from a form or an address.
pub fn on_this_site(path: &str) -> &str {
    // A browser leaves tabs and line ends out of an address, so that "/\t/elsewhere" leads to "//elsewhere".
    let plain = !path.chars().any(|c| c == '\\' || c.is_control());
    let safe = plain && path.starts_with('/') && !path.starts_with("//") && !path.contains("://");
    if safe { path } else { HOME }
}

/// A path as the value of a query, with what is not plain in it written as `%2F` and the like; slashes stay readable.
pub fn percent(path: &str) -> String {
    path.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_on_this_site_are_followed() {
        assert_eq!(on_this_site("/werk/agenda?versie=2"), "/werk/agenda?versie=2");
        for elsewhere in ["//example.org", "https://example.org", "/\\example.org", "/\t/example.org", "javascript:alert(1)", ""] {
            assert_eq!(on_this_site(elsewhere), HOME, "{elsewhere}");
        }
    }
}
