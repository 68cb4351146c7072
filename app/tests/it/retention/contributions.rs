//! A contribution that goes by its rule.

use super::commit;
use kernel::ids::PersonId;
use kernel::{Moment, Viewer};
use participation::access::{Contributions, GiveContribution};
use participation::model::{Channel, Code, ContributionDraft};
use participation::store::{Given, give};
use testing::Database;

/// Something that a visitor said at a moment.
pub async fn given(db: &Database, at: Moment) {
    let visitor = Viewer::visitor();
    let draft =
        ContributionDraft { text: "Er rijdt geen bus.".to_owned(), consent: "inside".to_owned(), ..ContributionDraft::default() };
    let code = Code::of(std::array::from_fn(|place| PersonId::fresh().0.as_bytes()[place + 6]));
    let given = Given { code: &code, channel: Channel::Online, language: "nl" };
    let tx = db.begin(&visitor, at).await.unwrap();
    let right = db.allow::<GiveContribution>(&visitor, Contributions);
    give(&tx, &right, given, &draft.check(&[]).unwrap()).await.unwrap().unwrap();
    commit(tx, "contribution.given").await;
}
