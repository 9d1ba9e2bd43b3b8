//! One driver for all tests of the process, on a free port, gone when the process is.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

use thirtyfour::error::WebDriverResult;

use super::failure;

static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();

/// Names that Chromium goes by.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Starts the driver and waits until our end of its input closes, which happens however this
/// process ends; a static is never dropped. Then stops everything in its group, browsers too, and
/// removes their profiles.
const WATCHED: &str = r#"
    trap : TERM
    "$0" --port=0 &
    cat >/dev/null
    kill 0
    wait
    rm -rf "$1"
"#;

struct Driver {
    address: String,
    browser: PathBuf,
    _process: Child,
    _output: BufReader<ChildStdout>,
}

/// The driver's address.
pub fn address() -> WebDriverResult<&'static str> {
    Ok(&driver()?.address)
}

/// The browser that the driver starts.
pub fn browser() -> WebDriverResult<String> {
    Ok(driver()?.browser.display().to_string())
}

/// The folder for the browsers' profiles.
pub fn profiles() -> PathBuf {
    std::env::temp_dir().join(format!("haicap-browser-{}", std::process::id()))
}

fn driver() -> WebDriverResult<&'static Driver> {
    DRIVER.get_or_init(start).as_ref().map_err(|reason| failure(reason.as_str()))
}

fn start() -> Result<Driver, String> {
    let find = |names: &[&str], package: &str| {
        find_program(names).ok_or_else(|| {
            format!("install {package}, or set HAICAP_SKIP_BROWSERS=1 to test without a browser")
        })
    };
    let browser = find(&CHROMIUM, "chromium")?;
    let program = find(&["chromedriver"], "chromedriver (package chromium-driver)")?;
    let mut process = Command::new("sh")
        .args(["-c", WATCHED])
        .args([&program, &profiles()])
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} did not start: {error}", program.display()))?;
    let output = process.stdout.take().ok_or("chromedriver has no output")?;
    let mut output = BufReader::new(output);
    let address = announced_address(&mut output)
        .ok_or_else(|| format!("{} did not say where it listens", program.display()))?;
    Ok(Driver { address, browser, _process: process, _output: output })
}

/// Read from a line such as `ChromeDriver was started successfully on port 38311.`
fn announced_address(output: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    while output.read_line(&mut line).ok()? > 0 {
        if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
            return Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')));
        }
        line.clear();
    }
    None
}

fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
    })
}
