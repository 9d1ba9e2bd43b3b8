//! The headers that hosts of our site are told to send, as a host reads them: by the rules in
//! `_headers`, each for the paths that it fits.

use axum::http::{HeaderName, HeaderValue};
use haicap::hosting::host_files;

/// The rules for a site at an origin.
pub struct Rules(Vec<Rule>);

struct Rule {
    /// A path in which `*` stands for anything at its end and `:figure` for the name of one folder.
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// What is told to a host that serves us from `origin`, such as `http://127.0.0.1:8080`.
    pub fn at(origin: &str) -> Self {
        let files = host_files(Some(origin));
        let text = files.into_iter().find(|it| it.path == "_headers").map(|it| it.text);
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.iter().flat_map(|it| it.lines()).filter(|it| !it.starts_with('#')) {
            match (line.trim_start().split_once(": "), rules.last_mut()) {
                (Some((name, value)), Some(rule)) => rule.headers.extend(header(name, value)),
                _ => rules.push(Rule { path: line.into(), headers: Vec::new() }),
            }
        }
        Self(rules)
    }

    /// Every header of the answer at `path`.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
        let rules = self.0.iter().filter(move |it| fits(&it.path, path));
        rules.flat_map(|it| it.headers.iter().cloned())
    }
}

fn header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((name.parse().ok()?, value.parse().ok()?))
}

fn fits(rule: &str, path: &str) -> bool {
    if let Some(start) = rule.strip_suffix('*') {
        return path.starts_with(start);
    }
    let (rule, path) = (rule.split('/'), path.split('/'));
    rule.clone().count() == path.clone().count()
        && rule
            .zip(path)
            .all(|(one, other)| one == other || (one == ":figure" && !other.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, name: &str, expected: &str) {
        let rules = Rules::at("http://127.0.0.1:8080");
        let found = rules.of(path).find(|it| it.0 == name).map(|it| it.1);
        let found = found.as_ref().and_then(|it| it.to_str().ok()).unwrap_or_default();
        assert!(
            found.contains(expected) && found.is_empty() == expected.is_empty(),
            "{path}: {found}"
        );
    }

    #[test]
    fn every_path_has_the_headers_of_the_rules_that_it_fits() {
        let (policy, opener) = ("content-security-policy", "cross-origin-opener-policy");
        check("/", policy, "frame-ancestors 'none'");
        check("/embed/", policy, "frame-ancestors 'none'");
        check("/embed/story/", policy, "script-src 'self' http://127.0.0.1:8080 ");
        check("/facts.json", policy, "");
        check("/en/present/", opener, "same-origin");
        check("/en/", opener, "");
        check("/facts.json", "access-control-allow-origin", "*");
        check("/boot-0123.js", "cache-control", "immutable");
    }
}
