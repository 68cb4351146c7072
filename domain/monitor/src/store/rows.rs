//! The rows of the tables of figures, as the migration makes them.

pub mod import {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_import")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub publisher: String,
        pub source_table: String,
        pub title: String,
        pub licence: String,
        pub modified: String,
        pub files: String,
        pub sha256: String,
        pub dry: bool,
        pub state: String,
        pub started: DateTimeUtc,
        pub finished: Option<DateTimeUtc>,
        pub count_read: i64,
        pub count_new: i64,
        pub count_changed: i64,
        pub count_same: i64,
        pub count_rejected: i64,
        pub count_unused: i64,
        pub refusal: String,
        pub person: Option<Uuid>,
        pub way: String,
        pub mapping: String,
        pub job: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod series {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_series")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub indicator: Uuid,
        pub series: i64,
        pub staged_by: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod file {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub import: Uuid,
        pub source_table: String,
        pub name: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod observation {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_observation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub series: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub area: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_key: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: String,
        pub division: Option<i64>,
        pub value: Option<f64>,
        pub absence: String,
        pub status: String,
        pub numerator: Option<f64>,
        pub denominator: Option<f64>,
        pub margin_lower: Option<f64>,
        pub margin_upper: Option<f64>,
        pub file: i64,
        pub first_file: i64,
        pub line: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::series::Entity", from = "Column::Series", to = "super::series::Column::Number")]
        Series,
        #[sea_orm(belongs_to = "super::file::Entity", from = "Column::File", to = "super::file::Column::Number")]
        File,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod rejection {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_rejection")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i64,
        pub file: String,
        pub line: i64,
        pub column_name: String,
        pub value: String,
        pub code: String,
        pub args: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod change {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub series: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub period: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub area: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub group_key: String,
        pub old_value: Option<f64>,
        pub old_absence: String,
        pub old_status: String,
        pub new_value: Option<f64>,
        pub new_absence: String,
        pub new_status: String,
        pub old_numerator: Option<f64>,
        pub old_denominator: Option<f64>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod label {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_label")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub scope: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub name: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod mapping {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_mapping")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub body: String,
        pub saved: DateTimeUtc,
        pub person: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sheet {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_sheet")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub file: Uuid,
        pub name: String,
        pub typed: String,
        pub created: DateTimeUtc,
        pub person: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod refresh {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_refresh")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_table: String,
        pub every: String,
        pub round: i64,
        pub next_run: Option<DateTimeUtc>,
        pub last_run: Option<DateTimeUtc>,
        pub last_import: Option<Uuid>,
        pub told: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
