//! Rights: Cedar policies, one set for the whole program, joined from the text beside each part.
//!
//! Deny by default. Whatever changes something, or loads what is not public, takes an [`Authorized`], which only [`Policies`] can make.

mod fact;

pub use crate::closed::{Closed, Guarded};
pub use fact::Fact;

use crate::ids::PersonId;
use crate::{Capacity, Error, Result, Viewer};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicyId, PolicySet, Request, Response, RestrictedExpression,
    Schema, SchemaFragment, ValidationMode, Validator,
};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::{PoisonError, RwLock};
use uuid::Uuid;

/// A thing that rights are about, with the facts that its policies look at.
pub trait Resource {
    /// Its entity type in the part's `access.cedarschema`.
    const TYPE: &'static str;
    /// The facts, by the names in the schema.
    fn facts(&self) -> Vec<(&'static str, Fact)>;
}

/// Something that a viewer may or may not do, as a type.
pub trait Action {
    /// Its name in the policies.
    const NAME: &'static str;
    /// What it is done to.
    type On: Resource;
    /// The most permissive thing that this viewer can do it to: whoever may not even do it to this has no business on its pages.
    fn sample(viewer: &Viewer) -> Self::On;
}

/// Makes a type of each action: its name in the policies, and the most permissive thing it can be done to, which may depend on the viewer.
///
/// ```ignore
/// kernel::actions! {
///     /// Reading a report.
///     ReadReport "read_report" on ReportAtHand: ReportAtHand::with(ReportStatus::Frozen);
///     /// Reading what somebody is linked to.
///     ReadNote "read_note" on NoteAtHand, viewer: NoteAtHand::of(viewer);
/// }
/// ```
#[macro_export]
macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $name:ident $word:literal on $on:ty $(, $viewer:ident)?: $sample:expr;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl $crate::access::Action for $name {
            const NAME: &'static str = $word;
            type On = $on;
            fn sample(_viewer: &$crate::Viewer) -> $on {
                $(let $viewer = _viewer;)?
                $sample
            }
        }
    )+ };
}

/// The proof that the viewer may do `A` to this thing.
#[derive(Debug)]
pub struct Authorized<A: Action> {
    on: A::On,
    rule: String,
    person: Option<PersonId>,
}

impl<A: Action> Authorized<A> {
    /// The thing that it was allowed for.
    pub fn on(&self) -> &A::On {
        &self.on
    }

    /// The policies that allowed it, by their ids (`agenda/officers write`), with commas between.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Whose right it is: what finders of somebody's own things look for, so that nobody can name another.
    ///
    /// # Errors
    /// [`Error::SignInFirst`] when it is nobody's: a visitor's, or the program's.
    pub fn person(&self) -> Result<PersonId> {
        self.person.ok_or(Error::SignInFirst)
    }
}

/// What one part brings: its schema and its policies, as text.
#[derive(Clone, Copy, Debug)]
pub struct PartPolicies {
    /// The part's name, for error messages and policy ids.
    pub part: &'static str,
    /// `access.cedarschema`
    pub schema: &'static str,
    /// `access.cedar`
    pub policies: &'static str,
}

/// All policies, checked against the joined schema.
#[derive(Debug)]
pub struct Policies {
    set: PolicySet,
    /// Every request is held to it: what is proved of the policies is proved of requests that fit it.
    schema: Schema,
    authorizer: Authorizer,
    /// What was answered before. An answer follows from its question alone, every link in a menu asks one, and asking Cedar takes
    /// as long as a small page.
    answered: RwLock<HashMap<Question, Option<String>>>,
}

/// All that an answer follows from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Question {
    action: &'static str,
    person: Option<PersonId>,
    capacity: Capacity,
    second_factor: bool,
    facts: Vec<(&'static str, Fact)>,
}

/// So many answers are remembered, some megabytes; then remembering starts anew.
const REMEMBERED: usize = 8192;

