//! The second thing that somebody shows: a code of six digits that an app makes (TOTP, RFC 6238), or a code on paper.

use kernel::{Error, Moment, Result};
use qrcode::{Color, QrCode};
use std::fmt::Write as _;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// So many bytes has the secret that a person and the program share: 160 bits, as RFC 4226 asks.
pub const SECRET_BYTES: usize = 20;
/// So many codes on paper somebody gets.
pub const RECOVERY_CODES: usize = 8;
/// So many random bytes has a code on paper: 120 bits, more than the 112 from which a plain hash of it will do (OWASP ASVS 5.0, 6.5.2).
pub const RECOVERY_BYTES: usize = 15;

/// What an app has to know to make codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The secret in groups of four letters and digits, to type over.
    pub key: String,
    /// The address that opens the app on the same device.
    pub address: String,
    /// The address as a QR code.
    pub qr: Qr,
}

/// A QR code: dark squares on a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many squares it is wide, with four of white on every side.
    pub width: usize,
    /// The dark squares, as the data of an SVG path.
    pub path: String,
}

/// What the app of a person has to know. `account` is how they recognise it in their app, `issuer` the municipality.
///
/// # Errors
/// When the secret is too short.
pub fn enrolment(secret: &[u8], account: &str, issuer: &str) -> Result<Enrolment> {
    let plain = |text: &str| text.replace(':', " ");
    let builder = builder(secret).with_account_name(plain(account)).with_issuer(Some(plain(issuer)));
    let address = builder.build().and_then(|totp| totp.to_url()).map_err(Error::internal)?;
    let letters = Secret::from(secret).to_base32();
    let groups: Vec<_> = letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let qr = qr(&address)?;
    Ok(Enrolment { key: groups.join(" "), address, qr })
}

/// The step of which this is the code, when it is one of now or a step (30 seconds) beside it, and newer than the last used.
///
/// # Errors
/// When the secret is too short.
pub fn step_of(secret: &[u8], code: &str, now: Moment, last_step: i64) -> Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let totp = codes(secret)?;
    let step = totp.check(&digits, u64::try_from(now.timestamp()).unwrap_or_default()).map(u64::cast_signed);
    Ok(step.filter(|step| *step > last_step))
}

/// A code on paper as it is shown: six groups of four.
pub fn recovery_text(bytes: &[u8]) -> String {
    let letters = Secret::from(bytes).to_base32();
    let groups: Vec<_> = letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

/// A code on paper as it is compared, whatever somebody typed between its groups.
pub fn recovery_key(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn builder(secret: &[u8]) -> Builder {
    Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(30).with_secret(secret)
}

fn codes(secret: &[u8]) -> Result<Totp> {
    builder(secret).with_account_name("account").build().map_err(Error::internal)
}

/// A text as a QR code.
///
/// # Errors
/// When it is too long for one.
pub fn qr(text: &str) -> Result<Qr> {
    const MARGIN: usize = 4;
    let code = QrCode::new(text).map_err(Error::internal)?;
    let width = code.width();
    let path =
        code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark).fold(String::new(), |mut path, (at, _)| {
            let _ = write!(path, "M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN);
            path
        });
    Ok(Qr { width: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    /// The secret of the test values in RFC 6238, appendix B.
    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Moment {
        DateTime::<Utc>::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // The last six of the eight digits that RFC 6238, appendix B gives for SHA-1.
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
            assert_eq!(step_of(SECRET, code, at(seconds), 0).unwrap(), Some(seconds / 30), "{seconds}");
        }
    }

    #[test]
    fn a_code_counts_a_step_early_or_late_and_never_twice() {
        let step = 1_111_111_109 / 30;
        for (beside, counts) in [(-60, false), (-30, true), (30, true), (60, false)] {
            assert_eq!(step_of(SECRET, "081 804", at(1_111_111_109 + beside), 0).unwrap().is_some(), counts, "{beside}");
        }
        assert_eq!(step_of(SECRET, "081804", at(1_111_111_109), step).unwrap(), None);
        for wrong in ["", "081805", "81804", "0818040", "abcdef"] {
            assert_eq!(step_of(SECRET, wrong, at(1_111_111_109), 0).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn an_app_gets_the_address_of_the_standard_and_the_key_in_groups() {
        let enrolment = enrolment(SECRET, "iemand@voorbeeld.nl", "Gemeente: Voorbeeld").unwrap();
        assert_eq!(enrolment.key, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(enrolment.address.starts_with("otpauth://totp/Gemeente%20%20Voorbeeld:iemand%40voorbeeld.nl?secret=GEZDGNBV"));
        assert!(enrolment.qr.width > 29 && enrolment.qr.path.starts_with("M4 4h1v1h-1z"), "a corner is dark");
    }

    #[test]
    fn a_code_on_paper_is_read_whatever_stands_between_its_groups() {
        let code = recovery_text(&[7; RECOVERY_BYTES]);
        assert_eq!((code.len(), code.split('-').count(), recovery_key(&code).len()), (29, 6, 24));
        assert_eq!(recovery_key(&code.to_lowercase().replace('-', " ")), code.replace('-', ""));
    }
}
