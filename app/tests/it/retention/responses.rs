//! A response that was never sent, which goes by its rule.

use super::commit;
use app::program;
use kernel::ids::PersonId;
use kernel::{Moment, Viewer};
use participation::access::{AnswerQuestionnaire, ReadQuestionnaire};
use participation::store::questionnaire as store;
use testing::Database;

const KEY: &str = "hulp-en-ontmoeting-in-uw-buurt";

/// Something that a visitor began to answer at a moment.
pub async fn begun(db: &Database, at: Moment) {
    let (policies, visitor) = (program::policies().unwrap(), Viewer::visitor());
    if store::by_key(&db.reader(), KEY).await.is_err() {
        let example = include_str!("../../../../world/waterstad/vragenlijst.toml");
        participation::seed(db, &policies, testing::noon(), example).await.unwrap();
    }
    let found = store::by_key(&db.reader(), KEY).await.unwrap();
    let (questionnaire, _) = policies.open::<ReadQuestionnaire, _>(&visitor, found).unwrap();
    let right = db.allow::<AnswerQuestionnaire>(&visitor, (&questionnaire).into());
    let tx = db.begin(&visitor, at).await.unwrap();
    store::begin(&tx, &right, 1, &store::code_from(&PersonId::fresh().to_string())).await.unwrap();
    commit(tx, "response.started").await;
}
