//! Texts in two languages: one `.ftl` per part and language, merged at start. A key exists once in the whole program.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::settings::Lang;
use kernel::{Error, Result};
use std::fmt;

/// The texts of one part.
#[derive(Clone, Copy, Debug)]
pub struct PartTexts {
    /// `texts.nl.ftl`
    pub nl: &'static str,
    /// `texts.en.ftl`
    pub en: &'static str,
}

/// The two `.ftl` files beside a part's `lib.rs`, and those in `texts/` that are named: `texts!("deliveries")`.
#[macro_export]
macro_rules! texts {
    ($($more:literal),*) => {
        $crate::texts::PartTexts {
            nl: concat!(include_str!("texts.nl.ftl") $(, "\n", include_str!(concat!("texts/", $more, ".nl.ftl")))*),
            en: concat!(include_str!("texts.en.ftl") $(, "\n", include_str!(concat!("texts/", $more, ".en.ftl")))*),
        }
    };
}

/// All texts of the program.
pub struct Texts {
    nl: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts")
    }
}

impl Texts {
    /// Merges the parts.
    ///
    /// # Errors
    /// When a file does not parse or two parts use one key.
    pub fn merge(parts: &[PartTexts]) -> Result<Self> {
        let nl = bundle("nl", parts.iter().map(|part| part.nl))?;
        let en = bundle("en", parts.iter().map(|part| part.en))?;
        Ok(Self { nl, en })
    }

    /// A text. A key that does not exist is a mistake in the program: it panics where debug assertions are on (all tests),
    /// and shows the key otherwise.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no text for {key} in {}", lang.tag());
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }

    /// Whether there is a text for a key.
    pub fn has(&self, key: &str) -> bool {
        self.nl.has_message(key)
    }
}

fn bundle<'a>(tag: &str, files: impl Iterator<Item = &'a str>) -> Result<FluentBundle<FluentResource>> {
    let language = tag.parse::<unic_langid::LanguageIdentifier>().map_err(Error::internal)?;
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks around inserted values would end up in titles and file names.
    bundle.set_use_isolating(false);
    for file in files {
        let resource =
            FluentResource::try_new(file.to_owned()).map_err(|(_, errors)| Error::internal(format!("{tag}: {errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| Error::internal(format!("{tag}: {errors:?}")))?;
    }
    Ok(bundle)
}

/// A value that a text may contain.
pub trait Arg {
    /// As Fluent takes it; a number chooses between singular and plural.
    fn value(&self) -> FluentValue<'static>;
}

macro_rules! number_args {
    ($($kind:ty),+) => { $(impl Arg for $kind { fn value(&self) -> FluentValue<'static> { FluentValue::from(*self as f64) } })+ };
}
#[expect(clippy::cast_precision_loss, reason = "counts on a page are far below 2^53")]
mod number_args {
    use super::{Arg, FluentValue};
    number_args!(usize, u64, i64, u32, i32, u16);
}

impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}
impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}
impl<A: Arg + ?Sized> Arg for &A {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}
