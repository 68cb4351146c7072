//! The tables.

/// Who contributed.
pub mod giver {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_giver")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: Option<Vec<u8>>,
        pub contact: Option<Vec<u8>>,
        pub person: Option<Uuid>,
        pub made: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What they contributed.
pub mod contribution {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_contribution")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub giver: Uuid,
        pub channel: String,
        pub origin_kind: Option<String>,
        pub origin: Option<Uuid>,
        pub origin_part: Option<i64>,
        pub language: String,
        pub spoken_as: String,
        pub consent: String,
        pub original: Option<Vec<u8>>,
        pub name: Option<Vec<u8>>,
        pub public_text: Option<String>,
        pub public_name: Option<String>,
        pub standing: String,
        pub shown: bool,
        pub noted_by: Option<Uuid>,
        pub given: DateTimeUtc,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What was answered.
pub mod answer {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub text: String,
        pub until: Option<Date>,
        pub given: DateTimeUtc,
        pub given_by: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// To which contributions.
pub mod answered {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_answered")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub contribution: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub answer: Uuid,
        pub at: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
