//! A browser of our own: its driver started on a free port, both ended by id, its profile used once.

use crate::Engine;
use crate::webdriver::Session;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
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
    _screen: Option<Screen>,
    _profile: Profile,
}

impl Browser {
    /// Starts the engine with a fresh profile.
    pub(crate) fn start(engine: Engine) -> Result<Self, Failure> {
        let profile = Profile::new()
            .map_err(|error| Failure::Broken(format!("cannot make a profile: {error}")))?;
        let screen = engine.needs_a_screen().then(Screen::start).transpose()?;
        let driver = Driver::start(engine, screen.as_ref())?;
        let session = Session::open(driver.address, &engine.capabilities(&profile.0))
            .map_err(|error| Failure::Broken(format!("{engine:?} gives no session: {error}")))?;
        Ok(Self {
            session,
            _driver: driver,
            _screen: screen,
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
    _process: Group,
    address: SocketAddr,
}

impl Driver {
    fn start(engine: Engine, screen: Option<&Screen>) -> Result<Self, Failure> {
        let address =
            free_address().map_err(|error| Failure::Broken(format!("no free port: {error}")))?;
        let mut command = engine.driver(address.port());
        if let Some(screen) = screen {
            command.env("DISPLAY", &screen.name);
        }
        let name = command.get_program().to_string_lossy().into_owned();
        let driver = Self {
            _process: Group::start(command.stdout(Stdio::null()))?,
            address,
        };
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

/// A virtual screen.
struct Screen {
    _process: Group,
    name: String,
}

impl Screen {
    fn start() -> Result<Self, Failure> {
        let mut command = Command::new("Xvfb");
        // It chooses a free number itself and says which.
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1000x24",
            "-nolisten",
            "tcp",
        ]);
        let mut process = Group::start(command.stdout(Stdio::piped()))?;
        let mut number = String::new();
        if let Some(output) = process.0.stdout.take() {
            let read = BufReader::new(output).read_line(&mut number);
            read.map_err(|error| Failure::Broken(format!("Xvfb names no screen: {error}")))?;
        }
        Ok(Self {
            _process: process,
            name: format!(":{}", number.trim()),
        })
    }
}

/// A process in a group of its own, ended with all that it started.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Result<Self, Failure> {
        let name = command.get_program().to_string_lossy().into_owned();
        let process = command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        process.map(Self).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Failure::Absent(format!("{name} is not installed")),
            _ => Failure::Broken(format!("{name} does not start: {error}")),
        })
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).status();
        let _ = self.0.wait();
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

/// A loopback address that nobody listens on.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
