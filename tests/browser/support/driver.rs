//! One driver per engine for all tests of the process, on a free port, gone when the process is.

use std::io::{self, BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use thirtyfour::error::WebDriverResult;

use super::engine::{Engine, Programs};
use super::failure;

/// How long a driver that does not announce itself may take to listen.
const PATIENCE: Duration = Duration::from_secs(15);

struct Driver {
    address: String,
    browser: PathBuf,
    _process: Child,
}

/// The address of an engine's driver.
pub fn address(engine: Engine) -> WebDriverResult<&'static str> {
    Ok(&driver(engine)?.address)
}

/// The browser that the driver starts.
pub fn browser(engine: Engine) -> WebDriverResult<String> {
    Ok(driver(engine)?.browser.display().to_string())
}

/// A folder of the engine's own for profiles and settings, removed with the driver.
pub fn folder(engine: Engine) -> PathBuf {
    std::env::temp_dir().join(format!("haicap-{}-{}", engine.name(), std::process::id()))
}

fn driver(engine: Engine) -> WebDriverResult<&'static Driver> {
    static CHROMIUM: OnceLock<Result<Driver, String>> = OnceLock::new();
    static FIREFOX: OnceLock<Result<Driver, String>> = OnceLock::new();
    static WEBKIT: OnceLock<Result<Driver, String>> = OnceLock::new();
    let driver = match engine {
        Engine::Chromium => &CHROMIUM,
        Engine::Firefox => &FIREFOX,
        Engine::WebKit => &WEBKIT,
    };
    driver.get_or_init(|| start(engine)).as_ref().map_err(|reason| failure(reason.as_str()))
}

/// Starts the driver and waits until our end of its input closes, which happens however this
/// process ends; a static is never dropped. Then stops everything in its group, browsers too, and
/// removes their profiles.
///
/// `$0` is the driver, `$1` the folder, `$2` a port for a driver that does not announce one, `$3`
/// the screen.
fn watched(engine: Engine) -> String {
    let start = match engine {
        Engine::Chromium => r#""$0" --port=0 &"#,
        Engine::Firefox => r#""$0" --port=0 --profile-root="$1" &"#,
        // A screen that nobody sees, on a free number, which it tells when it is ready. It must not
        // start anew whenever its last window is gone: a browser that comes just then dies, and of
        // that this driver never tells.
        Engine::WebKit => {
            r#"
            mkfifo "$1/display"
            "$3" -displayfd 3 -screen 0 1920x1600x24 -nolisten tcp -noreset \
                3>"$1/display" &
            read -r number <"$1/display"
            export DISPLAY=":$number" XDG_CONFIG_HOME="$1"
            export WEBKIT_DISABLE_COMPOSITING_MODE=1 NO_AT_BRIDGE=1
            [ "$(id -u)" = 0 ] && export WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1
            "$0" --port="$2" &
            "#
        }
    };
    format!(
        r#"
        trap : TERM
        mkdir -p "$1"
        {start}
        cat >/dev/null
        kill 0
        wait
        rm -rf "$1"
        "#
    )
}

fn start(engine: Engine) -> Result<Driver, String> {
    let Programs { browser, driver } = engine.programs().map_err(|package| {
        format!("install {package}, or set HAICAP_SKIP_BROWSERS=1 to test without a browser")
    })?;
    let port = free_port().map_err(|error| format!("no port is free: {error}"))?;
    let mut process = Command::new("sh")
        .args(["-c", &watched(engine)])
        .args([&driver, &folder(engine)])
        .arg(port.to_string())
        .arg(&browser)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{} did not start: {error}", driver.display()))?;
    let output = process.stdout.take().ok_or("the driver has no output")?;
    let mut output = BufReader::new(output);
    let port = match engine {
        Engine::Chromium => announced_port(&mut output, "successfully on port "),
        Engine::Firefox => announced_port(&mut output, "Listening on 127.0.0.1:"),
        Engine::WebKit => listening(port),
    };
    let port = port.ok_or_else(|| format!("{} did not come to listen", driver.display()))?;
    // What browsers print comes this way too, and they stop when it is not read.
    std::thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    Ok(Driver { address: format!("http://127.0.0.1:{port}"), browser, _process: process })
}

/// Read from a line such as `ChromeDriver was started successfully on port 38311.`
fn announced_port(output: &mut impl BufRead, words: &str) -> Option<u16> {
    let mut line = String::new();
    while output.read_line(&mut line).ok()? > 0 {
        if let Some((_, port)) = line.trim_end().rsplit_once(words) {
            return port.trim_end_matches('.').parse().ok();
        }
        line.clear();
    }
    None
}

/// The port, as soon as somebody listens there.
fn listening(port: u16) -> Option<u16> {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            return None;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    Some(port)
}

/// A port that was free a moment ago.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
