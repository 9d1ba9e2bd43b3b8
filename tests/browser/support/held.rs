//! What a page holds on to, how much more of it is too much, and whether a page that rests does rest.
//!
//! The bounds are bytes and counts, never times: those are the machine's, which may be busy.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use super::Outcome;
use super::engine::Engine;
use super::page::Page;
use super::visit::Visit;

/// What a program's memory grows by at least.
const PROGRAM_PAGE: f64 = 65_536.0;
/// Scripts may hold so many bytes more, and a twentieth: the engine's own accounts.
const SCRIPTS: f64 = 500_000.0;
/// Nodes that the engine itself keeps for a while; not one for each step.
const NODES: f64 = 100.0;

/// The page keeps the memory of its program to itself, so it is seen as it is made; and nobody tells
/// who asks for frames.
const WATCH: &str = "<head><script>{
    const make = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => {
        const made = await make(...all);
        window.memory = (made.instance ?? made).exports.memory;
        return made;
    };
    const native = window.requestAnimationFrame;
    window.ownFrame = (call) => native.call(window, call);
    window.framesAsked = 0;
    window.requestAnimationFrame = (call) => { framesAsked += 1; return ownFrame(call); };
}</script>";

impl Visit {
    /// To a page that tells what [`Page::held`] and [`Page::frames_at_rest`] ask; scripts of a test
    /// that want a frame ask `ownFrame`, which is not counted.
    pub fn watched(self) -> Self {
        self.rewrite(|page| page.replacen("<head>", WATCH, 1))
    }
}

/// What a page holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// Bytes of the program's memory, which never becomes less.
    pub program: f64,
    /// Elements on the page.
    pub elements: f64,
    /// Animations that run, wait or hold what they ended with.
    pub animations: f64,
    /// What no other engine than Chromium tells.
    pub inside: Option<Inside>,
}

/// What is left after everything unused was given back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inside {
    /// Bytes of scripts.
    pub scripts: f64,
    /// Nodes, also those that are on no page.
    pub nodes: f64,
    /// Listeners.
    pub listeners: f64,
}

impl Held {
    /// What is more later than it may be, such as `elements: 4011, then 4012`.
    pub fn grown(&self, later: &Self) -> Vec<String> {
        let mut grown = Vec::new();
        let mut hold = |what: &str, first: f64, then: f64, most: f64| {
            if most < then {
                grown.push(format!("{what}: {first}, then {then}"));
            }
        };
        let program = self.program + PROGRAM_PAGE;
        hold("bytes of the program", self.program, later.program, program);
        hold("elements", self.elements, later.elements, self.elements);
        hold("animations", self.animations, later.animations, self.animations);
        if let (Some(first), Some(then)) = (self.inside, later.inside) {
            let scripts = first.scripts * 1.05 + SCRIPTS;
            hold("bytes of scripts", first.scripts, then.scripts, scripts);
            hold("nodes", first.nodes, then.nodes, first.nodes + NODES);
            hold("listeners", first.listeners, then.listeners, first.listeners);
        }
        grown
    }
}

impl Page {
    /// What the page holds, once nothing on it moves.
    pub async fn held(&self) -> WebDriverResult<Held> {
        self.wait_until_at_rest().await?;
        let seen = self
            .script(
                "return [memory.buffer.byteLength, document.querySelectorAll('*').length,
                     document.getAnimations().length]",
            )
            .await?;
        let inside = match self.engine {
            Engine::Chromium => Some(self.held_inside().await?),
            _ => None,
        };
        let [program, elements, animations] = [0, 1, 2].map(|it| number(&seen[it]));
        Ok(Held { program, elements, animations, inside })
    }

    async fn held_inside(&self) -> WebDriverResult<Inside> {
        let cdp = self.driver.cdp();
        // What is given back may give something back in turn.
        for _ in 0..3 {
            cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        let counters = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
        Ok(Inside {
            scripts: number(&heap["usedSize"]),
            nodes: number(&counters["nodes"]),
            listeners: number(&counters["jsEventListeners"]),
        })
    }

    /// Waits until nothing on the page moves.
    pub async fn wait_until_at_rest(&self) -> Outcome {
        self.wait_until(
            "!document.querySelector('[data-moving=true]')
             && document.getAnimations().every((it) => it.playState !== 'running')",
        )
        .await
    }

    /// How many frames the page asks for while so many frames of the test's own go by.
    pub async fn frames_at_rest(&self, frames: u32) -> WebDriverResult<u64> {
        let asked = self
            .script_until_done(&format!(
                "const before = framesAsked;
                 let left = {frames};
                 const wait = () => {{
                     left -= 1;
                     left > 0 ? ownFrame(wait) : done(framesAsked - before);
                 }};
                 ownFrame(wait)"
            ))
            .await?;
        Ok(asked.as_u64().unwrap_or(u64::MAX))
    }
}

fn number(value: &Value) -> f64 {
    // No number keeps any bound.
    value.as_f64().unwrap_or(f64::INFINITY)
}