impl Policies {
    /// Joins the parts.
    ///
    /// # Errors
    /// When a policy or schema does not parse, or a policy does not fit the schema. A test builds the program's own set.
    pub fn join(parts: &[PartPolicies]) -> Result<Self> {
        let mut fragments = vec![fragment("kernel", include_str!("access.cedarschema"))?];
        let mut set = PolicySet::new();
        for part in parts {
            fragments.push(fragment(part.part, part.schema)?);
            let own = PolicySet::from_str(part.policies).map_err(|e| wrong(part.part, &e))?;
            for policy in own.policies() {
                let id = policy.annotation("id").map_or_else(|| policy.id().to_string(), str::to_owned);
                let named = policy.new_id(PolicyId::new(format!("{}/{id}", part.part)));
                set.add(named).map_err(|e| wrong(part.part, &e))?;
            }
        }
        let schema = Schema::from_schema_fragments(fragments).map_err(|e| wrong("schema", &e))?;
        let validation = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        if !validation.validation_passed_without_warnings() {
            return Err(wrong("policies", &validation));
        }
        Ok(Self { set, schema, authorizer: Authorizer::new(), answered: RwLock::default() })
    }

    /// Whether a viewer may do `A` to a thing, and the proof.
    ///
    /// # Errors
    /// [`Error::SignInFirst`] for a visitor, else [`Error::Denied`].
    pub fn allow<A: Action>(&self, viewer: &Viewer, on: A::On) -> Result<Authorized<A>> {
        match self.rule(viewer, A::NAME, A::On::TYPE, on.facts())? {
            Some(rule) => Ok(Authorized { on, rule, person: viewer.person }),
            None => Err(if viewer.is_signed_in() { Error::Denied } else { Error::SignInFirst }),
        }
    }

    /// Opens a thing for a viewer who may do `A` to it, and gives the proof beside it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else, as if it were not there.
    pub fn open<A: Action, T: Guarded<A>>(&self, viewer: &Viewer, thing: Closed<T>) -> Result<(T, Authorized<A>)> {
        let thing = thing.open();
        match self.allow(viewer, thing.at_hand(viewer)) {
            Ok(right) => Ok((thing, right)),
            Err(Error::Denied | Error::SignInFirst) => Err(Error::NotFound),
            Err(other) => Err(other),
        }
    }

    /// Whether a viewer may ever do `A`: to its most permissive sample. What a route asks before its handler runs.
    pub fn may_ever<A: Action>(&self, viewer: &Viewer) -> bool {
        self.allow::<A>(viewer, A::sample(viewer)).is_ok()
    }

