//! The one registry of typed ids. An id is a UUID v7 and outlives every version of the thing that it names.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident, $kind:ident, $word:literal;)+) => {
        /// What kind of thing an id names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[doc = $doc])+ $kind,)+ }

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// The word by which the database and exports know this kind.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)+ }
            }
        }

        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
            #[serde(transparent)]
            pub struct $name(pub Uuid);

            impl $name {
                /// A new id.
                pub fn fresh() -> Self { Self(fresh()) }
            }

            impl TryFromU64 for $name {
                fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                    Err(DbErr::ConvertFromU64(stringify!($name)))
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
            }

            impl std::str::FromStr for $name {
                type Err = uuid::Error;
                fn from_str(text: &str) -> Result<Self, uuid::Error> { text.parse().map(Self) }
            }

            impl From<$name> for Ref {
                fn from(id: $name) -> Self { Self { kind: Kind::$kind, id: id.0 } }
            }
        )+
    };
}

ids! {
    /// A person with an account.
    PersonId, Person, "person";
    /// An organisation: a partner, an advisory body, the municipality itself.
    OrganisationId, Organisation, "organisation";
    /// As what a person acts, from when until when.
    MembershipId, Membership, "membership";
    /// One browser in which somebody signed in.
    SessionId, Session, "session";
    /// A key on somebody's device by which they sign in.
    PasskeyId, Passkey, "passkey";
    /// An account elsewhere by which somebody signs in here.
    IdentityId, Identity, "identity";
    /// A link by which somebody without an account opens one thing.
    ShareId, Share, "share";
    /// A strategy, through all its versions.
    StrategyId, Strategy, "strategy";
    /// One version of a strategy.
    VersionId, Version, "version";
    /// A theme of the agenda.
    ThemeId, Theme, "theme";
    /// A goal under a theme.
    GoalId, Goal, "goal";
    /// An intended result under a goal.
    ResultId, Result, "result";
    /// An indicator of a result.
    IndicatorId, Indicator, "indicator";
    /// A part of the vision, a driver, a lesson or a point of attention.
    StatementId, Statement, "statement";
    /// A policy note in the library.
    PolicyNoteId, PolicyNote, "policy_note";
    /// A delivery of figures.
    ImportId, Import, "import";
    /// A report to the council.
    ReportId, Report, "report";
    /// A questionnaire, through all its versions.
    QuestionnaireId, Questionnaire, "questionnaire";
    /// What somebody answers to a questionnaire.
    ResponseId, Response, "response";
    /// A principle that a policy note rests on.
    AnchorPointId, AnchorPoint, "anchor_point";
    /// The people who live together, of whom there is one plan.
    HouseholdId, Household, "household";
    /// A stored file.
    FileId, File, "file";
    /// A piece of work that runs by itself.
    JobId, Job, "job";
    /// A mail on its way out.
    MailId, Mail, "mail";
    /// A personal link in a mail, that lets somebody in once.
    PassId, Pass, "pass";
    /// That somebody looks at another's data in an emergency.
    EmergencyId, Emergency, "emergency";
    /// What somebody asks about their own data.
    RightsRequestId, RightsRequest, "rights_request";
    /// What somebody contributed.
    ContributionId, Contribution, "contribution";
    /// What was answered to contributions.
    AnswerId, Answer, "answer";
}

/// An id together with its kind: what links, cards and audit events point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ref {
    /// The kind of thing.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
}

impl Ref {
    /// A reference from what the database stores: the kind's word and the id.
    pub fn read(word: &str, id: Uuid) -> Option<Self> {
        Kind::ALL.iter().find(|kind| kind.word() == word).map(|&kind| Self { kind, id })
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
pub(crate) fn fresh() -> Uuid {
    Uuid::now_v7()
}
