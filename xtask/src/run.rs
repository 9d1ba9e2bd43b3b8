//! Running other programs, with our tools first on their search path.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;
use crate::place;

/// A program about to be run in the repository's folder.
pub struct Program {
    name: String,
    command: Command,
}

impl Program {
    /// A program found on our search path.
    pub fn new(name: &str) -> Self {
        let found = place::find_program(&[name]);
        Self::at(found.as_deref().unwrap_or(Path::new(name)))
    }

    /// A program by its file.
    pub fn at(file: &Path) -> Self {
        let name = file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into();
        let mut command = Command::new(file);
        command.current_dir(place::repository()).env("PATH", place::search_path());
        // `cargo xtask` describes this package to us; a cargo below it would take those words for
        // a change of its own surroundings and build things again.
        for (key, _) in std::env::vars_os() {
            let ours = key.to_str().is_some_and(|key| {
                key.starts_with("CARGO_PKG_") || key.starts_with("CARGO_MANIFEST_")
            });
            if ours {
                command.env_remove(key);
            }
        }
        Self { name, command }
    }

    /// Adds arguments separated by spaces; none of them may contain one.
    #[must_use]
    pub fn words(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }

    /// Adds one argument, whatever it contains.
    #[must_use]
    pub fn word(mut self, word: impl AsRef<OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    /// Runs it elsewhere than in the repository's folder.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its surroundings.
    #[must_use]
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Runs it to its end, its output on our screen.
    pub fn run(mut self) -> Result<(), Failure> {
        let status = self
            .command
            .status()
            .map_err(|error| Failure::new(format!("\"{}\" did not start: {error}", self.name)))?;
        match status.success() {
            true => Ok(()),
            false => Err(Failure::new(format!("\"{}\" ended with {status}", self.name))),
        }
    }

    /// Runs it to its end, its output on our screen, and lets us hear each line of it.
    pub fn run_heard(mut self, mut hear: impl FnMut(&str)) -> Result<(), Failure> {
        let name = self.name;
        let failed = |error| Failure::new(format!("\"{name}\" did not start: {error}"));
        let (lines, output) = std::io::pipe().map_err(failed)?;
        let errors = output.try_clone().map_err(failed)?;
        let mut child = self.command.stdout(output).stderr(errors).spawn().map_err(failed)?;
        // The end is seen once nobody can write any more, and this is one that could.
        drop(self.command);
        for line in BufReader::new(lines).split(b'\n') {
            let line = line.map_err(failed)?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            hear(&line);
        }
        let status = child.wait().map_err(failed)?;
        match status.success() {
            true => Ok(()),
            false => Err(Failure::new(format!("\"{name}\" ended with {status}"))),
        }
    }

    /// Runs it to its end, its output in a file.
    pub fn run_into(self, file: &Path) -> Result<(), Failure> {
        self.writing_into(file)?.run()
    }

    /// Starts it and goes on, its output in a file.
    pub fn start_into(self, file: &Path) -> Result<Child, Failure> {
        let Self { name, mut command } = self.writing_into(file)?;
        let started = command.stdin(Stdio::null()).spawn();
        started.map_err(|error| Failure::new(format!("\"{name}\" did not start: {error}")))
    }

    fn writing_into(mut self, file: &Path) -> Result<Self, Failure> {
        let output = File::create(file).and_then(|it| Ok((it.try_clone()?, it)));
        let (out, err) =
            output.map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        self.command.stdout(out).stderr(err);
        Ok(self)
    }

    /// Becomes it where the system can, so that whoever stops us stops it; returns only when it
    /// did not start or, elsewhere, has ended.
    pub fn take_over(mut self) -> Result<(), Failure> {
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            let error = self.command.exec();
            Err(Failure::new(format!("\"{}\" did not start: {error}", self.name)))
        }
        #[cfg(not(unix))]
        self.run()
    }

    /// Runs it to its end, unseen; `None` when it is missing or does not succeed.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        match output.status.success() {
            true => Some(String::from_utf8_lossy(&output.stdout).trim().into()),
            false => None,
        }
    }
}

/// Whether whoever runs this may do anything.
pub fn is_root() -> bool {
    Program::new("id").word("-u").answer().as_deref() == Some("0")
}

/// Cargo, with the exact versions of `Cargo.lock`, in a build of this package.
pub fn cargo(words: &str) -> Program {
    Program::new("cargo").words(words)
}
