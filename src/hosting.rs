//! What others need to take the site in: the headers of static hosts, and the code of embeds.
//!
//! The headers are one list, written in the words of each host. The page for newsrooms prints the same
//! texts that lie in the built site, so neither can drift.

mod frames;
mod snippet;

use std::fmt::Write;

pub use frames::{Fit, MEASURED, WIDTHS, fit, room_at};
pub use snippet::{Piece, SANDBOX, Way, escaped};

/// Pages that are read and presented, and the page for newsrooms, which shows embeds in frames.
pub const SITE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default haicap";

/// What stands in [`EMBED_POLICY`] for the site's own address.
pub const HOST: &str = "https://HOST";

/// Pages for the frames of others. In a sandboxed frame a page has an origin of its own, which
/// `WebKit` does not count as `'self'`: so the site's address stands beside it.
pub const EMBED_POLICY: &str = "default-src 'none'; script-src 'self' https://HOST 'wasm-unsafe-eval'; style-src 'self' https://HOST; img-src 'self' https://HOST data:; font-src 'self' https://HOST; connect-src 'self' https://HOST; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types default haicap";

/// On every file. The last two let a sandboxed frame, and a host that isolates itself, load them.
pub const EVERYWHERE: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), interest-cohort=(), fullscreen=(self), screen-wake-lock=(self)",
    ),
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// On pages that are presented, whose second window keeps its opener with it.
pub const OPENER: (&str, &str) = ("Cross-Origin-Opener-Policy", "same-origin");

/// On files whose name changes with what is in them.
pub const KEPT: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");
/// On all others, where the host lets us say it.
pub const ASKED_EACH_TIME: &str = "no-cache";
/// How files begin whose name changes with what is in them.
pub const KEPT_NAMES: [&str; 7] =
    ["boot-", "haicap-", "presenting-", "embedded-", "model-", "style-", "newsroom-"];

/// A file of the built site, for who runs the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostFile {
    /// Its path in the built site.
    pub path: &'static str,
    /// Whose words it is in.
    pub host: &'static str,
    /// What is in it.
    pub text: String,
}

/// One file for each kind of host. `origin` is the site's, such as `https://example.org`, where it is
/// known; else [`HOST`] stands there, to be replaced.
pub fn host_files(origin: Option<&str>) -> Vec<HostFile> {
    let file = |path, host, text| HostFile { path, host, text };
    vec![
        file("_headers", "Netlify, Cloudflare Pages", headers(origin)),
        file("server/nginx.conf", "nginx", nginx()),
        file("server/Caddyfile", "Caddy", caddy()),
        file("server/github-pages.html", "GitHub Pages", meta()),
    ]
}

/// The policy of embeds for a site at `origin`.
pub fn embed_policy(origin: &str) -> String {
    EMBED_POLICY.replace(HOST, origin)
}

/// These hosts join the values of all rules that match, and two policies at once allow only what both
/// do: so no two rules here give a page a policy.
fn headers(origin: Option<&str>) -> String {
    let mut text = String::from("# Only the top of a domain is read by these hosts.\n");
    if origin.is_none() {
        text.push_str(
            "# Replace https://HOST by the address of the site, such as https://example.org.\n",
        );
    }
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        text.push_str(path);
        text.push('\n');
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    };
    rule("/*", &EVERYWHERE);
    let policy = "Content-Security-Policy";
    for page in ["/", "/en/", "/embed/", "/en/embed/", "/guarantees/", "/en/guarantees/"] {
        rule(page, &[(policy, SITE_POLICY)]);
    }
    for page in ["/present/", "/en/present/"] {
        rule(page, &[(policy, SITE_POLICY), OPENER]);
    }
    let embeds = embed_policy(origin.unwrap_or(HOST));
    for page in ["/embed/:figure/", "/en/embed/:figure/"] {
        rule(page, &[(policy, &embeds)]);
    }
    for name in KEPT_NAMES {
        rule(&format!("/{name}*"), &[KEPT]);
    }
    text
}

/// Pages by their path: of the site, presented, embeds.
const PAGES: [&str; 3] = [
    "^/(en/)?(present/|embed/|guarantees/)?(index\\.html)?$",
    "^/(en/)?present/(index\\.html)?$",
    "^/(en/)?embed/[a-z-]+/(index\\.html)?$",
];

fn nginx() -> String {
    let embeds = embed_policy("$scheme://$http_host");
    let [pages, presented, framed] = PAGES;
    let kept = KEPT_NAMES.join("|");
    // One list of headers for the server: a list in a location would replace it, not add to it. A
    // header whose value is empty is not sent. Packed files lie beside the others, or are not there.
    let mut text = format!(
        "# Belongs into http {{ }}, for instance as a file in conf.d. The address that was asked for\n\
         # is the one before any index.html is looked for.\n\
         map $request_uri $hai_cap_page {{\n    default $request_uri;\n    ~^(?<path>[^?]*) $path;\n}}\n\
         map $hai_cap_page $hai_cap_policy {{\n    default \"\";\n    ~{pages} \"{SITE_POLICY}\";\n    ~{framed} \"{embeds}\";\n}}\n\
         map $hai_cap_page $hai_cap_opener {{\n    default \"\";\n    ~{presented} \"{}\";\n}}\n\
         map $hai_cap_page $hai_cap_kept {{\n    default \"{ASKED_EACH_TIME}\";\n    ~^/({kept}) \"{}\";\n}}\n\
         server {{\n    listen 80;\n    server_name example.org;\n    root /srv/hai-cap;\n    index index.html;\n    charset utf-8;\n    gzip on;\n    gzip_static on;\n    gzip_vary on;\n    gzip_types text/css text/csv text/javascript application/javascript application/json application/wasm image/svg+xml;\n    location ~ \\.csv$ {{\n        default_type text/csv;\n    }}\n",
        OPENER.1, KEPT.1
    );
    let mut header = |name: &str, value: &str| {
        let _ = writeln!(text, "    add_header {name} \"{value}\";");
    };
    for (name, value) in EVERYWHERE {
        header(name, value);
    }
    header("Content-Security-Policy", "$hai_cap_policy");
    header(OPENER.0, "$hai_cap_opener");
    header(KEPT.0, "$hai_cap_kept");
    text.push_str("}\n");
    text
}

