//! How many tries there are, and for whom. A device on which somebody signed in before has tries of its own, so that whoever
//! tries elsewhere keeps nobody from their account (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").

use chrono::Duration;
use kernel::Moment;

/// Tries count for so long.
pub const ATTEMPTS_LAST: Duration = Duration::minutes(15);
/// A device is known for so long after somebody last signed in on it.
pub const DEVICE_LASTS: Duration = Duration::days(180);

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A password.
    SignIn,
    /// A code of an app or on paper.
    Code,
    /// To be sent a link for another password.
    Recovery,
    /// The secret of a personal link.
    Link,
    /// A passkey.
    Passkey,
    /// To set out for a provider.
    Detour,
    /// Finding somebody by their e-mail address, as whoever is signed in.
    Person,
    /// Another name for oneself.
    Name,
    /// To begin to answer a questionnaire.
    Response,
}

/// A try. What it is about is only there as hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What is tried.
    pub target: Target,
    /// For which account.
    pub account: Vec<u8>,
    /// From where, when that is known.
    pub client: Option<String>,
    /// On which device, when it is known for this account.
    pub device: Option<String>,
}

/// That there is no room for a try now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// From when there is.
    pub until: Moment,
    /// Whether only others used it up, from elsewhere.
    pub by_others: bool,
}

/// So many wrong tries within [`ATTEMPTS_LAST`].
struct Budget {
    /// On one known device. Nothing else counts there.
    device: usize,
    /// From one place for one account.
    pair: usize,
    /// From one place for all accounts together: an office with many people may be one place.
    client: usize,
    /// For one account from all places where it is not known.
    account: usize,
}

impl Budget {
    /// So many for a person, wherever they are.
    fn of_person(most: usize) -> Self {
        Self { device: most, pair: most, client: most, account: most }
    }
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 9] = [
        Self::SignIn,
        Self::Code,
        Self::Recovery,
        Self::Link,
        Self::Passkey,
        Self::Detour,
        Self::Person,
        Self::Name,
        Self::Response,
    ];

    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Code => "code",
            Self::Recovery => "recovery",
            Self::Link => "link",
            Self::Passkey => "passkey",
            Self::Detour => "detour",
            Self::Person => "person",
            Self::Name => "name",
            Self::Response => "response",
        }
    }

    /// The target with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.word() == word)
    }

    fn budget(self) -> Budget {
        match self {
            Self::SignIn => Budget { device: 10, pair: 5, client: 50, account: 20 },
            // Whoever tries a code knows the password already.
            Self::Code => Budget { device: 5, pair: 5, client: 50, account: 10 },
            Self::Recovery => Budget { device: 3, pair: 3, client: 20, account: 5 },
            // It is nobody's account; 256 bits are not guessed.
            // Nor is a passkey, and whose it is shows only when it is right.
            Self::Link | Self::Passkey => Budget { device: 50, pair: 50, client: 50, account: usize::MAX },
            // Who sets out tries nothing; it is not a thing to fill the trail with. An office begins its day at once.
            Self::Detour => Budget { device: 20, pair: 300, client: 300, account: usize::MAX },
            // The account is that of whoever seeks: a family is found, a list of addresses is not tried.
            Self::Person => Budget::of_person(10),
            // A name is put right; it is not a thing to fill the trail with.
            Self::Name => Budget::of_person(5),
            // A school or a library is one place, and begins at once.
            Self::Response => Budget { device: 300, pair: 300, client: 300, account: usize::MAX },
        }
    }

    /// Whether all tries of somebody who is signed in count together, from wherever and on whatever device: whoever signs in anew makes
    /// another known device each time.
    fn is_of_person(self) -> bool {
        matches!(self, Self::Person | Self::Name)
    }
}

impl Attempt {
    /// Whether there is room for this try after the earlier ones, each with its moment, that still count; and if not, from when.
    pub fn wait(&self, earlier: &[(Self, Moment)]) -> Option<Wait> {
        let budget = self.target.budget();
        let same: Vec<_> = earlier.iter().filter(|(other, _)| other.target == self.target).collect();
        if self.target.is_of_person() {
            let own = same.iter().filter(|(other, _)| other.account == self.account);
            return full(own.map(|(_, at)| *at), budget.account).map(|until| Wait { until, by_others: false });
        }
        if self.device.is_some() {
            let own = same.iter().filter(|(other, _)| other.device == self.device && other.account == self.account);
            return full(own.map(|(_, at)| *at), budget.device).map(|until| Wait { until, by_others: false });
        }
        let unknown: Vec<_> = same.into_iter().filter(|(other, _)| other.device.is_none()).collect();
        let from_here = |other: &Self| self.client.is_some() && other.client == self.client;
        let of =
            |fits: &dyn Fn(&Self) -> bool, most| full(unknown.iter().filter(|(other, _)| fits(other)).map(|(_, at)| *at), most);
        let own = of(&|other| from_here(other) && other.account == self.account, budget.pair).max(of(&from_here, budget.client));
        let all = of(&|other| other.account == self.account, budget.account);
        let until = own.max(all)?;
        Some(Wait { until, by_others: own.is_none() })
    }
}

