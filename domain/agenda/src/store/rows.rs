//! The rows of the agenda's tables, as the migrations make them.

pub mod identity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_identity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub key: String,
        pub created: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod former_key {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_former_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub thing: Uuid,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod draft_key {
    use kernel::ids::VersionId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_draft_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub thing: Uuid,
        pub kind: String,
        pub key: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    use kernel::ids::{StrategyId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VersionId,
        pub strategy: StrategyId,
        pub number: i64,
        pub status: String,
        pub based_on: Option<VersionId>,
        pub title: String,
        pub subtitle: String,
        pub municipality: String,
        pub area: String,
        pub from_year: i64,
        pub to_year: i64,
        pub dated: String,
        pub summary_note: String,
        pub decision_body: String,
        pub decision_name: String,
        pub decision_number: String,
        pub decision_date: String,
        pub reason: String,
        pub revision: i64,
        pub created: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod origin {
    use kernel::ids::VersionId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_origin")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i64,
        pub municipality: String,
        pub title: String,
        pub number: i64,
        pub taken_over: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod theme {
    use kernel::ids::{ThemeId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_theme")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ThemeId,
        pub position: i64,
        pub name: String,
        pub ambition: String,
        pub summary: String,
        pub place: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod goal {
    use kernel::ids::{GoalId, ThemeId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_goal")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GoalId,
        pub theme: ThemeId,
        pub position: i64,
        pub name: String,
        pub summary: String,
        pub place: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod result {
    use kernel::ids::{GoalId, ResultId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_result")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResultId,
        pub goal: GoalId,
        pub position: i64,
        pub name: String,
        pub direction: String,
        pub summary: String,
        pub place: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod indicator {
    use kernel::ids::{IndicatorId, ResultId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_indicator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: IndicatorId,
        pub result: ResultId,
        pub position: i64,
        pub standing: String,
        pub name: String,
        pub definition: String,
        pub unit: String,
        pub kind: String,
        pub numerator: String,
        pub denominator: String,
        pub wanted: String,
        pub frequency: String,
        pub areas: String,
        pub groups_by: String,
        pub source_name: String,
        pub source_title: String,
        pub source_table: String,
        pub source_measure: String,
        pub source_select: String,
        pub source_by: String,
        pub source_url: String,
        pub baseline_period: String,
        pub baseline_value: Option<f64>,
        pub target_kind: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod target_point {
    use kernel::ids::{IndicatorId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_target_point")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: IndicatorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: String,
        pub value: f64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod series_break {
    use kernel::ids::{IndicatorId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_break")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: IndicatorId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: String,
        pub reason: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod statement {
    use kernel::ids::{StatementId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_statement")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StatementId,
        pub kind: String,
        pub position: i64,
        pub name: String,
        pub summary: String,
        pub place: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod policy_note {
    use kernel::ids::{PolicyNoteId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_policy_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: VersionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PolicyNoteId,
        pub position: i64,
        pub name: String,
        pub scope: String,
        pub years: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
