//! A visit to one page: the reader's window and wishes, and how the server behaves.

use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderName, HeaderValue};
use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, WebDriverRunError};
use tokio::sync::Semaphore;

use super::fault::{Fault, File};
use super::page::Page;
use super::server::{Manner, Server};
use super::{Outcome, driver};

/// Browsers open at the same time; more of them only slow each other down.
static SESSIONS: Semaphore = Semaphore::const_new(2);

/// Counts the profile folders of this process.
static PROFILES: AtomicUsize = AtomicUsize::new(0);

/// Keeps a browser from doing anything but showing our page.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
];

/// How a page is visited. The usual visit: scripts on, 1280 × 800, light, motion, a good server.
#[derive(Clone)]
pub struct Visit {
    scripts: bool,
    width: u32,
    height: u32,
    dark: bool,
    still: bool,
    flags: Vec<String>,
    manner: Manner,
}

impl Visit {
    /// The usual visit.
    pub fn new() -> Self {
        Self {
            scripts: true,
            width: 1280,
            height: 800,
            dark: false,
            still: false,
            flags: Vec::new(),
            manner: Manner::default(),
        }
    }

    /// To the site of ten thousand units.
    pub fn nation(mut self) -> Self {
        self.manner.nation = true;
        self
    }

    /// Whether scripts run.
    pub fn scripts(self, scripts: bool) -> Self {
        Self { scripts, ..self }
    }

    /// The size of the window, in CSS pixels.
    pub fn window(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// Whether the reader prefers dark pages.
    pub fn dark(self, dark: bool) -> Self {
        Self { dark, ..self }
    }

    /// Whether the reader prefers pages that do not move.
    pub fn still(self, still: bool) -> Self {
        Self { still, ..self }
    }

    /// One more switch for the browser.
    pub fn flag(mut self, flag: &str) -> Self {
        self.flags.push(flag.into());
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

    /// Shortens the wait for a program that has stopped arriving, so that a test need not wait as
    /// long as a reader would: `boot.js` reads it from its tag, where no published page has it.
    pub fn stall_seconds(self, seconds: u32) -> Self {
        self.rewrite(move |page| {
            page.replace(" data-wasm=", &format!(" data-stall-seconds=\"{seconds}\" data-wasm="))
        })
    }

    fn capabilities(&self, profile: &str) -> WebDriverResult<ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_binary(&driver::browser()?)?;
        for flag in FLAGS.iter().copied().chain(self.flags.iter().map(String::as_str)) {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={profile}"))?;
        // A page whose files hang is never loaded to its end.
        capabilities.set("pageLoadStrategy", json!("eager"))?;
        if !self.scripts {
            let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
            capabilities.add_experimental_option("prefs", off)?;
        }
        Ok(capabilities)
    }

    /// Tells the browser of the reader's window and wishes.
    async fn prepare(&self, driver: &WebDriver) -> Outcome {
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.still { "reduce" } else { "no-preference" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ] });
        // A window cannot be made as narrow as a phone; its page can.
        let window = json!({
            "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": false,
        });
        driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", window).await?;
        Ok(())
    }
}

/// Visits a page and checks it. The browser is closed whatever the check does.
pub async fn on_page(
    path: &str,
    visit: Visit,
    check: impl AsyncFnOnce(Page) -> Outcome,
) -> Outcome {
    if std::env::var_os("HAICAP_SKIP_BROWSERS").is_some() {
        // Written past the test runner, which hides what passing tests print.
        let _ = writeln!(std::io::stderr(), "no browser, as HAICAP_SKIP_BROWSERS asks: {path}");
        return Ok(());
    }
    let turn = SESSIONS.acquire().await;
    let server = Server::start(visit.manner.clone()).await?;
    let number = PROFILES.fetch_add(1, Ordering::Relaxed);
    let profile = driver::profiles().join(number.to_string());
    let capabilities = visit.capabilities(&profile.display().to_string())?;
    let driver = WebDriver::new(driver::address()?, capabilities).await?;
    let outcome = driver
        .run_and_quit(async move |driver: WebDriver| {
            visit.prepare(&driver).await?;
            driver.goto(format!("{}{path}", server.address())).await?;
            check(Page::new(driver, server)).await
        })
        .await;
    // What cannot be removed yet goes with the driver.
    let _ = std::fs::remove_dir_all(profile);
    drop(turn);
    outcome.map_err(|error| match error {
        WebDriverRunError::Body(error) | WebDriverRunError::Cleanup(error) => error,
        other => super::failure(other.to_string()),
    })
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
