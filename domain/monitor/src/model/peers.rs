//! Municipalities that ours is compared with: which groups there are, and who chose them.

use kernel::faults::Faults;
use std::collections::BTreeSet;

/// With fewer others than this there is no middle to speak of.
pub const FEWEST_PEERS: usize = 3;
/// The most that a reason may be long.
const MOST_REASON: usize = 1000;

/// What the municipalities of a group share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerKind {
    /// The province.
    Province,
    /// The class of CBS for the number of inhabitants.
    Size,
    /// The class of CBS for the number of addresses around an address.
    Urbanity,
    /// Somebody picked them, and said why.
    Picked,
}

impl PeerKind {
    /// Every kind, in the order in which pages offer them.
    pub const ALL: [Self; 4] = [Self::Province, Self::Size, Self::Urbanity, Self::Picked];

    /// The word in the database, the form and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Size => "size",
            Self::Urbanity => "urbanity",
            Self::Picked => "picked",
        }
    }

    /// The kind with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Province => "provincie",
            Self::Size => "grootte",
            Self::Urbanity => "stedelijkheid",
            Self::Picked => "gekozen",
        }
    }

    /// The kind with this word in an address.
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// A municipality in a division, without its outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The code of its province; may be empty.
    pub province: String,
    /// The class of CBS for the number of inhabitants; may be empty.
    pub size_class: String,
    /// The class of CBS for the number of addresses around an address; may be empty.
    pub urbanity: String,
    /// How many people live there.
    pub inhabitants: Option<u64>,
}

impl Municipality {
    /// What it shares with the others of a group of this kind: a code; empty when that is not known, and of a picked group.
    pub fn shares(&self, kind: PeerKind) -> &str {
        match kind {
            PeerKind::Province => &self.province,
            PeerKind::Size => &self.size_class,
            PeerKind::Urbanity => &self.urbanity,
            PeerKind::Picked => "",
        }
    }

    /// The kinds of groups that there are around it.
    pub fn kinds(&self, choice: &PeerChoice) -> Vec<PeerKind> {
        let is_there = |kind: &PeerKind| match kind {
            PeerKind::Picked => !choice.picked.is_empty(),
            kind => !self.shares(*kind).is_empty(),
        };
        PeerKind::ALL.into_iter().filter(is_there).collect()
    }

    /// The kind of group that is shown: the one that was asked for, else the one that comes first, else any that there is.
    pub fn kind(&self, choice: &PeerChoice, asked: Option<PeerKind>) -> Option<PeerKind> {
        let kinds = self.kinds(choice);
        let wishes = asked.into_iter().chain([choice.standard]).find(|kind| kinds.contains(kind));
        wishes.or(kinds.first().copied())
    }
}

/// Municipalities that ours is compared with, and all that has to be told of the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerGroup {
    /// What they share.
    pub kind: PeerKind,
    /// The code of the class or the province that they share; empty of a picked group.
    pub shared: String,
    /// The name of the province; empty for other kinds.
    pub province: String,
    /// Why they were picked; empty for other kinds.
    pub reason: String,
    /// The year of the division that tells what they share.
    pub division: u16,
    /// Who made that division known.
    pub source: String,
    /// The others, in the order of their names. Ours is not among them.
    pub members: Vec<Municipality>,
}

/// What was chosen about comparing: which group pages show first, and which municipalities were picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerChoice {
    /// The group that pages show first.
    pub standard: PeerKind,
    /// The codes of the picked municipalities; empty when nobody picked any.
    pub picked: Vec<String>,
    /// Why they were picked.
    pub reason: String,
    /// How often it was saved.
    pub revision: i64,
}

/// The form for a [`PeerChoice`], as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct PeerDraft {
    /// The word of the kind that pages show first.
    pub standard: String,
    /// The picked municipalities: a name or a code on each line.
    pub picked: String,
    /// Why they were picked.
    pub reason: String,
}

impl PeerDraft {
    /// The form as it was saved; a code that the division does not have stays a code.
    pub fn of(choice: &PeerChoice, known: &[Municipality]) -> Self {
        let name = |code: &String| known.iter().find(|one| one.code == *code).map_or(code, |one| &one.name).clone();
        Self {
            standard: choice.standard.word().to_owned(),
            picked: choice.picked.iter().map(name).collect::<Vec<_>>().join("\n"),
            reason: choice.reason.clone(),
        }
    }

    /// What was filled in that is no municipality of the division.
    pub fn unknown(&self, known: &[Municipality]) -> Vec<&str> {
        self.lines().filter(|line| find(known, line).is_none()).collect()
    }

