//! Firefox and `WebKit`, in which some tests run besides Chromium. Without them those tests are
//! left out there, so nothing here fails.

use crate::place::find_program;

use super::{packages, rust, say};

/// The version of Firefox's driver.
const GECKODRIVER: &str = "0.37.1";

/// Names that Firefox goes by.
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Brings the engines that `HAICAP_ENGINES` does not leave out.
pub fn bring() {
    let named = std::env::var("HAICAP_ENGINES").ok();
    let wanted = |name| is_wanted(named.as_deref(), name);
    if wanted("firefox") {
        bring_firefox();
    }
    if wanted("webkit") {
        bring_webkit();
    }
}

fn is_wanted(named: Option<&str>, name: &str) -> bool {
    named.is_none_or(|named| named.split(',').any(|it| it.trim() == name))
}

fn bring_firefox() {
    // The driver takes minutes, for nothing where there is no Firefox.
    if bring_packages("Firefox", &[(&FIREFOX, "firefox-esr")])
        && rust::install("geckodriver", "geckodriver", GECKODRIVER).is_err()
    {
        say_left_out("Firefox", "geckodriver");
    }
}

fn bring_webkit() {
    let programs = [(&["WebKitWebDriver"][..], "webkit2gtk-driver"), (&["Xvfb"], "xvfb")];
    bring_packages("WebKitGTK", &programs);
}

/// Whether an engine's programs are there, after an attempt to bring what is missing.
fn bring_packages(engine: &str, programs: &[(&[&str], &str)]) -> bool {
    let missing = packages::missing(programs);
    let present = missing.is_empty() || packages::install(&missing).is_ok();
    if !present {
        say_left_out(engine, &missing.join(" "));
    }
    present && programs.iter().all(|(names, _)| find_program(names).is_some())
}

fn say_left_out(engine: &str, needed: &str) {
    say(&format!("no tests in {engine}: install {needed} to have them"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_that_are_not_named_are_not_brought() {
        assert!(is_wanted(None, "webkit"));
        assert!(is_wanted(Some("chromium, webkit"), "webkit"));
        assert!(!is_wanted(Some("chromium"), "webkit"));
    }
}
