//! A visit to one page: the engine, the reader's window and wishes, and how the server behaves.

use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderName, HeaderValue};
use thirtyfour::WebDriverRunError;
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;

use super::engine::Engine;
use super::fault::{Fault, File};
use super::page::Page;
use super::reader::Reader;
use super::server::{Content, Manner, Server};
use super::{Outcome, driver, failure, host};

/// Counts the profile folders of this process.
static PROFILES: AtomicUsize = AtomicUsize::new(0);

/// How a page is visited. The usual visit: in Chromium, scripts on, 1280 × 800, light, motion, a
/// good server.
#[derive(Clone)]
pub struct Visit {
    engine: Engine,
    reader: Reader,
    manner: Manner,
    /// The site of a host, when it is the host's page that is visited.
    host: Option<Manner>,
}

impl Visit {
    /// The usual visit.
    pub fn new() -> Self {
        let reader = Reader {
            scripts: true,
            width: 1280,
            height: 800,
            dark: false,
            still: false,
            type_size: 16,
            flags: Vec::new(),
        };
        Self { engine: Engine::Chromium, reader, manner: Manner::default(), host: None }
    }

    /// In another engine than Chromium.
    pub fn engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// To the site of ten thousand units.
    pub fn nation(mut self) -> Self {
        self.manner.content = Content::Nation;
        self
    }

    /// To a copy of the site, for the test to change.
    pub fn copied(mut self) -> Self {
        self.manner.copied = true;
        self
    }

    /// Whether scripts run.
    pub fn scripts(mut self, scripts: bool) -> Self {
        self.reader.scripts = scripts;
        self
    }

    /// The size of the window, in CSS pixels.
    pub fn window(mut self, width: u32, height: u32) -> Self {
        (self.reader.width, self.reader.height) = (width, height);
        self
    }

    /// Whether the reader prefers dark pages.
    pub fn dark(mut self, dark: bool) -> Self {
        self.reader.dark = dark;
        self
    }

    /// Whether the reader prefers pages that do not move.
    pub fn still(mut self, still: bool) -> Self {
        self.reader.still = still;
        self
    }

    /// The reader's own size of type, in pixels.
    pub fn type_size(mut self, type_size: u32) -> Self {
        self.reader.type_size = type_size;
        self
    }

    /// One more switch for Chromium.
    pub fn flag(mut self, flag: &str) -> Self {
        self.reader.flags.push(flag.into());
        self
    }

    /// By a server that sends what lies packed beside a file, as a published site's does.
    pub fn packed(mut self) -> Self {
        self.manner.packed = true;
        self
    }

    /// Lets one file fail.
    pub fn fault(mut self, file: File, fault: Fault) -> Self {
        self.manner.faults.push((file, fault));
        self
    }

    /// A header on every answer.
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.manner.headers.push((HeaderName::from_static(name), HeaderValue::from_static(value)));
        self
    }

    /// By a host that sends what it is told to send, with its own address in it.
    pub fn hosted(mut self) -> Self {
        self.manner.hosted = true;
        self
    }

    /// Serves a page of our site that the build did not write, or wrote otherwise; or a script, by
    /// the ending of its path.
    pub fn page(mut self, path: &str, page: &str) -> Self {
        self.manner.pages.insert(path.into(), page.into());
        self
    }

    /// Visits a page of another's site, which has this one at some path; see [`host`] for the
    /// addresses in it. Called again for each further page.
    pub fn host_page(mut self, path: &str, page: &str) -> Self {
        let host = self.host.get_or_insert_default();
        host.content = Content::Foreign;
        host.pages.insert(path.into(), page.into());
        self
    }

    /// A header on every answer of the host, with the addresses that its pages may have.
    pub fn host_header(mut self, name: &'static str, value: &'static str) -> Self {
        let header = (HeaderName::from_static(name), HeaderValue::from_static(value));
        self.host.get_or_insert_default().headers.push(header);
        self
    }

    /// Serves the site from a folder of the domain, such as `/du-an`.
    pub fn folder(mut self, folder: &str) -> Self {
        self.manner.folder = folder.into();
        self
    }

    /// Changes every web page on its way to the browser.
    pub fn rewrite(mut self, rewrite: impl Fn(String) -> String + Send + Sync + 'static) -> Self {
        self.manner.rewrites.push(Arc::new(rewrite));
        self
    }

    /// Changes the shown page as a translator or an extension does, which the server knows nothing of.
    pub fn alter(mut self, change: impl Fn(String) -> String + Send + Sync + 'static) -> Self {
        self.manner.alterations.push(Arc::new(change));
        self
    }

    /// With a script before all others that writes down in `window.stopped` what a policy stops: the
    /// rule, and what it was asked for.
    pub fn guarded(self) -> Self {
        let guard = "<head><script src=\"/guard.js\"></script>";
        self.page("/guard.js", GUARD).alter(|page| page.replacen("<head>", guard, 1))
    }

    /// Shortens the wait for a program that has stopped arriving, so that a test need not wait as
    /// long as a reader would: `boot.js` reads it from its tag, where no published page has it.
    pub fn stall_seconds(self, seconds: u32) -> Self {
        self.rewrite(move |page| {
            page.replace(" data-wasm=", &format!(" data-stall-seconds=\"{seconds}\" data-wasm="))
        })
    }
}

