//! A browser of our own: its driver started on a free port, both ended by id, its profile used once.

use crate::Engine;
use crate::webdriver::Session;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no browser.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Its program is not on this machine: a journey is skipped.
    Absent(String),
    /// It is there and does not work: a journey fails.
    Broken(String),
}

/// One session in one browser under one driver.
pub(crate) struct Browser {
    // The order is that of their ends: browser, driver, profile.
    pub(crate) session: Session,
    _driver: Driver,
    _profile: Profile,
}

impl Browser {
    /// Starts the engine with a fresh profile.
    pub(crate) fn start(engine: Engine) -> Result<Self, Failure> {
        let profile = Profile::new()
            .map_err(|error| Failure::Broken(format!("cannot make a profile: {error}")))?;
        let driver = Driver::start(engine)?;
        let session = Session::open(driver.address, &engine.capabilities(&profile.0))
            .map_err(|error| Failure::Broken(format!("{engine:?} gives no session: {error}")))?;
        Ok(Self {
            session,
            _driver: driver,
            _profile: profile,
        })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the driver alone would leave the browser behind.
        self.session.close();
    }
}

struct Driver {
    process: Child,
    address: SocketAddr,
}

impl Driver {
    fn start(engine: Engine) -> Result<Self, Failure> {
        let address =
            free_address().map_err(|error| Failure::Broken(format!("no free port: {error}")))?;
        let mut command = engine.driver(address.port());
        let name = command.get_program().to_string_lossy().into_owned();
        let process = spawn_in_a_group(&mut command).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::Absent(format!("{name} is not installed")),
            _ => Failure::Broken(format!("{name} does not start: {error}")),
        })?;
        let driver = Self { process, address };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            if start.elapsed() > PATIENCE {
                return Err(Failure::Broken(format!(
                    "{name} did not listen within {PATIENCE:?}"
                )));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// A folder that nobody has used, gone afterwards.
struct Profile(PathBuf);

impl Profile {
    fn new() -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("burrow-journey-{}-{number}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Starts a process in a group of its own, so that it ends with all it started.
fn spawn_in_a_group(command: &mut Command) -> io::Result<Child> {
    use std::os::unix::process::CommandExt;
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
}

/// A loopback address that nobody listens on.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
