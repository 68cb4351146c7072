//! This part through its own pages, on both engines.

mod answering;
mod making;

use kernel::Clock;
use testing::{Database, noon};

/// The part with those that it needs.
fn parts() -> Vec<web::Manifest> {
    vec![people::manifest(), crate::manifest()]
}

/// Puts the example questionnaire there, open to everybody.
async fn example(db: &Database) {
    example_with(db, |text| text.to_owned()).await;
}

async fn example_with(db: &Database, change: impl FnOnce(&str) -> String) {
    let policies = web::assembly::policies(&parts()).unwrap();
    let text = change(include_str!("../../../../world/waterstad/vragenlijst.toml"));
    let now = Clock::Fixed(noon()).now();
    crate::seed(db, &policies, now, &text).await.unwrap();
}

testing::on_both_engines! { parts;
    async fn every_form_needs_its_token(db: Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }
}
