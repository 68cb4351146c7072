//! Passwords: Argon2id and what somebody may choose, beside the pages; a few at a time, because each hash takes 19 MiB.

use crate::leaked;
use crate::model::check_password;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kernel::faults::Faults;
use kernel::{Error, Result};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// So many passwords are hashed at once, whatever comes in.
static ROOM: Semaphore = Semaphore::const_new(4);

/// What an unknown address is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| make("nobody has this password").ok());

/// What is wrong with a password that somebody chose, in this field; `known` as [`crate::model::well_known`] gives it, and `leaked`
/// a file of those that leaked.
///
/// # Errors
/// When that file cannot be read.
pub async fn faults(field: &'static str, chosen: &str, known: Vec<String>, leaked: Option<&Path>) -> Result<Faults> {
    let (chosen, leaked) = (chosen.to_owned(), leaked.map(Path::to_owned));
    aside(move || wrong_with(field, &chosen, &known, leaked)).await?
}

fn wrong_with(field: &'static str, chosen: &str, known: &[String], leaked: Option<PathBuf>) -> Result<Faults> {
    let mut faults = check_password(field, chosen, known).err().unwrap_or_default();
    let Some(file) = leaked.filter(|_| faults.is_empty()) else { return Ok(faults) };
    if leaked::has(&file, chosen).map_err(Error::internal)? {
        faults.add(field, "fault-password-leaked");
    }
    Ok(faults)
}

/// Looks whether a file of passwords that leaked is one.
///
/// # Errors
/// When it cannot be read, or holds something else.
pub fn try_leaked(file: &Path) -> std::io::Result<()> {
    leaked::has(file, "").map(drop)
}

/// The hash of a password, as a PHC string with a salt of its own.
///
/// # Errors
/// When the machine gives no random salt.
pub async fn hash(password: String) -> Result<String> {
    aside(move || make(&password)).await?
}

/// Whether a password fits a hash. Without a hash the answer is no, after the same work.
///
/// # Errors
/// When the work could not be done.
pub async fn fits(password: String, stored: Option<String>) -> Result<bool> {
    aside(move || {
        let against = stored.as_deref().or(NOBODY.as_deref()).unwrap_or_default();
        let same = Argon2::default().verify_password(password.as_bytes(), against).is_ok();
        same && stored.is_some()
    })
    .await
}

fn make(password: &str) -> Result<String> {
    let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes()).map_err(Error::internal)?;
    Ok(hash.to_string())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let room = ROOM.acquire().await.map_err(Error::internal)?;
    let work = move || {
        // Held until the work is done, also when whoever asked for it is gone.
        let _room = room;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    #[test]
    fn an_unknown_address_costs_the_same_work() {
        let (nobody, somebody) = (NOBODY.clone().unwrap(), make("een lange zin").unwrap());
        let work = |hash: &str| hash.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(work(&nobody), work(&somebody), "algorithm, version, memory, passes and lanes");
    }

    #[tokio::test]
    async fn no_more_than_four_are_at_work_whatever_comes_in() {
        let stored = hash("een lange zin".to_owned()).await.unwrap();
        let all = ROOM.acquire_many(4).await.unwrap();
        let mut waiting = pin!(fits("een lange zin".to_owned(), Some(stored)));
        assert!(waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        assert_eq!(ROOM.available_permits(), 0);
        drop(all);
        assert!(waiting.await.unwrap());
        assert!(!fits("nobody has this password".to_owned(), None).await.unwrap());
    }
}
