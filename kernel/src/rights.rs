//! The rights to what the kernel keeps of and for people: the audit trail, tasks, mail, and what is one's own. Who has which of them
//! stands in the policies of the part that keeps accounts.

use crate::Viewer;
use crate::access::{Fact, Guarded, Resource};
use crate::audit::Stored;
use crate::jobs::Job;

/// Things that are one and whole, of which rights look at no fact.
macro_rules! wholes {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Resource for $name {
            const TYPE: &'static str = stringify!($name);
            fn facts(&self) -> Vec<(&'static str, Fact)> {
                Vec::new()
            }
        }
    )+ };
}

wholes! {
    /// The account of whoever is signed in, as they keep it themselves.
    OwnAccount;
    /// The mails on their way out, and what became of them.
    MailQueue;
    /// The audit trail as a whole.
    AuditTrail;
}

/// Something that was done lately.
#[derive(Clone, Debug)]
pub struct NewsItem {
    /// Whether the viewer did it.
    pub own: bool,
    /// For which processing activity, by its key in the register.
    pub activity: String,
}

impl Resource for NewsItem {
    const TYPE: &'static str = "NewsItem";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own)), ("activity", Fact::Text(self.activity.clone()))]
    }
}

impl Guarded<ReadNews> for Stored {
    fn at_hand(&self, viewer: &Viewer) -> NewsItem {
        let own = viewer.person.is_some_and(|person| self.person == Some(person.0));
        NewsItem { own, activity: self.activity.clone() }
    }
}

/// A piece of work that runs by itself.
#[derive(Clone, Copy, Debug)]
pub struct Task {
    /// Whether the viewer asked for it.
    pub own: bool,
}

impl Resource for Task {
    const TYPE: &'static str = "Task";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own))]
    }
}

impl Guarded<FollowTask> for Job {
    fn at_hand(&self, viewer: &Viewer) -> Task {
        Task { own: self.viewer.person.is_some() && self.viewer.person == viewer.person }
    }
}

crate::actions! {
    /// Keeping one's own account: as what one acts, where one is signed in, one's password; and seeing what is kept about oneself.
    KeepOwnAccount "keep_own_account" on OwnAccount: OwnAccount;
    /// Reading what was done lately.
    ReadNews "read_news" on NewsItem: NewsItem { own: true, activity: String::new() };
    /// Looking how far a task is.
    FollowTask "follow_task" on Task: Task { own: true };
    /// Looking at who did what.
    ReadAuditTrail "read_audit_trail" on AuditTrail: AuditTrail;
    /// Seeing what became of mail.
    ReadMailQueue "read_mail_queue" on MailQueue: MailQueue;
    /// Sending mail, with the secrets of the personal links in it.
    SendMail "send_mail" on MailQueue: MailQueue;
}
