//! Nginx and Caddy, which are unpacked from the system's packages and not installed: an installed one
//! would begin to serve.

use std::path::{Path, PathBuf};

use crate::place;
use crate::run::Program;

use super::{packages, say};

/// A server that the site has a configuration for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// Nginx.
    Nginx,
    /// Caddy.
    Caddy,
}

/// A server's programs on this computer.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The program.
    pub program: PathBuf,
    /// The list of kinds of files, which nginx does not have in itself.
    pub types: Option<PathBuf>,
}

impl Server {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// Its configuration in the site.
    pub fn configuration(self) -> &'static str {
        match self {
            Self::Nginx => "server/nginx.conf",
            Self::Caddy => "server/Caddyfile",
        }
    }

    /// The server of this computer, or one brought for us alone; none where that cannot be.
    pub fn bring(self) -> Option<Brought> {
        let own = place::tools().join(self.name());
        if let Some(found) = self.find(Path::new("/")).or_else(|| self.find(&own)) {
            return Some(found);
        }
        say(&format!("unpacking {} from the system's packages", self.name()));
        let wanted: &[&str] = match self {
            Self::Nginx => &["nginx", "nginx-common"],
            Self::Caddy => &["caddy"],
        };
        packages::unpack(wanted, &own)?;
        self.find(&own)
    }

    fn find(self, top: &Path) -> Option<Brought> {
        let folders = ["usr/sbin", "usr/bin", "usr/local/bin"].iter();
        let mut programs = folders.map(|it| top.join(it).join(self.name()));
        let program = programs.find(|it| it.is_file())?;
        // One that was unpacked may lack a library.
        let word = if self == Self::Nginx { "-v" } else { "version" };
        Program::at(&program).word(word).answer()?;
        let types = top.join("etc/nginx/mime.types");
        match self {
            Self::Nginx => types.is_file().then_some(Brought { program, types: Some(types) }),
            Self::Caddy => Some(Brought { program, types: None }),
        }
    }
}
