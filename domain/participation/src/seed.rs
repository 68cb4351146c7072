//! A questionnaire for an example municipality, out of a text file.

use crate::access::{EditQuestionnaire, PublishQuestionnaire, QuestionnaireAtHand, ReadQuestionnaire};
use crate::model::questionnaire::{Content, Wording};
use crate::store::questionnaire as store;
use kernel::access::Policies;
use kernel::{Db, Error, Moment, Result, Viewer};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What stands in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    anchor: Vec<Wording>,
    /// By the number of a question the place of its anchor point, from 1.
    about: BTreeMap<String, usize>,
    content: Content,
}

/// Makes and publishes the questionnaire that a TOML text describes, with its anchor points.
///
/// # Errors
/// When the text is not right, or the questionnaire lacks something.
pub async fn seed(db: &Db, policies: &Policies, now: Moment, text: &str) -> Result<()> {
    let Example { anchor, about, mut content } = toml::from_str(text).map_err(Error::internal)?;
    let system = Viewer::system();
    let right = policies.allow::<EditQuestionnaire>(&system, QuestionnaireAtHand::fresh())?;
    let mut anchors = Vec::new();
    for name in &anchor {
        let tx = db.begin(&system, now).await?;
        let (id, event) = store::add_anchor_point(&tx, &right, name).await?;
        tx.commit(event).await?;
        anchors.push(id);
    }
    for question in &mut content.questions {
        let place = about.get(&question.number.to_string()).and_then(|place| place.checked_sub(1));
        question.anchor = place.and_then(|place| anchors.get(place).copied());
    }
    let tx = db.begin(&system, now).await?;
    let (key, event) = store::start(&tx, &right, &content).await?;
    tx.commit(event).await?;
    let made = store::by_key(&db.reader(), &key).await?;
    let (made, _) = policies.open::<ReadQuestionnaire, _>(&system, made)?;
    let right = policies.allow::<PublishQuestionnaire>(&system, (&made).into())?;
    let tx = db.begin(&system, now).await?;
    let event = store::publish(&tx, &right, &made).await?;
    tx.commit(event).await
}
