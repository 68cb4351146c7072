//! The tables.

/// Emergencies.
pub mod emergency {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "koers_emergency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub holder: Uuid,
        pub capacity: String,
        pub person: Uuid,
        pub ground: String,
        pub reason: Vec<u8>,
        pub hours: i64,
        pub starts: DateTimeUtc,
        pub informed: i64,
        pub told: Option<DateTimeUtc>,
        pub untold_why: Option<Vec<u8>>,
        pub looks: i64,
        pub ended: Option<DateTimeUtc>,
        pub ended_by: Option<Uuid>,
        pub ended_why: Option<Vec<u8>>,
        pub verdict: Option<String>,
        pub review: Option<Vec<u8>>,
        pub reviewed: Option<DateTimeUtc>,
        pub reviewed_by: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The mails by which others were told of one of which the person may not know.
pub mod untold_mail {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "koers_untold_mail")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub mail: Uuid,
        pub emergency: Uuid,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
