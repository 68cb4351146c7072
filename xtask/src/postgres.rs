//! A throw-away PostgreSQL for the tests: on loopback, without a thought for durability.

use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::command::{command, is_root, output, succeeds};
use crate::guard::{self, Guard, User};

/// Settings that make tests quick; none of them would do for data that matters.
const SETTINGS: [&str; 5] =
    ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300", "listen_addresses=127.0.0.1"];

/// A running server; it stops and its data go when this is dropped.
pub struct Postgres {
    _guard: Guard,
    /// Where to connect, as superuser of the database `postgres`.
    pub url: String,
}

/// Starts a server on a free port.
pub fn start() -> Result<Postgres, String> {
    let programs = programs().ok_or("PostgreSQL's server programs are not here; run `cargo x setup`")?;
    let folder = guard::folder("postgres")?;
    let user = unprivileged()?;
    if let Some((uid, gid)) = user {
        chown(&folder, Some(uid), Some(gid)).map_err(|error| error.to_string())?;
    }
    let data = folder.join("data");
    if let Err(problem) = make_cluster(&programs, &data, user) {
        fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
        return Err(problem);
    }
    let port = guard::free_port()?;
    let mut args = vec!["-D".to_owned(), data.display().to_string(), "-p".to_owned(), port.to_string()];
    args.extend(["-k".to_owned(), folder.display().to_string()]);
    args.extend(SETTINGS.iter().flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()]));
    let guard = Guard::start(&folder, "INT", user, &programs.join("postgres"), args)?;
    let mut ready = command(programs.join("pg_isready"));
    ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
    guard.wait_until(Duration::from_secs(60), || succeeds(&mut ready) == Ok(true))?;
    Ok(Postgres { _guard: guard, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") })
}

/// The folder with the server's programs: the newest that Debian installed, or on the path.
pub fn programs() -> Option<PathBuf> {
    let complete = |bin: &PathBuf| ["initdb", "postgres", "pg_isready"].iter().all(|program| bin.join(program).is_file());
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.map(|entry| entry.path().join("bin")).filter(complete).max_by_key(|bin| version(bin));
    newest.or_else(|| std::env::split_paths(&std::env::var_os("PATH")?).find(complete))
}

/// 15 for `/usr/lib/postgresql/15/bin`.
fn version(bin: &Path) -> Option<u32> {
    bin.parent()?.file_name()?.to_str()?.parse().ok()
}

/// PostgreSQL refuses to run as root; then it runs as `postgres`, or as `nobody` where that user does not exist.
fn unprivileged() -> Result<Option<User>, String> {
    if !is_root()? {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(|error| error.to_string())?;
    let user = user_in(&users, "postgres").or_else(|| user_in(&users, "nobody"));
    user.map(Some).ok_or_else(|| "PostgreSQL refuses to run as root, and there is no user `nobody`".to_owned())
}

fn user_in(passwd: &str, name: &str) -> Option<User> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn make_cluster(programs: &Path, data: &Path, user: Option<User>) -> Result<(), String> {
    let mut initdb = command(programs.join("initdb"));
    initdb.args(["--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8", "--username=postgres", "--no-sync", "-D"]);
    initdb.arg(data).current_dir("/");
    if let Some((uid, gid)) = user {
        initdb.uid(uid).gid(gid);
    }
    output(&mut initdb).map(drop)
}

#[cfg(test)]
mod tests {
    use super::user_in;

    #[test]
    fn finds_a_user_in_passwd() {
        let passwd = "root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:admin:/var/lib:/bin/bash\n";
        assert_eq!(user_in(passwd, "postgres"), Some((101, 104)));
        assert_eq!(user_in(passwd, "post"), None);
    }
}
