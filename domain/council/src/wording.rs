//! The words of a report in its own language, whatever language the reader of the page chose.

use crate::model::{Slot, Wording};
use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use kernel::Result;
use kernel::periods::Period;
use kernel::settings::Lang;
use web::numbers::{date_in, loose_date, number_in};
use web::texts::{Arg, Texts};

/// The texts of a report in one language.
#[derive(Debug)]
pub(crate) struct Spoken {
    texts: Texts,
    lang: Lang,
}

impl Spoken {
    /// The words in a language.
    ///
    /// # Errors
    /// When the texts do not parse, which a test excludes.
    pub(crate) fn new(lang: Lang) -> Result<Self> {
        Ok(Self { texts: Texts::merge(&[web::texts(), monitor::texts(), crate::texts()])?, lang })
    }
}

impl Wording for Spoken {
    fn say(&self, key: &str, slots: &[(&'static str, Slot)]) -> String {
        let args: Vec<(&str, FluentValue<'_>)> = slots.iter().map(|(name, slot)| (*name, value(slot))).collect();
        self.texts.say(self.lang, key, &args)
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        number_in(self.lang, value, decimals)
    }

    fn day(&self, day: NaiveDate) -> String {
        date_in(self.lang, day)
    }

    fn date(&self, text: &str) -> String {
        loose_date(self.lang, text)
    }

    fn period(&self, period: Period) -> String {
        match self.lang {
            Lang::Nl => period.label_nl(),
            Lang::En => period.label_en(),
        }
    }
}

fn value(slot: &Slot) -> FluentValue<'static> {
    match slot {
        Slot::Count(count) => count.value(),
        Slot::Text(text) => text.value(),
    }
}