    /// The choice, or what is wrong with it. `here` is the code of our own municipality.
    ///
    /// # Errors
    /// The faults by field.
    pub fn check(&self, known: &[Municipality], here: &str) -> Result<PeerChoice, Faults> {
        let mut faults = Faults::none();
        let standard = PeerKind::read(&self.standard);
        let picked: BTreeSet<(&str, &str)> =
            self.lines().filter_map(|line| find(known, line)).map(|one| (one.name.as_str(), one.code.as_str())).collect();
        let picked: Vec<String> = picked.into_iter().map(|(_, code)| code.to_owned()).collect();
        if !self.unknown(known).is_empty() {
            faults.add("picked", "fault-peers-unknown");
        } else if picked.iter().any(|code| code == here) {
            faults.add("picked", "fault-peers-ours");
        } else if !picked.is_empty() && picked.len() < FEWEST_PEERS {
            faults.add("picked", "fault-peers-few");
        }
        let reason = faults.optional("reason", &self.reason, MOST_REASON);
        if reason.is_empty() && !picked.is_empty() {
            faults.add("reason", "fault-peers-reason");
        }
        match standard {
            None => faults.add("standard", "fault-empty"),
            Some(PeerKind::Picked) if picked.is_empty() => faults.add("standard", "fault-peers-none"),
            Some(_) => {}
        }
        faults.or(PeerChoice { standard: standard.unwrap_or(PeerKind::Size), picked, reason, revision: 0 })
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.picked.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// The municipality with this name or code, in capitals or not.
fn find<'a>(known: &'a [Municipality], text: &str) -> Option<&'a Municipality> {
    let text = text.to_lowercase();
    known.iter().find(|one| one.name.to_lowercase() == text || one.code.to_lowercase() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Municipality> {
        let names = [("GM9901", "Berk"), ("GM9902", "Eik"), ("GM9903", "Linde"), ("GM9904", "Den"), ("GM9999", "Waterstad")];
        let municipality = |(code, name): (&str, &str)| Municipality {
            code: code.to_owned(),
            name: name.to_owned(),
            province: "PV99".to_owned(),
            size_class: "4".to_owned(),
            urbanity: String::new(),
            inhabitants: None,
        };
        names.map(municipality).into()
    }

    fn draft(standard: &str, picked: &str, reason: &str) -> PeerDraft {
        PeerDraft { standard: standard.to_owned(), picked: picked.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn municipalities_are_picked_by_name_or_code_and_kept_once() {
        let choice =
            draft("picked", "linde\n GM9901 \n\nEik\nLinde\r\n", " Net zo veel water. ").check(&known(), "GM9999").unwrap();
        assert_eq!((choice.picked.join(" "), choice.reason.as_str()), ("GM9901 GM9902 GM9903".to_owned(), "Net zo veel water."));
        let again = PeerDraft::of(&choice, &known());
        assert_eq!(again, draft("picked", "Berk\nEik\nLinde", "Net zo veel water."));
        let gone = PeerChoice { picked: vec!["GM0001".to_owned()], ..choice };
        assert_eq!(PeerDraft::of(&gone, &known()).picked, "GM0001", "what is no longer there can be seen");
    }

    #[test]
    fn nobody_has_to_pick() {
        let choice = draft("urbanity", "", "").check(&known(), "GM9999").unwrap();
        assert_eq!((choice.standard, choice.picked.len()), (PeerKind::Urbanity, 0));
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        let three = "Berk\nEik\nLinde";
        for (wrong, field, fault) in [
            (draft("size", "Berk\nEik\nNergenshuizen", "Zo"), "picked", "fault-peers-unknown"),
            (draft("size", "Berk\nEik\nWaterstad", "Zo"), "picked", "fault-peers-ours"),
            (draft("size", "Berk\nEik", "Zo"), "picked", "fault-peers-few"),
            (draft("size", three, " "), "reason", "fault-peers-reason"),
            (draft("size", three, &"a".repeat(1001)), "reason", "fault-too-long"),
            (draft("picked", "", ""), "standard", "fault-peers-none"),
            (draft("", "", ""), "standard", "fault-empty"),
        ] {
            let faults = wrong.check(&known(), "GM9999").unwrap_err();
            assert_eq!(faults.all().collect::<Vec<_>>(), [(field, fault)], "{wrong:?}");
        }
        assert_eq!(draft("size", "Berk\nNergenshuizen", "").unknown(&known()), ["Nergenshuizen"]);
    }

    #[test]
    fn a_group_that_is_not_there_gives_way_to_one_that_is() {
        let ours = &known()[4];
        let choice = draft("urbanity", "Berk\nEik\nDen", "Zo").check(&known(), "GM9999").unwrap();
        assert_eq!(ours.kinds(&choice), [PeerKind::Province, PeerKind::Size, PeerKind::Picked], "nobody knows how urban it is");
        assert_eq!(ours.kind(&choice, Some(PeerKind::Picked)), Some(PeerKind::Picked));
        assert_eq!(ours.kind(&choice, Some(PeerKind::Urbanity)), Some(PeerKind::Province));
        assert_eq!(ours.kind(&PeerChoice { standard: PeerKind::Size, ..choice }, None), Some(PeerKind::Size));
        let unknown = Municipality { province: String::new(), size_class: String::new(), ..ours.clone() };
        assert_eq!(unknown.kind(&draft("size", "", "").check(&known(), "GM9999").unwrap(), None), None);
    }

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for kind in PeerKind::ALL {
            assert_eq!((PeerKind::read(kind.word()), PeerKind::of_slug(kind.slug())), (Some(kind), Some(kind)));
        }
        assert_eq!(PeerKind::of_slug("elders"), None);
    }
}
