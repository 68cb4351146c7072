//! Who may sign in, work here, follow a task and keep accounts. The rules are in `access.cedar`.
//!
//! The rights to what the kernel keeps are there too; their types are the kernel's.

pub use kernel::rights::{
    AuditTrail, FollowTask, KeepOwnAccount, MailQueue, NewsItem, OwnAccount, ReadAuditTrail, ReadMailQueue, ReadNews, SendMail,
    Task,
};

use crate::model::{RightsRequest, Share};
use kernel::access::{Fact, Guarded, Policies, Resource};
use kernel::ids::PersonId;
use kernel::{Moment, Viewer};

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

/// An account, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose, when it is about one.
    pub person: Option<PersonId>,
    /// Whether it is the viewer's own.
    pub own: bool,
}

impl Account {
    /// An account that is not the viewer's, and no one in particular: a new one, or those in a list.
    pub const OTHER: Self = Self { person: None, own: false };

    /// The account of a person, for this viewer.
    pub fn of(id: PersonId, viewer: &Viewer) -> Self {
        Self { person: Some(id), own: viewer.person == Some(id) }
    }
}

/// A thing of which a right is a right to the account of the person whom it is about.
pub trait AboutPerson: Resource {
    /// Whom, when it is about one.
    fn about(&self) -> Option<PersonId>;
}

impl AboutPerson for Account {
    fn about(&self) -> Option<PersonId> {
        self.person
    }
}

impl Resource for Account {
    const TYPE: &'static str = "Account";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own))]
    }
}

/// What somebody asks about their own data.
#[derive(Clone, Copy, Debug)]
pub struct RequestAtHand {
    /// Whether the viewer asked it.
    pub own: bool,
}

impl Guarded<AnswerRightsRequest> for RightsRequest {
    fn at_hand(&self, viewer: &Viewer) -> RequestAtHand {
        RequestAtHand { own: viewer.person == Some(self.person) }
    }
}

impl Resource for RequestAtHand {
    const TYPE: &'static str = "RightsRequest";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own))]
    }
}

/// What people and organisations are called.
#[derive(Clone, Copy, Debug)]
pub struct Names;

impl Resource for Names {
    const TYPE: &'static str = "Names";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
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

/// The backups of the municipality.
#[derive(Clone, Copy, Debug)]
pub struct Backups;

impl Resource for Backups {
    const TYPE: &'static str = "Backups";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// What parts take in from elsewhere: when, by whom and what came of it, not what was in it.
#[derive(Clone, Copy, Debug)]
pub struct AllImports;

impl Resource for AllImports {
    const TYPE: &'static str = "Imports";
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

/// Whether a link opens anything at a moment: it lasts, and whoever made it may still make one, in any capacity of theirs.
pub fn opens(policies: &Policies, share: &Share, now: Moment) -> bool {
    let may = |capacity| policies.allow::<ShareThings>(&Viewer::person(share.made_by, "", capacity), Sharing).is_ok();
    share.lasts(now) && share.acts.iter().copied().any(may)
}

kernel::actions! {
    /// Signing in, signing out, choosing a language.
    SignIn "sign_in" on Door: Door;
    /// Opening the workplace.
    EnterWorkplace "enter_workplace" on Workplace: Workplace;
    /// Reading by name who did something, and for which organisation somebody acts.
    ReadNames "read_names" on Names: Names;
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
    /// Seeing when backups were made, and having one made.
    KeepBackups "keep_backups" on Backups: Backups;
    /// Seeing what was taken in, and what went wrong.
    FollowImports "follow_imports" on AllImports: AllImports;
    /// Making and withdrawing links by which others read along.
    ShareThings "share" on Sharing: Sharing;
    /// Reading and answering what people ask about their data.
    AnswerRightsRequest "answer_rights_request" on RequestAtHand: RequestAtHand { own: false };
}
