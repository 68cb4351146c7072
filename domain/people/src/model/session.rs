//! How long a session lasts, and by what its owner recognises it.

use chrono::Duration;
use kernel::ids::SessionId;
use kernel::{Capacity, Moment};

/// So long after somebody showed who they are they need not show it again.
pub const CONFIRMED_FOR: Duration = Duration::minutes(10);

/// A session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// By which it is ended.
    pub id: SessionId,
    /// As what they act in it.
    pub capacity: Capacity,
    /// Which program on which system.
    pub browser: String,
    /// Whether it is on a computer that others use too.
    pub shared: bool,
    /// When they signed in.
    pub created: Moment,
    /// When they were last there, to a minute or so.
    pub seen: Moment,
}

/// After how long a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// After so long without a request.
    pub idle: Duration,
    /// After so long, whatever happens.
    pub whole: Duration,
}

impl Limits {
    /// The limits of a session. Whoever comes near personal content or keeps accounts is out sooner, on a computer that
    /// others use soonest (OWASP ASVS 5.0, 7.3.1 and 7.3.2: both limits, chosen by risk).
    pub fn of(capacity: Capacity, shared: bool) -> Self {
        use Capacity::{Administrator, Guide, Partner, PrivacyOfficer, Professional, Resident, TeamLead};
        if shared {
            return Self { idle: Duration::minutes(10), whole: Duration::hours(1) };
        }
        match capacity {
            Administrator | PrivacyOfficer => Self { idle: Duration::minutes(30), whole: Duration::hours(8) },
            Guide | Professional | TeamLead => Self { idle: Duration::minutes(30), whole: Duration::hours(10) },
            Resident | Partner => Self { idle: Duration::hours(1), whole: Duration::hours(12) },
            _ => Self { idle: Duration::hours(2), whole: Duration::hours(12) },
        }
    }
}

/// Which program on which system, from what a browser says of itself: `Firefox, Windows`. Empty when it says nothing known.
pub fn browser(user_agent: &str) -> String {
    // The order matters: most browsers also name those that they descend from.
    let programs = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    let systems = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let name = |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name);
    [name(&programs), name(&systems)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_computer_is_left_soonest_and_idle_comes_before_the_end() {
        for capacity in Capacity::given() {
            let (own, shared) = (Limits::of(capacity, false), Limits::of(capacity, true));
            assert!(own.idle < own.whole && shared.idle < own.idle && shared.whole < own.whole, "{capacity:?}");
        }
    }

    #[test]
    fn a_browser_is_told_in_two_words() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0";
        assert_eq!(browser(edge), "Edge, Windows");
        assert_eq!(browser("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"), "Firefox, Linux");
        assert_eq!(browser("curl/8.0"), "");
    }
}
