//! Serves the built site on a free port, as well or as badly as a test asks.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Uri};
use thirtyfour::error::WebDriverResult;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use super::fault::{Fault, File};
use super::{Outcome, failure, site};

/// How long a cut line may take to be dead.
const PATIENCE: Duration = Duration::from_secs(5);

/// Changes a web page on its way to the browser.
pub type Rewrite = Arc<dyn Fn(String) -> String + Send + Sync>;

/// How the server behaves.
#[derive(Clone, Default)]
pub struct Manner {
    /// Whether it is the site of ten thousand units.
    pub nation: bool,
    /// The folder the site lies in, such as `/du-an`; empty is the domain's root.
    pub folder: String,
    /// What fails.
    pub faults: Vec<(File, Fault)>,
    /// Headers on every answer.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Applied to every web page, in order.
    pub rewrites: Vec<Rewrite>,
    /// Applied, after those, to a web page that the browser shows, and not to one that a script
    /// asks for: the page as a translator or an extension leaves it.
    pub alterations: Vec<Rewrite>,
}

impl Manner {
    /// The folder of what is served.
    fn site(&self) -> PathBuf {
        if self.nation { site::nation() } else { site::folder() }
    }
}

/// One request and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path, without the folder that the site lies in.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// A running server; stopped when dropped.
pub struct Server {
    address: String,
    log: Arc<Mutex<Vec<Request>>>,
    /// Its own, since every connection is a task: they end when it does. `None` once cut.
    runtime: Mutex<Option<Runtime>>,
}

impl Server {
    /// Starts a server on a free port.
    pub fn start(manner: Manner) -> WebDriverResult<Self> {
        let site = manner.site();
        if site::file_in(&site, "/").is_none() {
            let story = if manner.nation {
                " --story tests/stories/nation --out target/nation"
            } else {
                ""
            };
            return Err(failure(format!(
                "no site in {}: run `cargo xtask build{story}` first",
                site.display()
            )));
        }
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
        listener.set_nonblocking(true)?;
        let address = format!("http://{}{}", listener.local_addr()?, manner.folder);
        let log = Arc::new(Mutex::new(Vec::new()));
        let state = (Arc::new(manner), Arc::clone(&log));
        let router = Router::new().fallback(answer).with_state(state);
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        runtime.spawn(async move {
            // Ends only when the runtime does.
            let _ = axum::serve(TcpListener::from_std(listener)?, router).await;
            Ok::<_, std::io::Error>(())
        });
        Ok(Self { address, log, runtime: Mutex::new(Some(runtime)) })
    }

    /// The address of the site, without a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Breaks every connection off and takes no more, at the latest when this returns.
    pub async fn cut(&self) -> Outcome {
        let Some(runtime) = self.take_runtime() else {
            return Ok(());
        };
        let stop = move || runtime.shutdown_timeout(PATIENCE);
        tokio::task::spawn_blocking(stop).await.map_err(|error| failure(error.to_string()))
    }

    fn take_runtime(&self) -> Option<Runtime> {
        self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.take_runtime() {
            // Waiting for it is not allowed here.
            runtime.shutdown_background();
        }
    }
}

type Shared = (Arc<Manner>, Arc<Mutex<Vec<Request>>>);

async fn answer(
    State((manner, log)): State<Shared>,
    headers: HeaderMap,
    uri: Uri,
) -> Response<Body> {
    let path = uri.path().strip_prefix(&manner.folder);
    let shown = headers.get("sec-fetch-dest").is_some_and(|it| it == "document");
    let mut response = match path {
        Some(path) => answer_inside(&manner, path, shown),
        None => not_found(),
    };
    response.headers_mut().extend(manner.headers.iter().cloned());
    let request =
        Request { path: path.unwrap_or(uri.path()).into(), status: response.status().as_u16() };
    log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    response
}

fn answer_inside(manner: &Manner, path: &str, shown: bool) -> Response<Body> {
    let Some(file) = site::file_in(&manner.site(), path) else {
        return not_found();
    };
    if file.ends_with("index.html") && !path.ends_with('/') && !path.ends_with("index.html") {
        return moved(&format!("{}{path}/", manner.folder));
    }
    let Ok(content) = std::fs::read(&file) else {
        return not_found();
    };
    let mime = site::mime(&file);
    if let Some((_, fault)) = manner.faults.iter().find(|(file, _)| file.is_at(path)) {
        return fault.answer(content, mime);
    }
    let content = match mime.starts_with("text/html") {
        true => rewritten(manner, content, shown),
        false => content,
    };
    let mut response = Response::new(Body::from(content));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(mime));
    response
}

fn rewritten(manner: &Manner, page: Vec<u8>, shown: bool) -> Vec<u8> {
    let page = String::from_utf8_lossy(&page).into_owned();
    let alterations = if shown { manner.alterations.as_slice() } else { &[] };
    let changes = manner.rewrites.iter().chain(alterations);
    changes.fold(page, |page, change| change(page)).into_bytes()
}

fn moved(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

fn not_found() -> Response<Body> {
    let mut response = Response::new(Body::from("not found"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
