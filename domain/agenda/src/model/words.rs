//! The fixed choices of the agenda, each with its word in the database, in the portable file and in the texts.

/// A choice among a few words.
pub trait Choice: Sized + Copy + PartialEq + 'static {
    /// Every choice, in the order in which a form offers them.
    const ALL: &'static [Self];
    /// Its word in the database and the texts (snake case).
    fn word(self) -> &'static str;
    /// The choice with this word.
    fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

macro_rules! choice {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $item_doc:literal])+ $item:ident $word:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $item_doc])+ $item,)+ }
        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$item,)+];
            fn word(self) -> &'static str { match self { $(Self::$item => $word,)+ } }
        }
    };
}

choice! {
    /// Which way an intended result points.
    Direction {
        /// More of it.
        More "more",
        /// Fewer or less of it.
        Fewer "fewer",
        /// For longer.
        Longer "longer",
        /// Better, in a way that no single count catches.
        Better "better",
    }
}

choice! {
    /// Which way an indicator should go.
    Wanted {
        /// Higher is better.
        Up "up",
        /// Lower is better.
        Down "down",
        /// Neither: it has to be talked about.
        None "none",
    }
}

choice! {
    /// What sort of quantity an indicator is.
    IndicatorKind {
        /// A number of things.
        Count "count",
        /// A part of a whole, in percent.
        Proportion "proportion",
        /// So many per so many.
        Rate "rate",
        /// An average.
        Mean "mean",
        /// A score against a base.
        Index "index",
    }
}

choice! {
    /// How often a figure comes.
    Frequency {
        /// Every month.
        Monthly "monthly",
        /// Every quarter.
        Quarterly "quarterly",
        /// Twice a year.
        HalfYearly "half_yearly",
        /// Every year.
        Yearly "yearly",
        /// Every other year.
        TwoYearly "two_yearly",
        /// Every four years.
        FourYearly "four_yearly",
    }
}

choice! {
    /// For which areas a figure comes.
    AreaLevel {
        /// The country.
        National "national",
        /// The province.
        Province "province",
        /// The municipality.
        Municipality "municipality",
        /// Its districts.
        District "district",
        /// Its neighbourhoods.
        Neighbourhood "neighbourhood",
    }
}

choice! {
    /// How a target is walked towards.
    TargetKind {
        /// In a straight line from point to point.
        Linear "linear",
        /// In steps: a point holds until the next.
        Stepped "stepped",
        /// Only the points themselves count.
        Free "free",
    }
}

choice! {
    /// What a statement of the strategy is.
    StatementKind {
        /// A part of the vision.
        Vision "vision",
        /// The starting point.
        StartingPoint "starting_point",
        /// A driver (motor).
        Driver "driver",
        /// A lesson of an earlier evaluation.
        Lesson "lesson",
        /// A point of special attention.
        Attention "attention",
    }
}

choice! {
    /// Whether a policy note is of the social domain itself.
    Scope {
        /// Of the social domain.
        SocialDomain "social_domain",
        /// Of a neighbouring field.
        Adjacent "adjacent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back() {
        assert!(Direction::ALL.iter().all(|choice| Direction::read(choice.word()) == Some(*choice)));
        assert!(Frequency::ALL.iter().all(|choice| Frequency::read(choice.word()) == Some(*choice)));
        assert_eq!(TargetKind::read("curved"), None);
    }
}
