//! The rows as the database keeps them.

pub mod questionnaire {
    //! A questionnaire.
    use kernel::ids::QuestionnaireId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_questionnaire")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QuestionnaireId,
        pub key: String,
        pub status: String,
        pub draft: Option<String>,
        pub before: Option<String>,
        pub version: i64,
        pub revision: i64,
        pub created: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    //! What was published.
    use kernel::ids::QuestionnaireId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub questionnaire: QuestionnaireId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub content: String,
        pub published: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod anchor_point {
    //! What questions are asked about.
    use kernel::ids::AnchorPointId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_anchor_point")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AnchorPointId,
        pub position: i64,
        pub name: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod invitation {
    //! A link that lets one person answer.
    use kernel::ids::QuestionnaireId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_invitation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: Vec<u8>,
        pub questionnaire: QuestionnaireId,
        pub made: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod response {
    //! What somebody answers.
    use kernel::ids::{QuestionnaireId, ResponseId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_response")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ResponseId,
        pub questionnaire: QuestionnaireId,
        pub version: i64,
        pub code: Vec<u8>,
        pub giver: Uuid,
        pub started: DateTimeUtc,
        pub touched: Option<DateTimeUtc>,
        pub sent: Option<DateTimeUtc>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reply {
    //! The answer to one question.
    use kernel::ids::ResponseId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "participation_reply")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub response: ResponseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question: i64,
        pub value: Option<String>,
        pub sealed: Option<Vec<u8>>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
