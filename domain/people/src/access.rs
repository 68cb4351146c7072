//! Who may sign in, work here, follow a task and keep accounts. The rules are in `access.cedar`.
//!
//! The rights to the settings are there too; their types are the kernel's.

use crate::model::PersonChange;
use kernel::access::{Fact, Resource};
use kernel::ids::PersonId;
use kernel::{Role, Viewer};

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
    /// Whether it is active and an administrator's after the change.
    pub keeps_administrator: bool,
}

impl Account {
    /// An account that is not the viewer's: a new one, or somebody else's.
    pub const OTHER: Self = Self { own: false, keeps_administrator: false };

    /// The account of a person, as it is after a change by this viewer.
    pub fn after(change: &PersonChange, id: PersonId, viewer: &Viewer) -> Self {
        let keeps_administrator = change.active && change.roles.contains(&Role::Administrator);
        Self { own: viewer.person == Some(id), keeps_administrator }
    }
}

impl Resource for Account {
    const TYPE: &'static str = "Account";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("own", Fact::Bool(self.own)), ("keeps_administrator", Fact::Bool(self.keeps_administrator))]
    }
}

kernel::actions! {
    /// Signing in, signing out, choosing a language.
    SignIn "sign_in" on Door: Door;
    /// Opening the workplace, and keeping one's own password.
    EnterWorkplace "enter_workplace" on Workplace: Workplace;
    /// Looking how far a task is.
    FollowTask "follow_task" on Task: Task { own: true };
    /// Adding and changing accounts.
    EditPeople "edit_people" on Account: Account::OTHER;
}
