//! A program under measurement: how long it takes, what it costs the processor and how much memory it holds at most.
//! Read from `/proc`, so on Linux only.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::output;

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// How long a server may take before it answers.
const PATIENCE: Duration = Duration::from_secs(300);
/// What the kernel counts processor time in, per second; a constant of Linux on every platform that matters here.
const TICKS: f64 = 100.0;

/// What a run came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// From start to end, in seconds.
    pub seconds: f64,
    /// Of the processor, in seconds.
    pub cpu: f64,
    /// The most memory it held, in MiB.
    pub peak: f64,
}

/// Runs a command to its end. Its output is for nobody, unless it fails.
pub fn run(command: &mut Command) -> Result<Cost, String> {
    let start = now();
    let mut child = spawn(command)?;
    let mut cost = Cost::default();
    loop {
        if let Some(now) = look(child.id()) {
            cost = now;
        }
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => break,
            Some(status) => return Err(format!("{:?} ended with {status}", command.get_program())),
            None => std::thread::sleep(LOOK),
        }
    }
    Ok(Cost { seconds: start.elapsed().as_secs_f64(), ..cost })
}

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    /// From its start until its first answer, in seconds.
    pub started: f64,
}

impl Server {
    /// Starts a server and waits until it answers at `address` about `path`.
    pub fn start(command: &mut Command, address: &str, path: &str) -> Result<Self, String> {
        let start = now();
        let child = spawn(command)?;
        let mut server = Self { child, started: 0.0 };
        while get(address, "localhost", path, false).is_err() {
            if start.elapsed() > PATIENCE || server.child.try_wait().map_err(|error| error.to_string())?.is_some() {
                return Err(format!("{:?} does not answer at {address}", command.get_program()));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        server.started = start.elapsed().as_secs_f64();
        Ok(server)
    }

    /// Asks it to stop, and waits until it did.
    pub fn stop(mut self) -> Result<(), String> {
        output(Command::new("kill").arg(self.child.id().to_string()))?;
        self.child.wait().map(drop).map_err(|error| error.to_string())
    }

    /// What it cost since it began; `seconds` is zero.
    pub fn cost(&self) -> Cost {
        look(self.child.id()).unwrap_or_default()
    }

    /// The memory that it holds now, in MiB.
    pub fn resident(&self) -> f64 {
        status(self.child.id(), "VmRSS:").unwrap_or_default()
    }
}

/// The answer to a question over HTTP, and its body as it was sent; compressed when that is asked for.
pub fn get(address: &str, host: &str, path: &str, compressed: bool) -> Result<(String, Vec<u8>), String> {
    let failed = |error: std::io::Error| format!("{address}{path}: {error}");
    let mut stream = TcpStream::connect(address).map_err(failed)?;
    let coding = if compressed { "gzip" } else { "identity" };
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {coding}\r\nConnection: close\r\n\r\n")
        .map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(failed)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(|| format!("{address}{path}: no answer"))?;
    let body = answer.split_off(end + 4);
    Ok((String::from_utf8_lossy(&answer).into_owned(), body))
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[expect(clippy::disallowed_methods, reason = "how long something takes is what is measured here")]
fn now() -> Instant {
    Instant::now()
}

fn spawn(command: &mut Command) -> Result<Child, String> {
    command.stdout(Stdio::null()).stderr(Stdio::inherit());
    command.spawn().map_err(|error| format!("{:?} does not start: {error}", command.get_program()))
}

fn look(process: u32) -> Option<Cost> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, which may hold spaces, stands in brackets; processor time is the 14th and 15th field.
    let fields: Vec<f64> = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2).flat_map(str::parse).collect();
    Some(Cost { seconds: 0.0, cpu: fields.iter().sum::<f64>() / TICKS, peak: status(process, "VmHWM:")? })
}

fn status(process: u32, name: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024.0)
}

/// The load averages of the last minutes.
pub fn load_average() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().take(3).collect::<Vec<_>>().join(", ")
}

/// What machine this is.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = output(Command::new("uname").arg("-s")).unwrap_or_default();
    format!("{cores} cores, {}", kernel.trim())
}
