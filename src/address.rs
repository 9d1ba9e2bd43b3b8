//! The address that a site has on the web, where a build knows it.
//!
//! Pages lead to each other by relative paths and need none. Only what others read without the page
//! does: cards of shared links, lists of pages for search engines, answers about embeds.

use std::fmt;

/// The `https:` or `http:` address of the folder that a site is in; ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no [`Address`], and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressError(String);

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Address {
    /// Reads an address, with or without the slash at its end. Refuses other schemes, user names,
    /// queries and fragments, the name of a page, and signs that an address has to spell out.
    ///
    /// # Errors
    /// What is wrong, and what to write.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let refused = |why: &str| Err(AddressError(format!("\"{text}\" {why}")));
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let Some(rest) = rest else {
            return refused("is no address of a site; write it with https:// in front");
        };
        if text.contains(['?', '#']) {
            return refused("has a query or a fragment; write the address of the folder alone");
        }
        if !text.bytes().all(|it| it.is_ascii_graphic() && !b"\"'<>\\`{}|^@".contains(&it)) {
            return refused("has signs that no address has; spell them out, as in xn-- or %20");
        }
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        if host.is_empty() || host.split('.').any(str::is_empty) {
            return refused("names no host; write it as in https://example.org/");
        }
        if text.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("html")) {
            return refused("is the address of a page; write that of its folder");
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// Scheme, host and port, as policies name them: `https://example.org`.
    pub fn origin(&self) -> String {
        self.0.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    /// The address of a file or folder of the site, by its path from the top.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(text: &str, reason: &str) {
        let refusal = Address::parse(text).map(|it| it.to("")).map_err(|it| it.to_string());
        assert!(refusal.as_ref().is_err_and(|it| it.contains(reason)), "{refusal:?}");
    }

    #[test]
    fn a_folder_may_be_written_with_or_without_its_slash() {
        for text in ["https://example.org/hai-cap", "https://example.org/hai-cap/"] {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.to("en/"), "https://example.org/hai-cap/en/");
            assert_eq!(address.origin(), "https://example.org");
        }
        assert_eq!(
            Address::parse("http://localhost:8080").unwrap().to(""),
            "http://localhost:8080/"
        );
    }

    #[test]
    fn what_is_no_address_of_a_folder_is_refused() {
        check_refused("example.org", "with https://");
        check_refused("ftp://example.org/", "with https://");
        check_refused("https://", "names no host");
        check_refused("https:///hai-cap", "names no host");
        check_refused("https://example..org", "names no host");
        check_refused("https://example.org/?a=b", "a query or a fragment");
        check_refused("https://example.org/#top", "a query or a fragment");
        check_refused("https://me@example.org/", "signs that no address has");
        check_refused("https://ví-dụ.vn/", "signs that no address has");
        check_refused("https://example.org/\"><script>", "signs that no address has");
        check_refused("https://example.org/index.html", "the address of a page");
    }
}