fn caddy() -> String {
    let embeds = embed_policy("{scheme}://{hostport}");
    let [pages, presented, framed] = PAGES;
    let mut text = String::from(
        "example.org {\n\troot * /srv/hai-cap\n\tencode zstd gzip\n\tfile_server {\n\t\tprecompressed br gzip\n\t}\n\theader {\n",
    );
    for (name, value) in EVERYWHERE {
        let _ = writeln!(text, "\t\t{name} \"{value}\"");
    }
    let _ = write!(text, "\t\t?{} {ASKED_EACH_TIME}\n\t}}\n", KEPT.0);
    let mut rule = |name: &str, pattern: &str, (header, value): (&str, &str)| {
        let _ = write!(
            text,
            "\t@{name} path_regexp {pattern}\n\theader @{name} {header} \"{value}\"\n"
        );
    };
    rule("pages", pages, ("Content-Security-Policy", SITE_POLICY));
    rule("embeds", framed, ("Content-Security-Policy", &embeds));
    rule("presented", presented, OPENER);
    rule("kept", &format!("^/({})", KEPT_NAMES.join("|")), KEPT);
    text.push_str("}\n");
    text
}

/// A policy inside a page, for hosts that send no headers of ours. Who may frame a page cannot be said
/// there.
pub fn policy_tag(policy: &str) -> String {
    let inside: Vec<&str> =
        policy.split("; ").filter(|it| !it.starts_with("frame-ancestors")).collect();
    let inside = inside.join("; ");
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{inside}\">")
}

/// What `cargo xtask build --policy-inside` writes into the pages, to be read.
fn meta() -> String {
    format!(
        "<!-- `cargo xtask build --policy-inside` writes these lines behind <meta charset>. -->\n\
         <!-- Into /, /present/, /embed/ and /guarantees/, and the same under /en/: -->\n{}\n\
         <!-- Into the embeds, with the address of the site for https://HOST: -->\n{}\n",
        policy_tag(SITE_POLICY),
        policy_tag(EMBED_POLICY)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(host: &str, origin: Option<&str>) -> String {
        let files = host_files(origin);
        files.into_iter().find(|it| it.host.contains(host)).unwrap().text
    }

    #[test]
    fn every_host_is_told_the_same_policies() {
        for file in host_files(None).into_iter().filter(|it| !it.path.ends_with("html")) {
            assert!(file.text.contains(SITE_POLICY), "{}", file.path);
            assert!(file.text.contains("frame-ancestors *"), "{}", file.path);
            for (name, value) in EVERYWHERE {
                assert!(file.text.contains(name) && file.text.contains(value), "{}", file.path);
            }
        }
    }

    #[test]
    fn the_address_stands_beside_self_where_webkit_needs_it() {
        let known = text_of("Netlify", Some("https://tin.example"));
        assert!(known.contains("script-src 'self' https://tin.example 'wasm-unsafe-eval'"));
        assert!(!known.contains("HOST"));
        assert!(text_of("Netlify", None).contains("Replace https://HOST"));
        assert!(text_of("nginx", None).contains("script-src 'self' $scheme://$http_host"));
        assert!(text_of("Caddy", None).contains("script-src 'self' {scheme}://{hostport}"));
    }

    #[test]
    fn packed_files_are_sent_packed_and_caches_are_told() {
        let nginx = text_of("nginx", None);
        assert!(nginx.contains("gzip_static on;") && nginx.contains("gzip_vary on;"));
        assert!(text_of("Caddy", None).contains("precompressed br gzip"));
    }

    #[test]
    fn no_page_gets_two_policies_from_hosts_that_join_them() {
        let text = text_of("Netlify", None);
        let mut path = "";
        let mut with_policy = Vec::new();
        for line in text.lines() {
            match line.strip_prefix("  ") {
                Some(header) if header.starts_with("Content-Security-Policy") => {
                    with_policy.push(path);
                }
                Some(_) => {}
                None => path = line,
            }
        }
        assert_eq!(
            with_policy,
            [
                "/",
                "/en/",
                "/embed/",
                "/en/embed/",
                "/guarantees/",
                "/en/guarantees/",
                "/present/",
                "/en/present/",
                "/embed/:figure/",
                "/en/embed/:figure/"
            ]
        );
    }

    #[test]
    fn a_policy_inside_a_page_says_nothing_of_frames_around_it() {
        let text = text_of("GitHub", None);
        assert!(!text.contains("frame-ancestors"));
        assert_eq!(text.matches("object-src 'none'").count(), 2);
    }
}
