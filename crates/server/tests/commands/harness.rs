//! A data directory of a test's own, and the program that is run on it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A data directory.
pub(crate) struct Data {
    directory: TempDir,
}

/// How a command ended, and what it printed.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) well: bool,
    pub(crate) text: String,
}

/// A server at work. Dropping it kills it, which gives it no time to end its lease.
pub(crate) struct Running(Child);

impl Data {
    /// Nothing is in it.
    pub(crate) fn empty() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// With an organisation of this name.
    pub(crate) fn founded(organisation: &str) -> Self {
        let data = Self::empty();
        data.found(organisation, &[]).succeeded();
        data
    }

    /// Makes the first owner. That works once for a database.
    pub(crate) fn found(&self, organisation: &str, more: &[&str]) -> Ended {
        let password = self.path("password");
        std::fs::write(&password, "correct horse battery").unwrap();
        let file = password.to_str().unwrap();
        let owner = ["--email", "owner@brightwater.example", "--name", "Olga Owner", "--password-file", file];
        self.run(&[&["owner", "create", "--organisation", organisation], &owner[..], more].concat())
    }

    /// Runs a command on this data directory.
    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        let output = program(words).env("DESKSIDE_DATA", self.directory.path()).output().unwrap();
        let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
        Ended { well: output.status.success(), text }
    }

    /// Starts a server, and waits until it is ready.
    pub(crate) fn serve(&self) -> Running {
        self.serve_with(&["--listen", "127.0.0.1:0", "--public-url", "http://localhost"])
    }

    /// Starts a server with these options, and waits until it is ready.
    pub(crate) fn serve_with(&self, options: &[&str]) -> Running {
        let mut server = program(&[&["serve"], options].concat());
        server.env("DESKSIDE_DATA", self.directory.path()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut running = Running(server.spawn().unwrap());
        let mut line = String::new();
        BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("Deskside is ready"), "{line}");
        running
    }

    /// Whether the organisation in the database has this name. Nothing that was deleted is in a backup.
    pub(crate) fn belongs_to(&self, organisation: &str) -> bool {
        let looked_at = self.path("looked-at");
        self.run(&["backup", "--to", looked_at.to_str().unwrap()]).succeeded();
        let bytes = std::fs::read(&looked_at).unwrap();
        std::fs::remove_file(looked_at).unwrap();
        bytes.windows(organisation.len()).any(|bytes| bytes == organisation.as_bytes())
    }

    /// A file or folder in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The same, as a word of a command.
    pub(crate) fn word(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// The database.
    pub(crate) fn database(&self) -> PathBuf {
        self.path("deskside.sqlite3")
    }
}

impl Ended {
    #[track_caller]
    pub(crate) fn succeeded(&self) -> &str {
        assert!(self.well, "{}", self.text);
        &self.text
    }

    /// It failed, and said this.
    #[track_caller]
    pub(crate) fn refused(&self, because: &str) {
        assert!(!self.well && self.text.contains(because), "{}", self.text);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// The permissions of a file.
pub(crate) fn mode(file: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(file).unwrap().permissions()) & 0o777
}

/// The program, told nothing by the environment of the tests.
fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskside"));
    for name in ["DESKSIDE_CONFIG", "DESKSIDE_DATA", "DESKSIDE_DATABASE", "RUST_LOG"] {
        command.env_remove(name);
    }
    command.args(words);
    command
}