    /// The policies that allow it, or nothing when it is not allowed; from memory where this was asked before.
    fn rule(&self, viewer: &Viewer, action: &'static str, kind: &str, facts: Vec<(&'static str, Fact)>) -> Result<Option<String>> {
        let Viewer { person, capacity, second_factor, .. } = *viewer;
        let question = Question { action, person, capacity, second_factor, facts };
        if let Some(known) = self.answered.read().unwrap_or_else(PoisonError::into_inner).get(&question) {
            return Ok(known.clone());
        }
        let answer = self.decide(&question, kind)?;
        let rule = (answer.decision() == Decision::Allow).then(|| {
            let mut rules: Vec<_> = answer.diagnostics().reason().map(ToString::to_string).collect();
            rules.sort();
            rules.join(", ")
        });
        // At another moment it is another question, which nobody asks again.
        if question.facts.iter().any(|(_, fact)| fact.holds_moment()) {
            return Ok(rule);
        }
        let mut answered = self.answered.write().unwrap_or_else(PoisonError::into_inner);
        if answered.len() >= REMEMBERED {
            answered.clear();
        }
        answered.insert(question, rule.clone());
        Ok(rule)
    }

    fn decide(&self, question: &Question, kind: &str) -> Result<Response> {
        let Question { action, person, capacity, second_factor, facts } = question;
        let who = uid("Viewer", &person.map_or_else(|| capacity.word().to_owned(), |person| person.to_string()))?;
        let resource = uid(kind, "thing")?;
        let capacity = RestrictedExpression::new_entity_uid(uid("Capacity", capacity.word())?);
        let second_factor = RestrictedExpression::new_bool(*second_factor);
        let own = [("capacity".to_owned(), capacity), ("second_factor".to_owned(), second_factor)].into();
        let facts = fact::expressions(facts.clone())?;
        let entity = |uid: &EntityUid, facts| Entity::new(uid.clone(), facts, HashSet::new()).map_err(|e| wrong(action, &e));
        let entities = [entity(&who, own)?, entity(&resource, facts)?];
        let entities = Entities::from_entities(entities, Some(&self.schema)).map_err(|e| wrong(action, &e))?;
        let request = Request::new(who, uid("Action", action)?, resource, Context::empty(), Some(&self.schema));
        let request = request.map_err(|e| wrong(action, &e))?;
        let answer = self.authorizer.is_authorized(&request, &self.set, &entities);
        if let Some(error) = answer.diagnostics().errors().next() {
            return Err(wrong(action, error));
        }
        Ok(answer)
    }

    /// The answer to `A` on its sample in every capacity, with a second factor; the access matrix is made of these.
    pub fn row<A: Action>(&self) -> Vec<(Capacity, bool)> {
        let nobody = |capacity| matches!(capacity, Capacity::Visitor | Capacity::System);
        let anybody = |capacity| (!nobody(capacity)).then_some(PersonId(Uuid::nil()));
        let viewer = |capacity| Viewer { second_factor: true, person: anybody(capacity), ..Viewer::nobody(capacity) };
        Capacity::ALL.into_iter().map(|capacity| (capacity, self.may_ever::<A>(&viewer(capacity)))).collect()
    }
}

fn fragment(part: &str, text: &str) -> Result<SchemaFragment> {
    SchemaFragment::from_cedarschema_str(text).map(|(fragment, _)| fragment).map_err(|e| wrong(part, &e))
}

fn uid(kind: &str, id: &str) -> Result<EntityUid> {
    let kind = kind.parse().map_err(|e| wrong(kind, &e))?;
    Ok(EntityUid::from_type_name_and_id(kind, cedar_policy::EntityId::new(id)))
}

