//! Who may sign in, work here, follow a task and keep accounts. The rules are in `access.cedar`.
//!
//! The rights to the settings are there too; their types are the kernel's.

use kernel::Viewer;
use kernel::access::{Fact, Resource};
use kernel::ids::PersonId;

/// The door of the workplace.
#[derive(Clone, Copy, Debug)]
pub struct Door;

impl Resource for Door {
    const TYPE: &'static str = "Door";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// The workplace.
#[derive(Clone, Copy, Debug)]
pub struct Workplace;

impl Resource for Workplace {
    const TYPE: &'static str = "Workplace";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
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

/// An account, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whether it is the viewer's own.
    pub own: bool,
}

impl Account {
    /// An account that is not the viewer's: a new one, or somebody else's.
    pub const OTHER: Self = Self { own: false };

    /// The account of a person, for this viewer.
    pub fn of(id: PersonId, viewer: &Viewer) -> Self {
        Self { own: viewer.person == Some(id) }
    }
}

impl Resource for Account {
    const TYPE: &'static str = "Account";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own))]
    }
}

/// The account of whoever is signed in, as they keep it themselves.
#[derive(Clone, Copy, Debug)]
pub struct OwnAccount;

impl Resource for OwnAccount {
    const TYPE: &'static str = "OwnAccount";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// The mails on their way out, and what became of them.
#[derive(Clone, Copy, Debug)]
pub struct MailQueue;

impl Resource for MailQueue {
    const TYPE: &'static str = "MailQueue";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// What somebody asks about their own data.
#[derive(Clone, Copy, Debug)]
pub struct RequestAtHand {
    /// Whether the viewer asked it.
    pub own: bool,
}

impl RequestAtHand {
    /// A request of this person, for this viewer.
    pub fn of(person: PersonId, viewer: &Viewer) -> Self {
        Self { own: viewer.person == Some(person) }
    }
}

impl Resource for RequestAtHand {
    const TYPE: &'static str = "RightsRequest";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own))]
    }
}

/// All organisations.
#[derive(Clone, Copy, Debug)]
pub struct Organisations;

impl Resource for Organisations {
    const TYPE: &'static str = "Organisations";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// The links by which others read along, as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Sharing;

impl Resource for Sharing {
    const TYPE: &'static str = "Sharing";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// The audit trail as a whole.
#[derive(Clone, Copy, Debug)]
pub struct AuditTrail;

impl Resource for AuditTrail {
    const TYPE: &'static str = "AuditTrail";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

kernel::actions! {
    /// Signing in, signing out, choosing a language.
    SignIn "sign_in" on Door: Door;
    /// Opening the workplace.
    EnterWorkplace "enter_workplace" on Workplace: Workplace;
    /// Reading what was done lately.
    ReadNews "read_news" on NewsItem: NewsItem { own: true, activity: String::new() };
    /// Looking how far a task is.
    FollowTask "follow_task" on Task: Task { own: true };
    /// Keeping one's own account: as what one acts, where one is signed in, one's password.
    KeepOwnAccount "keep_own_account" on OwnAccount: OwnAccount;
    /// Adding and changing accounts.
    EditPeople "edit_people" on Account: Account::OTHER;
    /// Letting somebody act in a capacity, and ending that.
    GrantCapacity "grant_capacity" on Account: Account::OTHER;
    /// Letting somebody back in who lost what they sign in with.
    RestoreAccess "restore_access" on Account: Account::OTHER;
    /// Making somebody unreadable for good.
    DeletePerson "delete_person" on Account: Account::OTHER;
    /// Adding and changing organisations.
    EditOrganisations "edit_organisations" on Organisations: Organisations;
    /// Making and withdrawing links by which others read along.
    ShareThings "share" on Sharing: Sharing;
    /// Looking at who did what.
    ReadAuditTrail "read_audit_trail" on AuditTrail: AuditTrail;
    /// Reading and answering what people ask about their data.
    AnswerRightsRequest "answer_rights_request" on RequestAtHand: RequestAtHand { own: false };
    /// Seeing what became of mail.
    ReadMailQueue "read_mail_queue" on MailQueue: MailQueue;
    /// Sending mail, with the secrets of the personal links in it.
    SendMail "send_mail" on MailQueue: MailQueue;
}
