//! A page open in a browser.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;

use super::engine::Engine;
use super::fault::{Fault, File};
use super::reader::Reader;
use super::server::{Request, Server};
use super::{Outcome, failure};

/// How long a page may take to show what a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is looked for.
pub const INTERVAL: Duration = Duration::from_millis(25);

/// An open page and the server it came from.
pub struct Page {
    /// The session, for whatever this type has no word for.
    pub driver: WebDriver,
    /// The engine that shows it.
    pub engine: Engine,
    /// Who reads it.
    pub reader: Reader,
    server: Server,
    host: Option<Server>,
}

impl Page {
    /// A page that `driver` has opened from `server`, or from `host`, which shows parts of it.
    pub fn new(
        driver: WebDriver,
        engine: Engine,
        reader: Reader,
        server: Server,
        host: Option<Server>,
    ) -> Self {
        Self { driver, engine, reader, server, host }
    }

    /// The first element that `css` selects, as soon as there is one.
    pub async fn wait_for(&self, css: &str) -> WebDriverResult<WebElement> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.driver.find(By::Css(css)).await {
                Ok(element) => return Ok(element),
                Err(_) if Instant::now() < deadline => tokio::time::sleep(INTERVAL).await,
                Err(_) => {
                    let state = self.state().await?;
                    return Err(failure(format!("\"{css}\" never appeared; the page is {state}")));
                }
            }
        }
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, expression: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while self.script(&format!("return !!({expression})")).await? != Value::Bool(true) {
            if Instant::now() > deadline {
                let state = self.state().await?;
                return Err(failure(format!("never so: {expression}; the page is {state}")));
            }
            tokio::time::sleep(INTERVAL).await;
        }
        Ok(())
    }

    /// Waits until the program runs.
    pub async fn wait_until_alive(&self) -> Outcome {
        self.wait_for("html[data-alive][data-app=ready]").await.map(drop)
    }

    /// What the body of a JavaScript function returns.
    pub async fn script(&self, body: &str) -> WebDriverResult<Value> {
        Ok(self.driver.execute(body, Vec::new()).await?.json().clone())
    }

    /// What the body of a JavaScript function passes to its callback, `done`.
    pub async fn script_until_done(&self, body: &str) -> WebDriverResult<Value> {
        let body = format!("const done = arguments[arguments.length - 1]; {body}");
        Ok(self.driver.execute_async(body, Vec::new()).await?.json().clone())
    }

    /// The visible words of `<main>`, without the line that tells the state of start-up. (Not
    /// `innerText`: engines disagree about legends and the words of pictures.)
    pub async fn main_text(&self) -> WebDriverResult<String> {
        let text = self
            .script(
                "const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
                 const texts = [];
                 while (walker.nextNode()) {
                     const { parentElement: parent, data } = walker.currentNode;
                     const shown = parent.checkVisibility({ visibilityProperty: true });
                     if (shown && !parent.closest('#app-status')) texts.push(data);
                 }
                 return texts.join(' ').trim()",
            )
            .await?;
        Ok(text.as_str().unwrap_or_default().into())
    }

    /// Refuses a page whose `<main>` does not read letter for letter as `text`; white space does not
    /// count.
    pub async fn check_reads(&self, text: &str) -> Outcome {
        let (read, text) = (letters(&self.main_text().await?), letters(text));
        let same = read.iter().zip(&text).take_while(|(one, other)| one == other).count();
        if same == read.len() && same == text.len() {
            return Ok(());
        }
        let around = |letters: &[char]| {
            letters.iter().skip(same.saturating_sub(40)).take(80).collect::<String>()
        };
        let (read, text) = (around(&read), around(&text));
        Err(failure(format!("the page reads \"{read}\" where it should read \"{text}\"")))
    }

    /// The window as it is painted now, as a PNG in base 64.
    pub async fn picture(&self) -> WebDriverResult<String> {
        if self.engine != Engine::Chromium {
            return self.driver.screenshot_as_png_base64().await;
        }
        // Some times faster than its driver.
        let asked = json!({ "format": "png", "optimizeForSpeed": true });
        let taken = self.driver.cdp().send_raw("Page.captureScreenshot", asked).await?;
        Ok(taken["data"].as_str().unwrap_or_default().to_owned())
    }

    /// An attribute of the first element that `css` selects; empty when it has none.
    pub async fn attribute(&self, css: &str, name: &str) -> WebDriverResult<String> {
        Ok(self.wait_for(css).await?.attr(name).await?.unwrap_or_default())
    }

    /// Every request of the page so far, as the server saw it.
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests().into_iter().filter(|it| !it.by_worker).collect()
    }

    /// Waits until the page has asked for what is at a path.
    pub async fn wait_for_request(&self, path: &str) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while !self.requests().iter().any(|it| it.path == path) {
            if Instant::now() > deadline {
                return Err(failure(format!("nobody asked for {path}")));
            }
            tokio::time::sleep(INTERVAL).await;
        }
        Ok(())
    }

    /// Every request so far of the worker that keeps pages for times without a network.
    pub fn requests_of_worker(&self) -> Vec<Request> {
        self.server.requests().into_iter().filter(|it| it.by_worker).collect()
    }

    /// The folder of the site, which is a copy where the visit asked for one.
    pub fn folder(&self) -> &Path {
        self.server.site()
    }

    /// Lets other files fail from now on, and no more those that did.
    pub fn set_faults(&self, faults: &[(File, Fault)]) {
        self.server.set_faults(faults);
    }

    /// Every request so far to the host's own site.
    pub fn host_requests(&self) -> Vec<Request> {
        self.host.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// Cuts the line to the server: what is under way breaks off, and no connection is made any
    /// more. The browser is not told, so `navigator.onLine` stays true.
    pub async fn cut_network(&self) -> Outcome {
        self.server.cut().await
    }

    /// Lets the server answer again.
    pub fn restore_network(&self) -> Outcome {
        self.server.restore()
    }

    /// The address of the site, without a slash at its end.
    pub fn site(&self) -> &str {
        self.server.address()
    }

    /// What the page says of itself, for messages: where it is and the attributes of `<html>`.
    async fn state(&self) -> WebDriverResult<String> {
        let state = "const page = document.documentElement; \
                     return location.pathname + location.hash + ' ' + page.cloneNode().outerHTML";
        Ok(self.script(state).await?.as_str().unwrap_or_default().into())
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}
