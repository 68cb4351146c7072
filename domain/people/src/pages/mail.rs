//! What became of mail. Nobody reads another's: only a demonstration shows what it did not send.

use crate::access::{MailQueue, ReadMailQueue};
use crate::hidden::{HideFrom, hidden};
use crate::pages::words;
use askama::Template;
use kernel::audit::Event;
use kernel::mail::{self, Mail, MailStatus};
use web::mail::Post;
use web::{Answer, Shell, Visit, filters};

/// So many of the newest are shown.
const SHOWN: u64 = 200;

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage<'a> {
    shell: &'a Shell,
    post: Post,
    mails: Vec<Mail>,
}

impl MailPage<'_> {
    fn waits_for_server(&self) -> bool {
        self.post == Post::Nowhere
    }
    fn is_shown(&self, mail: &Mail) -> bool {
        mail.status == MailStatus::Shown
    }
    fn gave_up(&self, mail: &Mail) -> bool {
        mail.status == MailStatus::GivenUp
    }
    fn state(&self, mail: &Mail) -> String {
        self.shell.say(&format!("mail-{}", mail.status.word().replace('_', "-")))
    }
    fn to(&self, mail: &Mail) -> String {
        mail.address.clone().unwrap_or_else(|| self.shell.say("deleted-person"))
    }
    fn when(&self, mail: &Mail) -> String {
        words::moment(self.shell, mail.created)
    }
}

pub(super) async fn get(visit: Visit, hide: &[HideFrom]) -> Answer {
    let right = visit.allow::<ReadMailQueue>(MailQueue)?;
    visit.saw(Event::new("mail.listed").by(&right)).await?;
    let mails = mail::newest(&visit.reader(), &right, &hidden(&visit, hide).await?, SHOWN).await?;
    visit.page(&MailPage { shell: &visit.shell, post: visit.site.post, mails })
}
