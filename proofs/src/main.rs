//! What follows from the policies, for every request that there can be: `cargo x prove` runs this.
//!
//! `claims.cedar` says what is never allowed, each with a twin that always is; the solver cvc5 looks for a request against it.
//! With `--mutants`, each policy of a household, and the wall before whoever keeps accounts, is weakened in turn, and some never
//! must break every time.

mod claims;
mod mutants;
mod policies;
mod prover;
mod told;

use claims::Claims;
use policies::{Program, Result};
use prover::{Prover, Seen};
use std::process::ExitCode;
use std::time::Instant;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mutants = std::env::args().skip(1).any(|word| word == "--mutants");
    let outcome = if mutants { weaken().await } else { prove().await };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("proofs: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The policy by which administrators and privacy officers need a second factor.
const KEEPERS: &str = "people/administrators and privacy officers only with a second factor";

fn start() -> Result<(Claims, Prover)> {
    let program = Program::read()?;
    let claims = Claims::read(&program.schema)?;
    let prover = Prover::new(program, &claims)?;
    Ok((claims, prover))
}

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is part of what is told")]
fn now() -> Instant {
    Instant::now()
}

/// Proves every claim. `false` when one does not hold.
async fn prove() -> Result<bool> {
    let began = now();
    let (claims, mut prover) = start()?;
    let mut holds = true;
    for (at, never) in claims.nevers.iter().enumerate() {
        let start = now();
        let found = prover.against_never(at).await.map_err(|error| format!("never {}: {error}", never.says))?;
        match found {
            None => println!("never   {} ({} ms)", never.says, start.elapsed().as_millis()),
            Some(request) => {
                holds = false;
                println!("BROKEN  never {}; allowed is:\n{}", never.says, told::request(&request));
            }
        }
    }
    for (at, always) in claims.always.iter().enumerate() {
        let start = now();
        let found = prover.against_always(at).await.map_err(|error| format!("always {}: {error}", always.says))?;
        match found {
            None => println!("always  {} ({} ms)", always.says, start.elapsed().as_millis()),
            Some(request) => {
                holds = false;
                println!("BROKEN  always {}; refused is:\n{}", always.says, told::request(&request));
            }
        }
    }
    for action in prover.denied_to_all().await? {
        holds = false;
        println!("BROKEN  nobody may ever do {action}");
    }
    if holds {
        let (nevers, always, actions) = (claims.nevers.len(), claims.always.len(), prover.actions());
        let seconds = began.elapsed().as_secs_f64();
        println!(
            "Proved: {nevers} nevers with {always} twins, and none of {actions} actions is refused to all, in {seconds:.1} s."
        );
    }
    Ok(holds)
}

/// Weakens the policies of households, and the wall before whoever keeps accounts, in turn. `false` when a weakening goes unseen.
async fn weaken() -> Result<bool> {
    let began = now();
    let (claims, mut prover) = start()?;
    let (mut caught, mut misfits, mut covered, mut survivors) = (0, 0, 0, 0);
    let program = prover.program();
    let weakened = mutants::of(program, "koers/")?.into_iter().chain(mutants::of(program, KEEPERS)?);
    for mutant in weakened {
        let Some(policies) = &mutant.policies else {
            misfits += 1;
            println!("refused {}", mutant.says);
            continue;
        };
        match prover.weakened(policies, &mutant.changed, &claims).await? {
            Seen::Caught(never, request) => {
                caught += 1;
                println!("caught  {}\n    by never {}:\n{}", mutant.says, claims.nevers[never].says, told::request(&request));
            }
            Seen::Unseen(request) => {
                survivors += 1;
                println!("UNSEEN  {}\n    and now allowed is:\n{}", mutant.says, told::request(&request));
            }
            Seen::Same if mutant.widened => {
                covered += 1;
                println!("no more {}", mutant.says);
            }
            Seen::Same => {
                survivors += 1;
                println!("UNSEEN  {}\n    and it makes no difference: leave it out of the policy", mutant.says);
            }
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{caught} weakened policies caught, {misfits} refused by the schema, {covered} that allow no more than another policy does, \
         {survivors} unseen, in {seconds:.1} s."
    );
    Ok(survivors == 0 && caught > 0)
}
