//! Asks the solver whether there is a request of which a claim does not hold.

use crate::claims::{Claim, Claims, concerns};
use crate::policies::{Program, Result, root};
use cedar_policy::{Authorizer, Decision, Entities, Policy, PolicySet, RequestEnv};
use cedar_policy_symcc::solver::LocalSolver;
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicySet, Env};
use tokio::process::Command;

/// The solver with all that is asked of it.
pub struct Prover {
    solver: CedarSymCompiler<LocalSolver>,
    program: Program,
    actions: Entities,
    fields: Vec<Field>,
}

/// An action with the kinds of viewer and thing that it has, and the claims about it.
struct Field {
    env: RequestEnv,
    policies: CompiledPolicySet,
    /// By their place in the list.
    nevers: Vec<(usize, CompiledPolicySet)>,
    always: Vec<(usize, CompiledPolicySet)>,
}

impl Prover {
    /// Starts the solver and hands it the program's policies and the claims.
    pub fn new(program: Program, claims: &Claims) -> Result<Self> {
        let python = std::env::var("SAMENKOERS_VENV").map_err(|_| "SAMENKOERS_VENV names no Python environment with cvc5")?;
        let mut command = Command::new(format!("{python}/bin/python"));
        let solver = LocalSolver::from_command(command.arg(root().join("proofs/solver.py"))).map_err(told)?;
        let actions = program.schema.action_entities().map_err(told)?;
        let mut fields = Vec::new();
        for env in program.schema.request_envs() {
            let compile = |claims: &[Claim]| -> Result<Vec<(usize, CompiledPolicySet)>> {
                let about = claims.iter().enumerate().filter(|(_, claim)| concerns(&claim.policy, env.action(), &actions));
                about.map(|(at, claim)| Ok((at, compiled(&claim.set()?, &env, &program)?))).collect()
            };
            let (nevers, always) = (compile(&claims.nevers)?, compile(&claims.always)?);
            let policies = compiled(&program.policies, &env, &program)?;
            fields.push(Field { env, policies, nevers, always });
        }
        let solver = CedarSymCompiler::new(solver).map_err(told)?;
        Ok(Self { solver, program, actions, fields })
    }

    /// The policies that are looked at.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// A request that the policies allow although a never says that they do not; `Err` also when the never is about no request.
    pub async fn against_never(&mut self, never: usize) -> Result<Option<Env>> {
        let mut about_something = false;
        for field in &self.fields {
            let Some((_, claim)) = field.nevers.iter().find(|(at, _)| *at == never) else { continue };
            about_something |= !self.solver.check_always_denies_opt(claim).await.map_err(told)?;
            let found = self.solver.check_disjoint_with_counterexample_opt(&field.policies, claim).await.map_err(told)?;
            if let Some(request) = found {
                agree(&self.program.policies, &request, Decision::Allow)?;
                return Ok(Some(request));
            }
        }
        if about_something { Ok(None) } else { Err("it is about no request at all".to_owned()) }
    }

    /// A request that the policies refuse although an always says that they allow it; `Err` also when the always is about no
    /// request for one of its actions, or when Cedar itself refuses an example of it.
    pub async fn against_always(&mut self, always: usize) -> Result<Option<Env>> {
        for field in &self.fields {
            let Some((_, claim)) = field.always.iter().find(|(at, _)| *at == always) else { continue };
            let found = self.solver.check_implies_with_counterexample_opt(claim, &field.policies).await.map_err(told)?;
            if let Some(request) = found {
                agree(&self.program.policies, &request, Decision::Deny)?;
                return Ok(Some(request));
            }
            let example = self.solver.check_disjoint_with_counterexample_opt(claim, &field.policies).await.map_err(told)?;
            let example = example.ok_or(format!("it is about no request to do {}", field.env.action()))?;
            agree(&self.program.policies, &example, Decision::Allow)?;
        }
        Ok(None)
    }

    /// The actions that are refused to everybody, whatever they are done to.
    pub async fn denied_to_all(&mut self) -> Result<Vec<String>> {
        let mut denied = Vec::new();
        for field in &self.fields {
            if self.solver.check_always_denies_opt(&field.policies).await.map_err(told)? {
                denied.push(format!("{} on {}", field.env.action(), field.env.resource()));
            }
        }
        Ok(denied)
    }

    /// How many actions there are, each with the kinds of viewer and thing that it has.
    pub fn actions(&self) -> usize {
        self.fields.len()
    }

    /// What comes of other policies that differ from the program's in `changed` only, and there let more through.
    pub async fn weakened(&mut self, others: &PolicySet, changed: &Policy, claims: &Claims) -> Result<Seen> {
        let mut new = None;
        for field in self.fields.iter().filter(|field| concerns(changed, field.env.action(), &self.actions)) {
            let weaker = compiled(others, &field.env, &self.program)?;
            let more = self.solver.check_implies_with_counterexample_opt(&weaker, &field.policies).await.map_err(told)?;
            let Some(request) = more else { continue };
            agree(others, &request, Decision::Allow)?;
            // The first request that comes to light often breaks a never already.
            for (at, _) in &field.nevers {
                if allowed(&claims.nevers[*at].set()?, &request) {
                    return Ok(Seen::Caught(*at, Box::new(request)));
                }
            }
            for (at, never) in &field.nevers {
                let found = self.solver.check_disjoint_with_counterexample_opt(&weaker, never).await.map_err(told)?;
                if let Some(request) = found {
                    agree(others, &request, Decision::Allow)?;
                    return Ok(Seen::Caught(*at, Box::new(request)));
                }
            }
            new = Some(Box::new(request));
        }
        Ok(new.map_or(Seen::Same, Seen::Unseen))
    }
}

/// What became of weakened policies.
pub enum Seen {
    /// They break a never, by its place in the list; the request shows it.
    Caught(usize, Box<Env>),
    /// They allow this request, which the program's refuse, and no never says anything of it.
    Unseen(Box<Env>),
    /// They allow just what the program's allow, so the condition is one that nothing needs.
    Same,
}

fn compiled(policies: &PolicySet, env: &RequestEnv, program: &Program) -> Result<CompiledPolicySet> {
    CompiledPolicySet::compile(policies, env, &program.schema).map_err(told)
}

/// What the solver found, asked of Cedar itself: the two must not disagree.
fn agree(policies: &PolicySet, found: &Env, decision: Decision) -> Result<()> {
    if allowed(policies, found) == (decision == Decision::Allow) {
        return Ok(());
    }
    Err(format!("the solver says {decision:?} and Cedar says otherwise of\n{found}"))
}

fn allowed(policies: &PolicySet, asked: &Env) -> bool {
    Authorizer::new().is_authorized(&asked.request, policies, &asked.entities).decision() == Decision::Allow
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
