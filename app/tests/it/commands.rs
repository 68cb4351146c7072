//! The commands, as somebody's script uses them: exit codes and the one sentence with the way out.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub fn samenkoers(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samenkoers")).args(args).arg("--data").arg(data).output().unwrap()
}

pub fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

pub fn with_municipality() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let made =
        samenkoers(data.path(), &["municipality", "add", "beekstad", "--name", "Gemeente Beekstad", "--host", "beekstad.example"]);
    assert!(made.status.success(), "{}", words(&made));
    data
}

/// Leaves a file to its owner alone, as whoever keeps a server does with one that holds a secret.
pub fn keep_to_owner(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn a_taken_port_is_one_sentence_with_the_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let data = with_municipality();
    let output = samenkoers(data.path(), &["demo", "--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains("--port"), "{}", words(&output));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
}

#[test]
fn a_data_folder_that_cannot_be_written_is_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let output = samenkoers(&file, &["demo", "--port", "0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains("--data DIR"), "{}", words(&output));
}

#[test]
fn a_newer_database_is_one_sentence() {
    let data = with_municipality();
    let file = data.path().join("municipalities/beekstad/samenkoers.sqlite");
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        use sea_orm::ConnectionTrait;
        let db = sea_orm::Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
        db.execute_unprepared("INSERT INTO kernel_migration (name, checksum) VALUES ('agenda/9999_later', 'x')").await.unwrap();
    });
    let output = samenkoers(data.path(), &["serve"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains("newer release"), "{}", words(&output));
}

#[test]
fn a_municipality_is_made_once() {
    let data = with_municipality();
    let again = samenkoers(data.path(), &["municipality", "add", "beekstad", "--name", "X", "--host", "x.example"]);
    assert_eq!(again.status.code(), Some(2));
    let same_host = samenkoers(data.path(), &["municipality", "add", "ander", "--name", "X", "--host", "beekstad.example"]);
    assert_eq!(same_host.status.code(), Some(2));
    assert!(!data.path().join("municipalities/ander").exists());
}

/// The outcome of adding somebody with a password, and what was said.
fn add(data: &Path, password: &str, more: &[&str]) -> (bool, String) {
    let person = ["person", "add", "--name", "Proef", "--email", "proef@samenkoers.example", "--role", "administrator"];
    let mut add = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
    let add = add.args(person).args(more).arg("--data").arg(data);
    let mut add = add.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    add.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    let output = add.wait_with_output().unwrap();
    (output.status.success(), words(&output))
}

#[test]
fn the_first_password_is_no_weaker_than_any_and_none_that_leaked() {
    let data = with_municipality();
    for (password, why) in
        [("te kort", "12 characters"), ("wachtwoord123", "three or four words"), ("Gemeente Beekstad 1", "soon guessed")]
    {
        let (added, said) = add(data.path(), password, &[]);
        assert!(!added && said.contains(why), "{password}: {said}");
    }
    // The SHA-1 of "fiets lamp regen", between two others.
    let leaked = data.path().join("leaked.txt");
    std::fs::write(
        &leaked,
        "0000000000000000000000000000000000000000:3\r\nFIETS:1\r\nFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:9\r\n",
    )
    .unwrap();
    let file = ["--leaked-passwords", leaked.to_str().unwrap()];
    let (added, said) = add(data.path(), "fiets lamp regen", &file);
    assert!(!added && said.contains("is no file of passwords that leaked"), "{said}");
    let hash = "F545C90E8D37516AE395D688AB6903DA12481653";
    std::fs::write(&leaked, format!("0000000000000000000000000000000000000000:3\r\n{hash}:1\r\n")).unwrap();
    let (added, said) = add(data.path(), "fiets lamp regen", &file);
    assert!(!added && said.contains("leaked somewhere"), "{said}");
    let (added, said) = add(data.path(), "stoel wolk tijger", &file);
    assert!(added && said.contains("asks for a second factor"), "{said}");
    let config = data.path().join("samenkoers.toml");
    std::fs::write(&config, "leaked_passwords = \"/nergens\"\n").unwrap();
    let serve = samenkoers(data.path(), &["serve", "--config", config.to_str().unwrap()]);
    assert_eq!(serve.status.code(), Some(2));
    assert!(words(&serve).contains("is no file of passwords that leaked"), "{}", words(&serve));
}

#[cfg(unix)]
#[test]
fn what_others_on_this_machine_can_read_is_told_and_a_key_refused() {
    use std::os::unix::fs::PermissionsExt;
    let data = with_municipality();
    let set = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    set(data.path(), 0o700);
    let quiet = samenkoers(data.path(), &["keys", "check"]);
    assert!(quiet.status.success() && !words(&quiet).contains("everybody"), "{}", words(&quiet));
    set(data.path(), 0o755);
    let told = samenkoers(data.path(), &["keys", "check"]);
    assert!(told.status.success() && words(&told).contains("everybody on this machine can look into this"), "{}", words(&told));
    let keys = data.path().join("keys");
    let key = std::fs::read_dir(&keys).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some()).unwrap();
    set(&keys, 0o755);
    set(&key, 0o444);
    for command in [&["keys", "check"][..], &["serve"]] {
        let refused = samenkoers(data.path(), command);
        assert_eq!(refused.status.code(), Some(2));
        assert!(words(&refused).contains("which holds a secret; mend that with: chmod o="), "{}", words(&refused));
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_its_owner_alone_also_in_an_open_folder() {
    use std::os::unix::fs::PermissionsExt;
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            let (about, path) = (entry.metadata().unwrap(), entry.path());
            let rights = about.permissions().mode() & 0o777;
            assert_eq!(rights & 0o077, 0, "{} has {rights:o}", path.display());
            found.push(entry.file_name().to_string_lossy().into_owned());
            if about.is_dir() {
                look(&path, found);
            }
        }
    }
    let (data, kept) = (with_municipality(), tempfile::tempdir().unwrap());
    let file = kept.path().join("beekstad.zip");
    let made = samenkoers(data.path(), &["backup", file.to_str().unwrap()]);
    assert!(made.status.success(), "{}", words(&made));
    let mut found = Vec::new();
    look(&data.path().join("municipalities"), &mut found);
    look(kept.path(), &mut found);
    for name in ["beekstad", "samenkoers.sqlite", "beekstad.zip"] {
        assert!(found.iter().any(|one| one == name), "{name}: {found:?}");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    fn help(path: &[String]) {
        let output = Command::new(env!("CARGO_BIN_EXE_samenkoers")).args(path).arg("--help").output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        let commands: Vec<String> = text
            .lines()
            .skip_while(|line| *line != "Commands:")
            .skip(1)
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_whitespace().next())
            .filter(|word| *word != "help")
            .map(str::to_owned)
            .collect();
        assert!(!commands.is_empty() || text.contains("Example: samenkoers"), "{path:?} has no example");
        for command in commands {
            help(&[path, &[command]].concat());
        }
    }
    help(&[]);
}
