//! A server that never outlives its task: it stops and its folder goes, also after Ctrl-C or a crash.
//!
//! A small shell stands between. It waits on a pipe that only this process holds open; when the pipe closes, for
//! whatever reason, it stops the server and removes the folder.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Arguments: the folder to remove, the signal that stops the server, the server and its own arguments.
const SUPERVISOR: &str = r#"
folder=$1; signal=$2; shift 2
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{ read -r _ <&3; [ -e "$folder/stopped" ] || kill -s "$signal" "$server"; } 2>/dev/null &
watcher=$!
wait "$server"
: > "$folder/stopped"
wait "$watcher"
rm -rf "$folder"
"#;

/// A user and group to run a server as.
pub type User = (u32, u32);

/// A running server; dropping it stops the server and removes its folder.
pub struct Guard {
    supervisor: Child,
    folder: PathBuf,
}

impl Guard {
    /// Starts `program` with `args` in a group of its own, its output in `folder/server.log`.
    ///
    /// `signal` (as `kill -s` names it) stops it; `folder` is removed afterwards.
    pub fn start<A: AsRef<OsStr>>(
        folder: &Path,
        signal: &str,
        user: Option<User>,
        program: &Path,
        args: impl IntoIterator<Item = A>,
    ) -> Result<Self, String> {
        let file = File::create(folder.join("server.log")).map_err(|error| error.to_string())?;
        let copy = file.try_clone().map_err(|error| error.to_string())?;
        let mut shell = Command::new("sh");
        shell.args(["-c", SUPERVISOR, "sh"]).arg(folder).arg(signal).arg(program).args(args);
        shell.current_dir(folder).process_group(0).stdin(Stdio::piped()).stdout(file).stderr(copy);
        if let Some((uid, gid)) = user {
            shell.uid(uid).gid(gid);
        }
        let supervisor = shell.spawn().map_err(|error| format!("{} does not start: {error}", program.display()))?;
        Ok(Self { supervisor, folder: folder.to_path_buf() })
    }

    /// What the server wrote so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }

    /// Waits until `ready` says so; an error with the log when the server stops before that, or after `limit`.
    pub fn wait_until(&self, limit: Duration, mut ready: impl FnMut() -> bool) -> Result<(), String> {
        let pause = Duration::from_millis(100);
        for _ in 0..limit.as_millis() / pause.as_millis() {
            if ready() {
                return Ok(());
            }
            if self.folder.join("stopped").exists() {
                return Err(format!("the server stopped by itself; it wrote:\n{}", self.log()));
            }
            std::thread::sleep(pause);
        }
        Err(format!("the server is not ready after {} s; it wrote:\n{}", limit.as_secs(), self.log()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        if let Err(error) = self.supervisor.wait() {
            eprintln!("a server may still run: {error}");
        }
    }
}

/// A fresh folder among the temporary ones; `name` tells what it is for.
pub fn folder(name: &str) -> Result<PathBuf, String> {
    let path = std::env::temp_dir().join(format!("samenkoers-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// A port on loopback that nothing listens on now.
pub fn free_port() -> Result<u16, String> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(|error| error.to_string())?;
    Ok(listener.local_addr().map_err(|error| error.to_string())?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_server_is_gone_and_so_is_its_folder() {
        let folder = folder("guard-stops").unwrap();
        let pid_file = folder.join("pid");
        let script = format!("echo $$ > {0}.new; mv {0}.new {0}; exec sleep 600", pid_file.display());
        let guard = Guard::start(&folder, "TERM", None, Path::new("/bin/sh"), ["-c", &script]).unwrap();
        guard.wait_until(Duration::from_secs(60), || pid_file.exists()).unwrap();
        let pid = std::fs::read_to_string(&pid_file).unwrap();
        assert!(alive(pid.trim()));
        drop(guard);
        assert!(!alive(pid.trim()));
        assert!(!folder.exists());
    }

    #[test]
    fn a_server_that_stops_by_itself_is_told_with_its_log() {
        let folder = folder("guard-log").unwrap();
        let guard = Guard::start(&folder, "TERM", None, Path::new("/bin/sh"), ["-c", "echo no such port"]).unwrap();
        let told = guard.wait_until(Duration::from_secs(60), || false).unwrap_err();
        assert!(told.contains("stopped by itself") && told.contains("no such port"), "{told}");
        drop(guard);
        assert!(!folder.exists());
    }

    fn alive(pid: &str) -> bool {
        Command::new("kill").args(["-0", pid]).stderr(Stdio::null()).status().unwrap().success()
    }
}
