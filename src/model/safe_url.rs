//! The only addresses that a story can lead to.

use std::fmt;

/// A plain `https:` address.
///
/// Nothing else can be in a link of a page: no other scheme (`javascript:`, `data:`), no user name
/// before the host, no letters of other scripts in its name, no spaces, quotes or control characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

/// Longest address, in bytes; a longer one is a mistake or an attack.
pub const LONGEST_URL_BYTES: usize = 2_000;

/// What keeps an address from being plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// It has so many bytes, more than [`LONGEST_URL_BYTES`].
    Long(usize),
    /// It does not begin with `https://`.
    Scheme,
    /// It holds a character that breaks out of where it is written, or that nobody sees.
    Character(char),
    /// This is no plain name of a host: a user name or a port stands in it, or it is a number, or
    /// written in letters that may look like others, or in the form that registers give those.
    Host(String),
}

impl SafeUrl {
    /// The address, or what is wrong with it.
    ///
    /// # Errors
    /// The first fault of an address that is not plain.
    pub fn parse(text: &str) -> Result<Self, UrlFault> {
        if text.len() > LONGEST_URL_BYTES {
            return Err(UrlFault::Long(text.len()));
        }
        let behind = text.strip_prefix("https://").ok_or(UrlFault::Scheme)?;
        if let Some(it) = text.chars().find(|it| !is_plain(*it)) {
            return Err(UrlFault::Character(it));
        }
        let host = behind.split(['/', '?', '#']).next().unwrap_or_default();
        let last = host.rsplit('.').next().unwrap_or_default();
        let top = last.bytes().all(|it| it.is_ascii_alphabetic());
        if !top || !host.contains('.') || !host.split('.').all(is_label) {
            return Err(UrlFault::Host(host.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_plain(letter: char) -> bool {
    match letter.is_ascii() {
        true => letter.is_ascii_graphic() && !"\"<>\\".contains(letter),
        false => letter.is_alphanumeric(),
    }
}

/// Whether it may stand between the dots of a host's name. `xn--` begins a name in other letters.
fn is_label(label: &str) -> bool {
    let letters = label.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let other = label.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("xn--"));
    letters && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && !other
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_kept_as_they_are() {
        for text in [
            "https://example.org",
            "https://example.org/",
            "https://tin-tuc.example.org/a/b.html?c=d&e=%20#f",
            "https://example.org/công-an",
        ] {
            assert_eq!(SafeUrl::parse(text).map(|it| it.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn whatever_could_run_or_deceive_is_refused() {
        for text in [
            "",
            "https://",
            "https:///",
            "https:example.org",
            "https:/example.org",
            "http://example.org",
            "HTTPS://example.org",
            "ftp://example.org",
            "//example.org",
            "/cong-bo",
            "#sources",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "javascript&colon;alert(1)",
            "javascript://example.org/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:msgbox(1)",
            "blob:https://example.org/1",
            "file:///etc/passwd",
            "filesystem:https://example.org/1",
            "view-source:https://example.org",
            "mailto:a@example.org",
            "tel:113",
            "https://good.example.org@evil.example",
            "https://good.example.org:pass@evil.example",
            "https://example.org:8443/",
            "https://ехаmple.org",
            "https://exаmple.org",
            "https://xample。org",
            "https://example..org",
            "https://.example.org",
            "https://example.org.",
            "https://localhost",
            "https://[::1]/",
            "https://exam_ple.org",
            "https://example.org\\evil",
            "https:\\\\example.org",
            "https://example.org/ a",
            "https://example.org/\u{a0}a",
            "https://example.org/\" onclick=\"alert(1)",
            "https://example.org/<script>",
            "https://example.org/\0",
            "https://example.org/\u{202e}gpj",
            "https://example.org/a\u{200b}b",
            "https://-example.org",
            "https://xn--mple-8na6a3b.org",
            "https://127.0.0.1/",
        ] {
            assert!(SafeUrl::parse(text).is_err(), "{text:?}");
        }
        let long = |bytes: usize| format!("https://example.org/{}", "a".repeat(bytes - 20));
        assert!(SafeUrl::parse(&long(LONGEST_URL_BYTES)).is_ok());
        let refused = SafeUrl::parse(&long(LONGEST_URL_BYTES + 1));
        assert_eq!(refused, Err(UrlFault::Long(LONGEST_URL_BYTES + 1)));
    }
}
