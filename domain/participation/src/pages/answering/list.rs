//! The questionnaires that everybody may read: those to answer first.

use crate::access::ReadQuestionnaire;
use crate::model::questionnaire::{Content, Questionnaire, QuestionnaireStatus};
use crate::store::questionnaire as store;
use askama::Template;
use web::numbers::date_in;
use web::{Answer, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "answering/list.html")]
struct ListPage<'a> {
    shell: &'a Shell,
    open: Vec<Questionnaire>,
    closed: Vec<Questionnaire>,
}

impl ListPage<'_> {
    fn path(&self, questionnaire: &Questionnaire) -> String {
        paths::questionnaire(&questionnaire.key)
    }
    fn content<'b>(&self, questionnaire: &'b Questionnaire) -> Option<&'b Content> {
        questionnaire.published.as_ref().map(|(_, content)| content)
    }
    fn until(&self, content: &Content) -> Option<String> {
        content.last_day.map(|day| date_in(self.shell.lang, day))
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let all = store::all(&visit.reader()).await?.into_iter();
    let all = all.filter_map(|one| Some(visit.open::<ReadQuestionnaire, _>(one).ok()?.0));
    let public = all.filter(|one| one.status != QuestionnaireStatus::Draft && one.published.is_some());
    let (open, closed) = public.partition(|one| one.asked(visit.shell.today).is_some());
    visit.page(&ListPage { shell: &visit.shell, open, closed })
}