fn wrong(place: &str, error: &dyn std::fmt::Display) -> Error {
    Error::internal(format!("access: {place}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;

    #[derive(Debug)]
    struct Page {
        closed: bool,
    }
    impl Resource for Page {
        const TYPE: &'static str = "Page";
        fn facts(&self) -> Vec<(&'static str, Fact)> {
            vec![("closed", Fact::Bool(self.closed))]
        }
    }
    #[derive(Debug)]
    struct EditPage;
    impl Action for EditPage {
        const NAME: &'static str = "edit_page";
        type On = Page;
        fn sample(_: &Viewer) -> Page {
            Page { closed: false }
        }
    }

    const SCHEMA: &str =
        r#"entity Page = { closed: Bool }; action "edit_page" appliesTo { principal: [Viewer], resource: [Page] };"#;
    const POLICIES: &str = r#"
        @id("officers edit") permit (principal, action == Action::"edit_page", resource)
        when { principal.capacity == Capacity::"policy_officer" };
        @id("closed stays closed") forbid (principal, action == Action::"edit_page", resource) when { resource.closed };"#;

    impl Guarded<EditPage> for &'static str {
        fn at_hand(&self, _: &Viewer) -> Page {
            Page { closed: self.starts_with("closed") }
        }
    }

    #[test]
    fn a_closed_thing_opens_for_whoever_may_and_is_not_there_for_others() {
        let officer = Viewer::person(PersonId::fresh(), "Example", Capacity::PolicyOfficer);
        let (text, right) = policies().open::<EditPage, _>(&officer, Closed::new("open text")).unwrap();
        assert_eq!((text, right.person().unwrap()), ("open text", officer.person.unwrap()));
        for (viewer, text) in [(&officer, "closed text"), (&Viewer::visitor(), "open text")] {
            assert!(matches!(policies().open::<EditPage, _>(viewer, Closed::new(text)), Err(Error::NotFound)));
        }
        assert_eq!(format!("{:?}", Closed::new("closed text")), "Closed");
    }

    fn policies() -> Policies {
        Policies::join(&[PartPolicies { part: "test", schema: SCHEMA, policies: POLICIES }]).unwrap()
    }

    #[test]
    fn nothing_is_allowed_that_no_policy_permits() {
        let none = Policies::join(&[PartPolicies { part: "test", schema: SCHEMA, policies: "" }]).unwrap();
        assert!(none.row::<EditPage>().iter().all(|(_, allowed)| !allowed));
    }

    #[test]
    fn a_permit_holds_for_its_capacity_only_and_a_forbid_wins() {
        let officer = Viewer::person(PersonId::fresh(), "Example", Capacity::PolicyOfficer);
        let right = policies().allow::<EditPage>(&officer, Page { closed: false }).unwrap();
        assert_eq!(right.rule(), "test/officers edit");
        assert!(matches!(policies().allow::<EditPage>(&officer, Page { closed: true }), Err(Error::Denied)));
        assert!(matches!(policies().allow::<EditPage>(&Viewer::visitor(), Page { closed: false }), Err(Error::SignInFirst)));
    }

    #[test]
    fn an_answer_is_remembered_for_its_own_question_only() {
        let policies = policies();
        let officer = Viewer::person(PersonId::fresh(), "Example", Capacity::PolicyOfficer);
        for _ in 0..2 {
            assert!(policies.allow::<EditPage>(&officer, Page { closed: false }).is_ok());
            assert!(policies.allow::<EditPage>(&officer, Page { closed: true }).is_err());
            let controller = Viewer { capacity: Capacity::Controller, ..officer.clone() };
            assert!(policies.allow::<EditPage>(&controller, Page { closed: false }).is_err());
        }
    }

    #[test]
    fn a_policy_about_a_group_of_actions_holds_for_each_of_them() {
        const GROUPED: &str = r#"entity Page = { closed: Bool }; action "touch_page";
            action "edit_page" in ["touch_page"] appliesTo { principal: [Viewer], resource: [Page] };"#;
        const WALLED: &str = r#"permit (principal, action, resource);
            forbid (principal, action in Action::"touch_page", resource) when { resource.closed };"#;
        let policies = Policies::join(&[PartPolicies { part: "test", schema: GROUPED, policies: WALLED }]).unwrap();
        assert!(policies.allow::<EditPage>(&Viewer::visitor(), Page { closed: false }).is_ok());
        assert!(policies.allow::<EditPage>(&Viewer::visitor(), Page { closed: true }).is_err());
    }

    #[test]
    fn facts_that_do_not_fit_the_schema_are_refused() {
        const OTHER: &str =
            r#"entity Page = { "open": Bool }; action "edit_page" appliesTo { principal: [Viewer], resource: [Page] };"#;
        const ANYBODY: &str = "permit (principal, action, resource);";
        let policies = Policies::join(&[PartPolicies { part: "test", schema: OTHER, policies: ANYBODY }]).unwrap();
        let answer = policies.allow::<EditPage>(&Viewer::visitor(), Page { closed: false });
        assert!(matches!(answer, Err(Error::Internal(_))));
    }

    #[test]
    fn a_policy_that_does_not_fit_the_schema_is_refused() {
        let typo = r#"permit (principal, action == Action::"edit_pages", resource);"#;
        assert!(Policies::join(&[PartPolicies { part: "test", schema: SCHEMA, policies: typo }]).is_err());
    }
}
