//! A check that holds for every part.

use crate::Database;
use axum::http::Method;
use kernel::Capacity;

/// An id that names nothing.
const NOBODY: &str = "01970000-0000-7000-8000-000000000000";

/// Sends every POST of the parts under test without the token of a form, as somebody who may do it: each is refused, and none
/// leaves an audit event.
pub async fn assert_every_post_refuses_without_token(db: &Database) {
    let mut browsers = Vec::new();
    for capacity in Capacity::given() {
        let browser = db.browser();
        browser.sign_in(capacity).await;
        browsers.push((capacity, browser));
    }
    let (before, policies) = (db.verbs().await.len(), crate::program::policies(&db.parts()));
    let rows: Vec<_> = db.parts().iter().flat_map(|part| part.routes.rows().to_vec()).filter(|row| row.method == "POST").collect();
    assert!(!rows.is_empty(), "no part takes a form");
    for row in rows {
        let may = row.gate.row(&policies);
        let (_, browser) = browsers.iter().find(|(capacity, _)| may.contains(&(*capacity, true))).expect("nobody may do this");
        let path = filled_in(row.path);
        let mut answer = browser.post(&path, &[]).await;
        if answer.status == 400 {
            let (kind, end) = ("multipart/form-data; boundary=end".to_owned(), b"--end--\r\n".to_vec());
            answer = browser.send(Method::POST, &path, Some((kind, end))).await;
        }
        assert_eq!(answer.status, 403, "POST {} without a token: {}", row.path, answer.text());
        assert!(answer.shows("Het formulier is verlopen"), "POST {} is refused for another reason: {}", row.path, answer.text());
    }
    assert_eq!(db.verbs().await.len(), before, "a form without a token left an event");
}

/// The path with an id for every parameter.
fn filled_in(path: &str) -> String {
    let segments: Vec<_> = path.split('/').map(|segment| if segment.starts_with('{') { NOBODY } else { segment }).collect();
    segments.join("/")
}
