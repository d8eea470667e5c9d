//! Small trees on disk, a stand-in for the built reader, and running the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with a tree in `docs/` and a stand-in for the reader in `dist/`; gone when dropped.
pub struct Tree {
    root: TempDir,
}

/// Stand-ins are enough: the program copies the reader, it never looks inside.
const READER: &[(&str, &str)] = &[
    ("app-0123456789abcdef.js", "export default () => {}"),
    ("app-0123456789abcdef_bg.wasm", "\0asm"),
    ("bundle/latest.json", "Trunk's own sample, not the reader's"),
    (
        "public/icon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ),
    ("index.html", "Trunk's own page, not the reader's"),
    ("public/loader.js", "// starts the reader"),
    (
        "style-0123456789abcdef.css",
        "Trunk's own style sheet, not the reader's",
    ),
];

impl Tree {
    /// A tree of these files, paths relative to `docs/`.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let tree = Self {
            root: tempfile::tempdir().expect("the system has a place for temporary files"),
        };
        for (path, text) in READER {
            tree.write(&format!("dist/{path}"), text);
        }
        for (path, text) in files {
            tree.write(&format!("docs/{path}"), text);
        }
        tree
    }

    /// Three pages without a fault.
    pub fn sound() -> Self {
        Self::new(&[
            (
                "index.md",
                "---\ntitle: Post\nlevel: 1\n---\n# Post\n\nAll about [letters](guide/letters.md).\n",
            ),
            (
                "guide/README.md",
                "---\ntitle: Guide\nlevel: 1\n---\n# Guide\n\nHow to send things.\n",
            ),
            (
                "guide/letters.md",
                "---\ntitle: Letters\nlevel: 2\npersona: business\ndescription: Writing letters.\n---\n# Letters\n\n\
                 Paper and ink.\n\n## Stamps\n\nEvery envelope wants a stamp.\n",
            ),
        ])
    }

    /// The same with a link that leads nowhere.
    pub fn faulty() -> Self {
        let tree = Self::sound();
        tree.write(
            "docs/guide/parcels.md",
            "# Parcels\n\nSee [boxes](boxes.md).\n",
        );
        tree
    }

    /// The same with links that can be put right.
    pub fn mendable() -> Self {
        let tree = Self::sound();
        tree.write(
            "docs/guide/parcels.md",
            "# Parcels\n\nSee [letters](Letters.md#stamps) and\t[more](../letters.md).\n",
        );
        tree
    }

    /// A path below the folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Writes a file below the folder.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below the folder"))
            .expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// The program, to be run in this folder, with the stand-in as reader.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_burrow"));
        command
            .current_dir(self.root.path())
            .env("BURROW_READER", "dist")
            .env("NO_COLOR", "1")
            .args(arguments);
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::new(
            self.command(arguments)
                .output()
                .expect("the program starts"),
        )
    }
}

/// What a run came to.
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// What a process that has ended came to.
    pub fn new(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("the program prints text"),
            stderr: String::from_utf8(output.stderr).expect("the program prints text"),
        }
    }

    /// The same run; fails the test unless it ended with `code`.
    #[track_caller]
    pub fn ended_with(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "stdout:\n{}\nstderr:\n{}",
            self.stdout,
            self.stderr
        );
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in {}", self.stdout))
    }
}

/// Every file below a folder by relative path.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at)
            .expect("the folder can be listed")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("it is below")
                    .display()
                    .to_string();
                files.insert(name, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    files
}

/// The keys of a JSON object, in byte order.
#[track_caller]
pub fn keys(value: &serde_json::Value) -> Vec<&str> {
    let mut keys: Vec<_> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}