const GUARD: &str = "window.stopped = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        stopped.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });";

/// Visits a page and checks it. The browser is closed whatever the check does.
pub async fn on_page(
    path: &str,
    visit: Visit,
    check: impl AsyncFnOnce(Page) -> Outcome,
) -> Outcome {
    if skipped(path) {
        return Ok(());
    }
    let Visit { engine, reader, manner, host } = visit;
    let turn = engine.turn().await;
    let server = Server::start(manner)?;
    let host = host.map(|it| host::start(it, server.address())).transpose()?;
    let number = PROFILES.fetch_add(1, Ordering::Relaxed);
    let profile = driver::folder(engine).join(number.to_string());
    let capabilities = reader.capabilities(engine, &profile)?;
    let driver = WebDriver::new(driver::address(engine)?, capabilities).await?;
    note_visit(engine, &driver);
    let outcome = driver
        .run_and_quit(async move |driver: WebDriver| {
            reader.prepare(engine, &driver).await?;
            let visited = host.as_ref().unwrap_or(&server);
            driver.goto(format!("{}{path}", visited.address())).await?;
            check(Page::new(driver, engine, reader, server, host)).await
        })
        .await;
    // What cannot be removed yet goes with the driver.
    let _ = std::fs::remove_dir_all(profile);
    drop(turn);
    outcome.map_err(|error| match error {
        WebDriverRunError::Body(error) | WebDriverRunError::Cleanup(error) => error,
        other => failure(other.to_string()),
    })
}

/// Notes which test visits a page in which engine, where `HAICAP_VISITS` asks for it.
fn note_visit(engine: Engine, driver: &WebDriver) {
    let Some(file) = std::env::var_os("HAICAP_VISITS") else { return };
    let version = driver.capabilities().get("browserVersion");
    let version = version.and_then(|it| it.as_str()).unwrap_or("of no known version");
    // The runner names the thread of a test after it.
    let thread = std::thread::current();
    let line = format!("{}\t{engine}\t{version}\n", thread.name().unwrap_or_default());
    let opened = std::fs::OpenOptions::new().create(true).append(true).open(file);
    // What cannot be noted is not counted: the table of guarantees then says less, not more.
    let _ = opened.and_then(|mut it| it.write_all(line.as_bytes()));
}

/// Whether no browser is wanted, which is said.
pub fn skipped(path: &str) -> bool {
    let skipped = std::env::var_os("HAICAP_SKIP_BROWSERS").is_some();
    if skipped {
        // Written past the test runner, which hides what passing tests print.
        let _ = writeln!(std::io::stderr(), "no browser, as HAICAP_SKIP_BROWSERS asks: {path}");
    }
    skipped
}

/// The visible words of `<main>` as a reader without scripts sees them.
pub async fn still_text(path: &str) -> WebDriverResult<String> {
    static KNOWN: Mutex<Option<HashMap<String, String>>> = Mutex::new(None);
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = known().as_ref().and_then(|texts| texts.get(path)) {
        return Ok(text.clone());
    }
    let mut found = String::new();
    on_page(path, Visit::new().scripts(false), async |page| {
        page.wait_for("main").await?;
        found = page.main_text().await?;
        Ok(())
    })
    .await?;
    known().get_or_insert_default().insert(path.into(), found.clone());
    Ok(found)
}