/// When there is room again, if there is none: as soon as only so many are left that one more fits.
fn full(moments: impl Iterator<Item = Moment>, most: usize) -> Option<Moment> {
    let mut moments: Vec<_> = moments.collect();
    moments.sort_unstable();
    let over = moments.len().checked_sub(most)?;
    moments.get(over).map(|at| *at + ATTEMPTS_LAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(seconds: i64) -> Moment {
        DateTime::from_timestamp(1_780_000_000 + seconds, 0).unwrap()
    }

    fn attempt(account: &str, client: &str, device: Option<&str>) -> Attempt {
        let (account, client) = (account.as_bytes().to_vec(), Some(client.to_owned()).filter(|client| !client.is_empty()));
        Attempt { target: Target::SignIn, account, client, device: device.map(str::to_owned) }
    }

    /// Tries as long as there is room, one a second; how often.
    fn tries(earlier: &mut Vec<(Attempt, Moment)>, of: &Attempt, most: usize) -> usize {
        (0..most)
            .filter(|_| {
                let room = of.wait(earlier).is_none();
                if room {
                    earlier.push((of.clone(), at(i64::try_from(earlier.len()).unwrap())));
                }
                room
            })
            .count()
    }

    #[test]
    fn a_thousand_tries_get_no_further_than_the_budget() {
        let mut earlier = Vec::new();
        assert_eq!(tries(&mut earlier, &attempt("a", "x", None), 1000), 5, "from one place");
        let elsewhere: usize = (0..1000).map(|place| tries(&mut earlier, &attempt("a", &format!("y{place}"), None), 1)).sum();
        assert_eq!(elsewhere, 15, "from a thousand places");
        let others: usize = (0..1000).map(|name| tries(&mut earlier, &attempt(&format!("b{name}"), "x", None), 1)).sum();
        assert_eq!(others, 45, "for a thousand accounts");
        assert_eq!(tries(&mut Vec::new(), &attempt("a", "", None), 1000), 20, "from nobody knows where");
    }

    #[test]
    fn a_known_device_has_tries_of_its_own() {
        let mut earlier = Vec::new();
        let others: usize = (0..1000).map(|place| tries(&mut earlier, &attempt("a", &format!("y{place}"), None), 1)).sum();
        assert_eq!(others, 20);
        let own = attempt("a", "y1", Some("d"));
        assert_eq!(attempt("a", "z", None).wait(&earlier).map(|wait| wait.by_others), Some(true));
        assert_eq!(tries(&mut earlier, &own, 1000), 10);
        assert_eq!(own.wait(&earlier).map(|wait| wait.by_others), Some(false));
        let mut fresh = vec![(own, at(0)); 10];
        assert_eq!(tries(&mut fresh, &attempt("a", "y1", None), 1000), 5, "and uses up nobody else's");
    }

    #[test]
    fn what_somebody_tries_who_is_signed_in_counts_on_every_device_and_in_every_place() {
        for (target, most) in [(Target::Person, 10), (Target::Name, 5)] {
            let mut earlier = Vec::new();
            let tried = (0..100).filter(|turn| {
                let (place, device) = (format!("y{turn}"), format!("d{turn}"));
                let device = Some(device.as_str()).filter(|_| turn % 2 == 0);
                tries(&mut earlier, &Attempt { target, ..attempt("a", &place, device) }, 1) == 1
            });
            assert_eq!(tried.count(), most, "{target:?}");
            assert_eq!(attempt("a", "y", None).wait(&earlier), None, "and nothing else");
            let other = Attempt { target, ..attempt("b", "y1", Some("d1")) };
            assert_eq!(other.wait(&earlier), None, "nor anybody else's");
        }
    }

    #[test]
    fn there_is_room_again_when_the_oldest_no_longer_counts() {
        let of = attempt("a", "x", None);
        let earlier: Vec<_> = (0..5).map(|second| (of.clone(), at(second))).collect();
        assert_eq!(of.wait(&earlier), Some(Wait { until: at(0) + ATTEMPTS_LAST, by_others: false }));
        assert_eq!(of.wait(&earlier[1..]), None);
        let code = Attempt { target: Target::Code, ..of };
        assert_eq!(code.wait(&earlier), None, "another thing is tried");
    }
}
