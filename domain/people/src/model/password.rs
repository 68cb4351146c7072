//! What a password may be: long enough, hard to guess, and made of nothing that others know of whoever chooses it.

use kernel::faults::Faults;
use zxcvbn::{Score, zxcvbn};

/// The shortest password, in characters.
const PASSWORD_LEAST: usize = 12;
/// The longest password, in bytes; hashing more than this would be work for nothing.
const PASSWORD_MOST: usize = 1024;
/// What is known of every account here, whoever has it.
const OF_EVERYBODY: [&str; 8] =
    ["samenkoers", "agenda", "gemeente", "beheerder", "beleidsmedewerker", "inwoner", "inloggen", "wachtwoord"];
/// A shorter word of a name is no word to look for: it stands in many others.
const WORD_LEAST: usize = 3;

/// The words of which nobody makes their password: those of every account here, and those of what others know of them (name,
/// address, municipality, organisation). The longest first.
pub fn well_known<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let own = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let all = own.chain(OF_EVERYBODY).map(str::to_lowercase);
    let mut words: Vec<_> = all.filter(|word| word.chars().count() >= WORD_LEAST).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Checks a password that somebody chose, in this field; `known` as [`well_known`] gives it. It takes milliseconds.
///
/// # Errors
/// When it is too short or far too long, when it is guessed within a hundred million tries, and when it is without the words
/// that are known.
pub fn check_password(field: &'static str, password: &str, known: &[String]) -> Result<(), Faults> {
    let mut faults = Faults::none();
    if password.chars().count() < PASSWORD_LEAST {
        faults.add(field, "fault-password-short");
    } else if password.len() > PASSWORD_MOST {
        faults.add(field, "fault-too-long");
    } else if is_guessed(password, &[]) {
        faults.add(field, "fault-password-common");
    } else if is_guessed(password, known) || is_guessed(&rest(password, known), known) {
        faults.add(field, "fault-password-known");
    }
    faults.or(())
}

/// Whether a guesser who knows these words, common passwords, names, dates and rows of keys is soon there (Wheeler, "zxcvbn:
/// Low-Budget Password Strength Estimation", 2016: a score below three). No more than a hundred characters are looked at.
fn is_guessed(password: &str, known: &[String]) -> bool {
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    zxcvbn(password, &known).score() < Score::Three
}

/// What is left of a password without these words.
fn rest(password: &str, known: &[String]) -> String {
    known.iter().fold(password.to_lowercase(), |rest, word| rest.replace(word.as_str(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<&'static str> {
        let known = well_known(["Noor Example-Bakker", "noor.bakker@waterstad.example", "Gemeente Waterstad", "Buurthuis De Brug"]);
        check_password("password", password, &known).err().and_then(|faults| faults.of("password"))
    }

    #[test]
    fn a_password_is_measured_in_characters() {
        assert_eq!(fault("ééééééééééé"), Some("fault-password-short"));
        assert_eq!(fault("twaalftekens"), None);
        assert_eq!(fault(&"a".repeat(1025)), Some("fault-too-long"));
    }

    #[test]
    fn any_signs_may_stand_in_it() {
        for password in ["fiets lamp regen", "ζωή και θάλασσα", "🚲🌧️💡🪑🐄🧀🌷🎈🧭🪁🛶🪴", "  stoel   wolk  ", "x7#Q!m2$Lp0^wz"]
        {
            assert_eq!(fault(password), None, "{password}");
        }
    }

    #[test]
    fn what_everybody_tries_is_refused() {
        for password in ["wachtwoord123", "123456789012", "qwertyuiop12", "Welkom01Welkom01", "aaaaaaaaaaaaaaaa", "p4ssw0rd2026"] {
            assert_eq!(fault(password), Some("fault-password-common"), "{password}");
        }
    }

    #[test]
    fn what_others_know_makes_no_password() {
        for password in [
            "noor.bakker@waterstad.example",
            "Samenkoers2026!",
            "S4menk0ers2026",
            "gemeente-waterstad-2026",
            "noor bakker noor",
            "BuurthuisDeBrug1",
            "bakker-beheerder",
        ] {
            assert_eq!(fault(password), Some("fault-password-known"), "{password}");
        }
        assert_eq!(fault("noor en een fiets in de regen"), None, "one of them among others is fine");
    }
}
