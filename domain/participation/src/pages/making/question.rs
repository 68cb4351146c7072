//! One question in the workplace: its words, what there is to choose from, and when it is shown.

use super::{made, work_path};
use crate::model::questionnaire::{Asks, Choices, Number, Question, QuestionDraft, Questionnaire, Typed, Vote, Wording};
use crate::pages::reading::hints;
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::ids::AnchorPointId;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "making/question.html")]
struct QuestionPage<'a> {
    shell: &'a Shell,
    made: &'a Questionnaire,
    question: &'a Question,
    path: String,
    anchors: Vec<(AnchorPointId, Wording)>,
    draft: QuestionDraft,
    faults: Faults,
    stale: bool,
}

impl QuestionPage<'_> {
    fn kind(&self) -> String {
        format!("asks-{}", self.question.asks.word().replace('_', "-"))
    }
    fn value(&self, field: &str) -> &str {
        self.draft.value(field)
    }
    fn has(&self, field: &str, value: &str) -> bool {
        self.draft.typed.has(field, value)
    }
    fn is_anchor(&self, id: &AnchorPointId) -> bool {
        self.value("anchor") == id.to_string()
    }
    fn place(&self) -> usize {
        self.made.newest().place(self.question.number).unwrap_or_default()
    }
    fn hints(&self) -> Vec<String> {
        hints(self.shell, &format!("{}\n{}", self.value("title"), self.value("text")))
    }
    fn is_explanation(&self) -> bool {
        self.question.asks == Asks::Explanation
    }
    /// The lists of choices that it has: the name of the field and the key of its label.
    fn lists(&self) -> Vec<(&'static str, &'static str)> {
        match self.question.asks {
            Asks::Single { .. } | Asks::Multiple { .. } | Asks::Ranking { .. } => vec![("choice", "question-choices")],
            Asks::Matrix { .. } => vec![("row", "question-rows"), ("column", "question-columns")],
            _ => Vec::new(),
        }
    }
    /// The earlier questions that can decide whether it is shown: the title with its place, and each answer with its value.
    fn earlier(&self) -> Vec<(String, Vec<(String, String)>)> {
        let before = self.made.newest().questions.iter().take_while(|one| one.number != self.question.number);
        let asked = before.filter(|one| one.asks != Asks::Explanation);
        asked.map(|one| (self.named(one), answers(self.shell, one))).collect()
    }
    fn is_looked_at(&self, answers: &[(String, String)]) -> bool {
        answers.iter().any(|(value, _)| self.has("shown", value))
    }
    fn named(&self, question: &Question) -> String {
        let place = self.made.newest().place(question.number).unwrap_or_default();
        format!("{place}. {}", question.title.nl)
    }
}

fn answers(shell: &Shell, question: &Question) -> Vec<(String, String)> {
    let value = |code: u32| format!("{}:{code}", question.number);
    let words = |choices: &Choices| choices.list.iter().map(|one| (value(one.number), one.words.nl.clone())).collect();
    let mut all: Vec<_> = match &question.asks {
        Asks::Single { choices } | Asks::Multiple { choices } => words(choices),
        Asks::Scale { steps, .. } => (1..=*steps).map(|step| (value(step), step.to_string())).collect(),
        Asks::Statement => Vote::ALL.map(|vote| (value(vote.code()), shell.say(&format!("vote-{}", vote.word())))).into(),
        _ => Vec::new(),
    };
    all.push((format!("{}:answered", question.number), shell.say("question-answered")));
    all
}

pub(crate) async fn get(visit: Visit, Path((key, number)): Path<(String, String)>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    let question = found(&made, &number)?;
    show(&visit, StatusCode::OK, &made, question, QuestionDraft::of(question), Faults::none(), false).await
}

pub(crate) async fn post(visit: Visit, Path((key, number)): Path<(String, String)>, Checked(typed): Checked<Typed>) -> Answer {
    let (made, right) = made(&visit, &key).await?;
    let old = found(&made, &number)?;
    let draft = QuestionDraft { typed };
    let question = match draft.check(old, made.newest()) {
        Ok(question) => question,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &made, old, draft, faults, false).await,
    };
    let mut content = made.newest().clone();
    content.replace(question);
    let opened = Questionnaire { revision: draft.value("revision").parse().unwrap_or(0), ..made.clone() };
    let tx = visit.begin().await?;
    match store::save(&tx, &right, &opened, &content).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&format!("{}#vragen", work_path(&key)), "questionnaire-was-saved")
        }
        Err(Error::Stale) => {
            drop(tx);
            show(&visit, StatusCode::CONFLICT, &made, old, draft, Faults::none(), true).await
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn found<'a>(made: &'a Questionnaire, number: &str) -> Result<&'a Question, Problem> {
    let number: Number = number.parse().map_err(|_| Error::NotFound)?;
    Ok(made.newest().question(number).ok_or(Error::NotFound)?)
}

async fn show(
    visit: &Visit,
    status: StatusCode,
    made: &Questionnaire,
    question: &Question,
    draft: QuestionDraft,
    faults: Faults,
    stale: bool,
) -> Answer {
    let anchors = store::anchor_points(&visit.reader()).await?;
    let page = QuestionPage { shell: &visit.shell, made, question, path: work_path(&made.key), anchors, draft, faults, stale };
    visit.page_with(status, &page)
}
