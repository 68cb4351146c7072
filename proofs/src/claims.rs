//! The claims of `claims.cedar` and the files beside it: what is never allowed, and what always is.

use crate::policies::{Result, fits, parse, root};
use cedar_policy::{ActionConstraint, Entities, EntityUid, Policy, PolicySet, Schema};

/// Where they stand, in the order in which they are told.
const FILES: [&str; 5] = [
    "proofs/claims.cedar",
    "proofs/claims_accounts.cedar",
    "proofs/claims_contributions.cedar",
    "proofs/claims_emergency.cedar",
    "proofs/claims_questionnaires.cedar",
];

/// A set of requests, and what it claims of them.
pub struct Claim {
    /// In words.
    pub says: String,
    /// For a never, the always that shows that it does not hold only because nothing is allowed.
    pub twin: Option<String>,
    /// The requests, as a policy.
    pub policy: Policy,
}

impl Claim {
    /// The policy alone, as a set.
    pub fn set(&self) -> Result<PolicySet> {
        PolicySet::from_policies([self.policy.clone()]).map_err(|error| error.to_string())
    }
}

/// All claims.
pub struct Claims {
    /// What is never allowed.
    pub nevers: Vec<Claim>,
    /// What is always allowed: the twins.
    pub always: Vec<Claim>,
}

impl Claims {
    /// Reads them, and looks that each never has its twin and each always is one.
    pub fn read(schema: &Schema) -> Result<Self> {
        let mut policies = Vec::new();
        for file in FILES {
            let set = parse(&root().join(file))?;
            fits(schema, &set)?;
            let mut of_file: Vec<_> = set.policies().cloned().collect();
            // In the order of the file: the parser numbers them.
            of_file.sort_by_key(|policy| policy.id().to_string().trim_start_matches("policy").parse::<usize>().unwrap_or(0));
            policies.append(&mut of_file);
        }
        let claims = |word: &str| -> Vec<Claim> {
            let said = policies.iter().filter_map(|policy| Some((policy, policy.annotation(word)?.to_owned())));
            let twin = |policy: &Policy| policy.annotation("twin").map(str::to_owned);
            said.map(|(policy, says)| Claim { says, twin: twin(policy), policy: policy.clone() }).collect()
        };
        let read = Self { nevers: claims("never"), always: claims("always") };
        read.check(policies.len())?;
        Ok(read)
    }

    fn check(&self, policies: usize) -> Result<()> {
        if self.nevers.len() + self.always.len() != policies {
            return Err("every claim is one @never or one @always".to_owned());
        }
        for never in &self.nevers {
            let twin = never.twin.as_ref().filter(|twin| self.always.iter().any(|always| always.says == **twin));
            twin.ok_or(format!("the never \"{}\" has no twin that is an @always", never.says))?;
        }
        let lonely = |always: &&Claim| !self.nevers.iter().any(|never| never.twin.as_ref() == Some(&always.says));
        match self.always.iter().find(lonely) {
            Some(always) => Err(format!("the always \"{}\" is no never's twin", always.says)),
            None => Ok(()),
        }
    }
}

/// Whether a policy is about an action, by its scope; `actions` knows which are in which group.
pub fn concerns(policy: &Policy, action: &EntityUid, actions: &Entities) -> bool {
    let within = |group: &EntityUid| group == action || actions.is_ancestor_of(group, action);
    match policy.action_constraint() {
        ActionConstraint::Any => true,
        ActionConstraint::Eq(one) => one == *action,
        ActionConstraint::In(groups) => groups.iter().any(within),
    }
}
