//! The reader: their window and wishes, told to each engine in its own way. What an engine cannot
//! do is refused.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities,
    FirefoxCapabilities,
};

use super::engine::Engine;
use super::{Outcome, driver, failure};

/// How long a window may take to become as large as asked.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a page may take to load where that is waited for.
const LOADING: Duration = Duration::from_secs(30);

/// Keeps Chromium from doing anything but showing our page.
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

/// A reader's window and wishes.
#[derive(Clone)]
pub struct Reader {
    /// Whether scripts run.
    pub scripts: bool,
    /// Width of the page, in CSS pixels. A window of Firefox gives a page 500 or more, one of
    /// `WebKit` 447 or more.
    pub width: u32,
    /// Height of the page, in CSS pixels.
    pub height: u32,
    /// Whether they prefer dark pages.
    pub dark: bool,
    /// Whether they prefer pages that do not move.
    pub still: bool,
    /// How large they let type be that says nothing of it, in pixels; 16 as browsers come.
    pub type_size: u32,
    /// Further switches, which are Chromium's.
    pub flags: Vec<String>,
}

impl Reader {
    /// What the engine's driver is asked for. `profile` is the folder of a new profile; engines
    /// whose drivers see to that themselves leave it alone.
    pub fn capabilities(&self, engine: Engine, profile: &Path) -> WebDriverResult<Capabilities> {
        if engine == Engine::Chromium {
            return self.for_chromium(profile).map(Capabilities::from);
        }
        if let Some(flag) = self.flags.first() {
            return Err(failure(format!("{engine} has no \"{flag}\"; switches are Chromium's")));
        }
        match engine {
            Engine::WebKit if self.type_size != 16 => {
                Err(failure("this browser can be told no size of type"))
            }
            Engine::Firefox => self.for_firefox().map(Capabilities::from),
            _ => self.for_webkit(),
        }
    }

    fn for_chromium(&self, profile: &Path) -> WebDriverResult<ChromeCapabilities> {
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_binary(&driver::browser(Engine::Chromium)?)?;
        for flag in FLAGS.iter().copied().chain(self.flags.iter().map(String::as_str)) {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        // A page whose files hang is never loaded to its end.
        capabilities.set("pageLoadStrategy", json!("eager"))?;
        let mut preferences = json!({ "webkit.webprefs.default_font_size": self.type_size });
        if !self.scripts {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        capabilities.add_experimental_option("prefs", preferences)?;
        Ok(capabilities)
    }

    fn for_firefox(&self) -> WebDriverResult<FirefoxCapabilities> {
        let mut preferences = FirefoxPreferences::new();
        preferences.set("javascript.enabled", self.scripts)?;
        preferences.set("ui.prefersReducedMotion", i32::from(self.still))?;
        // 0 is dark, 1 is light.
        let scheme = i32::from(!self.dark);
        preferences.set("layout.css.prefers-color-scheme.content-override", scheme)?;
        preferences.set("font.size.variable.x-western", self.type_size)?;
        let mut capabilities = DesiredCapabilities::firefox();
        capabilities.set_firefox_binary(&driver::browser(Engine::Firefox)?)?;
        capabilities.set_headless()?;
        // A page whose files hang is never loaded to its end.
        capabilities.set("pageLoadStrategy", json!("eager"))?;
        capabilities.set_preferences(preferences)?;
        Ok(capabilities)
    }

    /// Wishes are the toolkit's settings, in a file that the next browser reads at its start.
    fn for_webkit(&self) -> WebDriverResult<Capabilities> {
        let folder = driver::folder(Engine::WebKit).join("gtk-3.0");
        let theme = if self.dark { "Adwaita-dark" } else { "Adwaita" };
        let settings = format!(
            "[Settings]\ngtk-theme-name={theme}\ngtk-enable-animations={}\n",
            i32::from(!self.still)
        );
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("settings.ini"), settings)?;
        let scripts = format!("--enable-javascript={}", self.scripts);
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "MiniBrowser")?;
        let options = json!({ "args": ["--automation", scripts] });
        capabilities.set("webkitgtk:browserOptions", options)?;
        // While a page loads, this driver loses a question in one visit of ten and answers it after
        // a minute. So it waits, and does without pages whose files hang.
        capabilities.set("pageLoadStrategy", "normal")?;
        Ok(capabilities)
    }

    /// Tells the browser what could not be told before it started.
    pub async fn prepare(&self, engine: Engine, driver: &WebDriver) -> Outcome {
        if engine != Engine::Chromium {
            driver.set_page_load_timeout(LOADING).await?;
            return self.fit_window(engine, driver).await;
        }
        self.prepare_further(engine, driver).await?;
        // A window cannot be made as narrow as a phone; its page can.
        let window = json!({
            "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": false,
        });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", window).await?;
        Ok(())
    }

    /// Tells the browser of wishes that it knows window by window; a further window keeps the size
    /// that the page gave it.
    pub async fn prepare_further(&self, engine: Engine, driver: &WebDriver) -> Outcome {
        if engine != Engine::Chromium {
            return Ok(());
        }
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.still { "reduce" } else { "no-preference" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ] });
        driver.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Makes the window so large that the page in it has the size asked for.
    async fn fit_window(&self, engine: Engine, driver: &WebDriver) -> Outcome {
        let wanted = (self.width, self.height);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let sizes = "return [innerWidth, innerHeight, outerWidth, outerHeight]";
            let [width, height, outer_width, outer_height]: [u32; 4] =
                driver.execute(sizes, Vec::new()).await?.convert()?;
            if (width, height) == wanted {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(failure(format!(
                    "a page in {engine} cannot be {} × {}; it is {width} × {height}",
                    self.width, self.height
                )));
            }
            let frame = (outer_width.saturating_sub(width), outer_height.saturating_sub(height));
            driver.set_window_rect(0, 0, wanted.0 + frame.0, wanted.1 + frame.1).await?;
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
}
