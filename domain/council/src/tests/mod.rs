//! This part through its own pages, on both engines.

mod districts;
mod example;
mod frozen;
mod pages;
mod words;

use example::parts;
use testing::Database;

testing::on_both_engines! { parts;
    async fn every_form_needs_its_token(db: Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }
}
