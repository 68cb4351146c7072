//! The rows as the database keeps them.

pub mod report {
    //! A report.
    use kernel::ids::{FileId, ReportId, VersionId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "council_report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub key: String,
        pub title: String,
        pub period: String,
        pub language: String,
        pub status: String,
        pub headline: String,
        pub standfirst: String,
        pub revision: i64,
        pub created: DateTimeUtc,
        pub frozen_at: Option<DateTimeUtc>,
        pub version: Option<VersionId>,
        pub content: Option<FileId>,
        pub pdf: Option<FileId>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod theme_text {
    //! What was written about a theme.
    use kernel::ids::{ReportId, ThemeId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "council_theme_text")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report: ReportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub theme: ThemeId,
        pub headline: String,
        pub text: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod ask {
    //! Something that is asked of the council.
    use kernel::ids::{ReportId, ThemeId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "council_ask")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report: ReportId,
        pub theme: Option<ThemeId>,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i64,
        pub text: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
