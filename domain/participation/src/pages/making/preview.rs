//! A question as people will see it.

use super::{made, work_path};
use crate::model::questionnaire::{Asks, Typed, Vote};
use crate::pages::answering::screen::anchor;
use crate::pages::asked::Asked;
use askama::Template;
use axum::extract::Path;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "making/preview.html")]
struct PreviewPage<'a> {
    shell: &'a Shell,
    path: String,
    asked: Asked<'a>,
    anchor: Option<String>,
    step: usize,
    steps: usize,
    /// The numbers of the questions before and after it.
    before: Option<u32>,
    after: Option<u32>,
}

impl PreviewPage<'_> {
    fn way(&self) -> String {
        self.shell.say_with("response-way", &[("step", self.step.into()), ("steps", self.steps.into())])
    }
}

pub(crate) async fn get(visit: Visit, Path((key, number)): Path<(String, String)>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    let question = super::question::found(&made, &number)?;
    let all = &made.newest().questions;
    let step = made.newest().place(question.number).unwrap_or(1);
    let number_at = |place: Option<usize>| Some(all.get(place?)?.number);
    let page = PreviewPage {
        shell: &visit.shell,
        path: work_path(&key),
        anchor: anchor(&visit, question, visit.lang()).await?,
        asked: Asked { question, typed: Typed::default(), fault: None },
        step,
        steps: all.len(),
        before: number_at(step.checked_sub(2)),
        after: number_at(Some(step)),
    };
    visit.page(&page)
}
