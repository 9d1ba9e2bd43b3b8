//! A server with the configuration that lies in the built site, on a port of this computer.
//!
//! Changed in it is what everybody who takes it has to change: port or name, and folder.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use crate::failure::Failure;
use crate::run::{Program, is_root};
use crate::setup::{Brought, Server};

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that runs; stopped when dropped.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    brought: Brought,
    folder: PathBuf,
    process: Child,
}

impl Running {
    /// Starts a server of a site.
    pub fn start(server: Server, brought: Brought, site: &Path) -> Result<Self, Failure> {
        let failed = |error: io::Error| Failure::new(format!("{}: {error}", server.name()));
        let address = free_address().map_err(failed)?;
        let folder =
            env::temp_dir().join(format!("haicap-{}-{}", server.name(), std::process::id()));
        fs::create_dir_all(&folder).map_err(failed)?;
        let shipped = site.join(server.configuration());
        let shipped = fs::read_to_string(&shipped).map_err(|error| {
            Failure::new(format!("{}: {error}", shipped.display()))
                .remedy("build the site first: cargo xtask build")
        })?;
        let shipped = placed(server, &shipped, address, site)?;
        let main = main_of(server, &brought, &folder);
        fs::write(folder.join("site.conf"), &shipped).map_err(failed)?;
        let text = if server == Server::Caddy { main + &shipped } else { main };
        let file = folder.join("main.conf");
        fs::write(&file, text).map_err(failed)?;
        let program = Program::at(&brought.program).env("HOME", &folder);
        let program = match server {
            Server::Nginx => program.word("-c").word(&file),
            Server::Caddy => program.words("run --adapter caddyfile --config").word(&file),
        };
        let process = program.start_into(&folder.join("log"))?;
        let mut running = Self { address, brought, folder, process };
        running.wait_until_it_listens(server)?;
        Ok(running)
    }

    fn wait_until_it_listens(&mut self, server: Server) -> Result<(), Failure> {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(self.address).is_err() {
            let ended = self.process.try_wait().ok().flatten().is_some();
            if ended || Instant::now() > deadline {
                let said = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                return Err(Failure::new(format!(
                    "{} does not take {}: {}",
                    server.name(),
                    server.configuration(),
                    said.trim()
                )));
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nginx is several processes: only the first one can end them all.
        let main = self.folder.join("main.conf");
        let asked = self.brought.types.is_some()
            && Program::at(&self.brought.program)
                .word("-c")
                .word(main)
                .words("-s stop")
                .answer()
                .is_some();
        if !asked {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The shipped configuration at its place. Refuses one that does not name what has to be changed.
fn placed(
    server: Server,
    shipped: &str,
    address: SocketAddr,
    site: &Path,
) -> Result<String, Failure> {
    let site = site.display().to_string();
    let (port, own) = match server {
        Server::Nginx => ("listen 80;", format!("listen {address};")),
        Server::Caddy => ("example.org {", format!("http://{address} {{")),
    };
    let mut text = shipped.to_owned();
    for (from, to) in [(port, own.as_str()), ("/srv/hai-cap", &site)] {
        if text.matches(from).count() != 1 {
            return Err(Failure::new(format!(
                "{} says \"{from}\" not once",
                server.configuration()
            )));
        }
        text = text.replace(from, to);
    }
    Ok(text)
}

/// What stands around the shipped configuration: nothing that a reader would notice.
fn main_of(server: Server, brought: &Brought, folder: &Path) -> String {
    let Some(types) = &brought.types else {
        return "{\n\tadmin off\n\tauto_https off\n}\n".into();
    };
    debug_assert_eq!(server, Server::Nginx);
    let folder = folder.display();
    // Else its workers are nobody, who may not read this folder.
    let user = if is_root() { "user root;\n" } else { "" };
    let own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|it| format!("    {it}_temp_path {folder}/{it};\n"))
        .concat();
    format!(
        "{user}daemon off;\nworker_processes auto;\npid {folder}/pid;\nerror_log {folder}/log;\n\
         events {{\n    worker_connections 4096;\n}}\n\
         http {{\n    include {};\n    default_type application/octet-stream;\n    \
         access_log off;\n    sendfile on;\n{own}    include {folder}/site.conf;\n}}\n",
        types.display()
    )
}

/// A place that was free a moment ago.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind(("127.0.0.1", 0))?.local_addr()
}

#[cfg(test)]
mod tests {
    use haicap::hosting::host_files;

    use super::*;

    #[test]
    fn what_everybody_changes_is_there_once_and_nothing_else_is_changed() {
        let address = SocketAddr::from(([127, 0, 0, 1], 8080));
        for server in Server::ALL {
            let files = host_files(None);
            let shipped = files.iter().find(|it| it.path == server.configuration()).unwrap();
            let text = placed(server, &shipped.text, address, Path::new("/a/b")).unwrap();
            let changed = text.lines().zip(shipped.text.lines()).filter(|it| it.0 != it.1);
            assert_eq!(changed.count(), 2, "{text}");
            assert!(placed(server, "server {}", address, Path::new("/a/b")).is_err());
        }
    }
}
