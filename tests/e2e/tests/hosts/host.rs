//! Real web servers on loopback, each with the manual's configuration and as little around it as it needs to start.

use crate::manual;
use burrow_e2e::{Answer, Site, ask, build_with, root, scratch};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A kind of web server.
pub struct Kind {
    name: &'static str,
    /// The language of its fences in the manual.
    language: &'static str,
    /// The line of the manual's configuration that says who answers, and what takes its place here.
    address: (&'static str, fn(SocketAddr) -> String),
    /// Puts around a configuration what a server of its own needs; gives the command that runs it in the foreground.
    command: fn(folder: &Path, configuration: &str) -> Result<Command, String>,
}

pub const NGINX: Kind = Kind {
    name: "nginx",
    language: "nginx",
    address: ("    listen 443 ssl;\n", |address| {
        format!("    listen {address};\n")
    }),
    command: nginx,
};

pub const CADDY: Kind = Kind {
    name: "caddy",
    language: "caddyfile",
    address: ("docs.example.com {\n", |address| {
        format!("http://{address} {{\n")
    }),
    command: caddy,
};

/// A running server with a site. It ends when dropped.
pub struct Host {
    /// What it serves.
    pub site: Site,
    address: SocketAddr,
    process: Child,
}

impl Kind {
    /// Builds the sample, with former addresses, and serves it below `base`; the error says why that cannot be tried.
    pub fn start(&self, base: &'static str) -> Result<Host, String> {
        let folder =
            scratch()
                .join("hosts")
                .join(format!("{}-{}", self.name, base.trim_matches('/').len()));
        fs::create_dir_all(&folder).expect("a folder for the server");
        let program = find(self.name)?;
        let below = folder
            .join("www")
            .join(if base == "/" { "site" } else { "docs" });
        let site = build_with(&sample(&folder), &below, base, &["--precompress"])?;

        let mut blocks = manual::blocks(self.language).into_iter();
        let mut configuration = blocks.next().expect("a configuration in the manual");
        if base != "/" {
            let changes = blocks.next().expect("a configuration below a path");
            configuration = manual::replaced(&configuration, &changes);
        }
        // Any free port; that another process takes it at this moment is seen when the server does not start.
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = socket.local_addr().expect("it has an address");
        drop(socket);
        let (line, own) = self.address;
        configuration = once(&configuration, line, &own(address));
        let www = folder.join("www");
        configuration = once(&configuration, "/var/www", &www.display().to_string());

        let mut command = (self.command)(&folder, &configuration)?;
        let log = fs::File::create(folder.join("log")).expect("a log");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let process = command
            .spawn()
            .map_err(|error| format!("{} does not run: {error}", program.display()))?;
        let mut host = Host {
            site,
            address,
            process,
        };
        host.wait(&folder);
        Ok(host)
    }
}

impl Host {
    /// Asks for a path of the site.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let path = format!("{}{path}", self.site.base);
        ask(self.address, method, &path, headers).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn wait(&mut self, folder: &Path) {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            let ended = self.process.try_wait().expect("it can be asked");
            assert!(
                ended.is_none() && start.elapsed() < PATIENCE,
                "the server does not listen ({ended:?}): {}",
                fs::read_to_string(folder.join("log")).unwrap_or_default()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // nginx's master takes its workers along only when asked to end.
        let _ = Command::new("kill")
            .args(["-TERM", &self.process.id().to_string()])
            .status();
        let _ = self.process.wait();
    }
}

/// The sample as a tree of the test's own, with a page that has moved.
fn sample(folder: &Path) -> PathBuf {
    let tree = folder.join("tree");
    let _ = fs::remove_dir_all(&tree);
    copy(&root().join("examples/penguinmails"), &tree);
    let page =
        "---\ntitle: Moved\nredirect_from: /old/place/\n---\n# Moved\n\nIt stood elsewhere.\n";
    fs::write(tree.join("moved.md"), page).expect("a page can be written");
    tree
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the sample is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

fn once(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} once in:\n{text}");
    text.replace(from, to)
}

/// A program on PATH, or where system programs are that other users have no use for.
fn find(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders =
        std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{name} is not installed; `cargo xtask test --full` installs it"))
}

fn nginx(folder: &Path, configuration: &str) -> Result<Command, String> {
    let modules = Path::new("/etc/nginx/modules-enabled");
    let has_brotli = fs::read_dir(modules).is_ok_and(|entries| {
        let mut names = entries.flatten().map(|entry| entry.file_name());
        names.any(|name| name.to_string_lossy().contains("brotli-static"))
    });
    if !has_brotli {
        return Err(
            "nginx has no module for brotli; Debian calls it libnginx-mod-http-brotli-static"
                .into(),
        );
    }
    fs::copy("/etc/nginx/mime.types", folder.join("mime.types"))
        .map_err(|error| format!("nginx has no mime.types: {error}"))?;
    let own = folder.display();
    let user = if is_root() { "user root;\n" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {own}/temp-{kind};\n"))
        .concat();
    let whole = format!(
        "{user}daemon off;\nworker_processes 1;\npid {own}/pid;\nerror_log stderr;\n\
         include /etc/nginx/modules-enabled/*.conf;\nevents {{}}\nhttp {{\n    access_log off;\n    \
         default_type application/octet-stream;\n    include mime.types;\n{temporary}{configuration}}}\n"
    );
    let file = folder.join("nginx.conf");
    fs::write(&file, whole).expect("a configuration can be written");
    let mut command = Command::new(find("nginx")?);
    command.arg("-c").arg(file).args(["-e", "stderr"]);
    Ok(command)
}

fn caddy(folder: &Path, configuration: &str) -> Result<Command, String> {
    let file = folder.join("Caddyfile");
    let whole = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{configuration}");
    fs::write(&file, whole).expect("a configuration can be written");
    let mut command = Command::new(find("caddy")?);
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(file)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("config"));
    Ok(command)
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
