//! The engines that pages are tried in: Chromium, which every test needs, and two that may be
//! missing.

use std::fmt;
use std::path::PathBuf;

use tokio::sync::{Semaphore, SemaphorePermit};

/// An engine, driven through the browser that brings it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKit` as GTK has it, the engine nearest to Safari's that runs here, through
    /// `WebKitWebDriver`.
    WebKit,
}

/// Programs that an engine is driven with.
pub struct Programs {
    /// The driver.
    pub driver: PathBuf,
    /// The browser; of `WebKit`, whose driver knows its own, the screen that it is shown on.
    pub browser: PathBuf,
}

impl Engine {
    /// All of them, in the order that they are tried in.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in variables and paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its programs, or the first package that is missing.
    pub fn programs(self) -> Result<Programs, &'static str> {
        let (browser, driver) = match self {
            Self::Chromium => (
                find_program(&["chromium", "chromium-browser", "google-chrome"], "chromium"),
                find_program(&["chromedriver"], "chromedriver (package chromium-driver)"),
            ),
            Self::Firefox => (
                find_program(&["firefox-esr", "firefox"], "firefox-esr"),
                find_program(&["geckodriver"], "geckodriver (`cargo install geckodriver`)"),
            ),
            Self::WebKit => (
                find_program(&["Xvfb"], "xvfb"),
                find_program(&["WebKitWebDriver"], "WebKitWebDriver (package webkit2gtk-driver)"),
            ),
        };
        Ok(Programs { browser: browser?, driver: driver? })
    }

    /// Waits until one more of its browsers may be open, which counts until the answer is dropped.
    pub async fn turn(self) -> Option<SemaphorePermit<'static>> {
        // More than two only slow each other down; the other drivers serve one at a time.
        static CHROMIUM: Semaphore = Semaphore::const_new(2);
        static FIREFOX: Semaphore = Semaphore::const_new(1);
        static WEBKIT: Semaphore = Semaphore::const_new(1);
        let turns = match self {
            Self::Chromium => &CHROMIUM,
            Self::Firefox => &FIREFOX,
            Self::WebKit => &WEBKIT,
        };
        // Fails only when it is closed, which these never are.
        turns.acquire().await.ok()
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

fn find_program(names: &[&str], package: &'static str) -> Result<PathBuf, &'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let find = |name: &&str| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    };
    names.iter().find_map(find).ok_or(package)
}
