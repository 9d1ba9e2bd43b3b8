//! The same check in one engine after the other.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use super::engine::Engine;
use super::page::Page;
use super::visit::{Visit, on_page, skipped};
use super::{Outcome, failure};

/// Visits a page in each engine and checks it. Of an engine that is not installed one line is
/// said, except Chromium, which is not left out.
///
/// `HAICAP_ENGINES` limits them, such as `chromium,firefox`.
pub async fn in_each_engine(
    path: &str,
    visit: Visit,
    check: impl AsyncFn(Page) -> Outcome,
) -> Outcome {
    if skipped(path) {
        return Ok(());
    }
    let engines = match std::env::var("HAICAP_ENGINES") {
        Ok(names) => engines_named(&names).map_err(failure)?,
        Err(_) => Engine::ALL.to_vec(),
    };
    for engine in engines {
        if let (Engine::Firefox | Engine::WebKit, Err(package)) = (engine, engine.programs()) {
            say_missing(engine, package);
            continue;
        }
        // The test runner shows it when the check does not come back.
        eprintln!("{path} in {engine}");
        on_page(path, visit.clone().engine(engine), &check)
            .await
            .map_err(|error| failure(format!("in {engine}: {error}")))?;
    }
    Ok(())
}

fn engines_named(list: &str) -> Result<Vec<Engine>, String> {
    let find = |name: &str| {
        let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        engine.ok_or_else(|| {
            format!("HAICAP_ENGINES: no engine \"{name}\"; name some of chromium, firefox, webkit")
        })
    };
    list.split(',').map(|name| find(name.trim())).collect()
}

/// Says once that an engine is left out, past the test runner, which hides what passing tests
/// print.
fn say_missing(engine: Engine, package: &str) {
    static SAID: Mutex<Vec<Engine>> = Mutex::new(Vec::new());
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if !said.contains(&engine) {
        said.push(engine);
        let _ = writeln!(std::io::stderr(), "no tests in {engine}: install {package}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_can_be_limited_by_name() {
        assert_eq!(engines_named("webkit"), Ok(vec![Engine::WebKit]));
        assert_eq!(engines_named("firefox, chromium").map(|it| it.len()), Ok(2));
        assert!(engines_named("safari").is_err_and(|it| it.contains("\"safari\"")));
    }
}
