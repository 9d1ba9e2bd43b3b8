//! Serves the built site on a free port, as well or as badly as a test asks.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION, REFERER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, Uri};
use thirtyfour::error::WebDriverResult;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use super::fault::{Fault, File};
use super::headers::Rules;
use super::{Outcome, failure, site};

/// How long a cut line may take to be dead.
const PATIENCE: Duration = Duration::from_secs(5);

/// Changes a web page on its way to the browser.
pub type Rewrite = Arc<dyn Fn(String) -> String + Send + Sync>;

/// What is served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The site in `dist/`.
    #[default]
    Story,
    /// The site of ten thousand units.
    Nation,
    /// Another's site: it has nothing but `pages`, and a name of its own, so that browsers take it
    /// for a stranger to ours.
    Foreign,
}

/// How the server behaves.
#[derive(Clone, Default)]
pub struct Manner {
    /// What it serves.
    pub content: Content,
    /// Web pages by their paths, such as `/embed/timeline/`, in place of what else is there.
    pub pages: BTreeMap<String, String>,
    /// The folder the site lies in, such as `/du-an`; empty is the domain's root.
    pub folder: String,
    /// Whether files are sent packed where they lie so, and not changed on their way.
    pub packed: bool,
    /// Whether it is a copy of the site, for the test to change.
    pub copied: bool,
    /// What fails at first.
    pub faults: Vec<(File, Fault)>,
    /// Whether every answer has the headers that hosts are told of, for the server's own address.
    pub hosted: bool,
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
        match self.content {
            Content::Nation => site::nation(),
            Content::Story | Content::Foreign => site::folder(),
        }
    }
}

/// One request and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path, without the folder that the site lies in.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// Whether it was not the page that asked, but the worker that keeps pages for times without a
    /// network.
    pub by_worker: bool,
}

/// What a server answers by.
struct Served {
    manner: Manner,
    /// The folder of the site.
    site: PathBuf,
    /// Headers by path.
    rules: Option<Rules>,
    /// What fails at present.
    faults: Mutex<Vec<(File, Fault)>>,
    log: Mutex<Vec<Request>>,
}

/// A running server; stopped when dropped.
pub struct Server {
    address: String,
    place: SocketAddr,
    served: Arc<Served>,
    /// Its own, since every connection is a task: they end when it does. `None` once cut.
    runtime: Mutex<Option<Runtime>>,
}

impl Server {
    /// Starts a server on a free port.
    pub fn start(manner: Manner) -> WebDriverResult<Self> {
        let site = manner.site();
        let foreign = manner.content == Content::Foreign;
        if !foreign && site::file_in(&site, "/").is_none() {
            let story = if manner.content == Content::Nation {
                " --story tests/stories/nation --out target/nation"
            } else {
                ""
            };
            return Err(failure(format!(
                "no site in {}: run `cargo xtask build{story}` first",
                site.display()
            )));
        }
        let site = if manner.copied { site::copy(&site)? } else { site };
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
        let place = listener.local_addr()?;
        let name = if foreign { "localhost" } else { "127.0.0.1" };
        let address = format!("http://{name}:{}{}", place.port(), manner.folder);
        let faults = Mutex::new(manner.faults.clone());
        // Not known before there is a port.
        let rules = manner.hosted.then(|| Rules::at(&address));
        let served = Arc::new(Served { manner, site, rules, faults, log: Mutex::default() });
        let runtime = Mutex::new(Some(serve(listener, &served)?));
        Ok(Self { address, place, served, runtime })
    }

    /// The folder of the site that is served.
    pub fn site(&self) -> &Path {
        &self.served.site
    }

    /// Lets other files fail from now on, and no more those that did.
    pub fn set_faults(&self, faults: &[(File, Fault)]) {
        *lock(&self.served.faults) = faults.to_vec();
    }

    /// The address of the site, without a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.served.log).clone()
    }

    /// Breaks every connection off and takes no more, at the latest when this returns.
    pub async fn cut(&self) -> Outcome {
        let Some(runtime) = self.take_runtime() else {
            return Ok(());
        };
        let stop = move || runtime.shutdown_timeout(PATIENCE);
        tokio::task::spawn_blocking(stop).await.map_err(|error| failure(error.to_string()))
    }

    /// Listens again at the same address, after the line was cut.
    pub fn restore(&self) -> Outcome {
        let mut runtime = lock(&self.runtime);
        if runtime.is_none() {
            *runtime = Some(serve(std::net::TcpListener::bind(self.place)?, &self.served)?);
        }
        Ok(())
    }

    fn take_runtime(&self) -> Option<Runtime> {
        lock(&self.runtime).take()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.take_runtime() {
            // Waiting for it is not allowed here.
            runtime.shutdown_background();
        }
        if self.served.manner.copied {
            // What stays is in the folder for what may be lost.
            let _ = std::fs::remove_dir_all(&self.served.site);
        }
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(listener: std::net::TcpListener, served: &Arc<Served>) -> WebDriverResult<Runtime> {
    listener.set_nonblocking(true)?;
    let router = Router::new().fallback(answer).with_state(Arc::clone(served));
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.spawn(async move {
        // Ends only when the runtime does.
        let _ = axum::serve(TcpListener::from_std(listener)?, router).await;
        Ok::<_, std::io::Error>(())
    });
    Ok(runtime)
}

async fn answer(State(served): State<Arc<Served>>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    let manner = &served.manner;
    let path = uri.path().strip_prefix(&manner.folder);
    let shown = headers.get("sec-fetch-dest").is_some_and(|it| it == "document" || it == "iframe");
    let mut response = match path {
        Some(path) => answer_inside(&served, path, shown),
        None => not_found(),
    };
    response.headers_mut().extend(manner.headers.iter().cloned());
    let from = headers.get(REFERER).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let path = path.unwrap_or(uri.path());
    response.headers_mut().extend(served.rules.iter().flat_map(|it| it.of(path)));
    let by_worker = [from, path].iter().any(|it| it.ends_with("/sw.js"));
    let by_worker = by_worker || path == "/release.json";
    let request = Request { path: path.into(), status: response.status().as_u16(), by_worker };
    lock(&served.log).push(request);
    response
}

fn answer_inside(served: &Served, path: &str, shown: bool) -> Response<Body> {
    let manner = &served.manner;
    if let Some(page) = manner.pages.get(path) {
        let path = Path::new(path);
        let mime = path.extension().map_or("text/html; charset=utf-8", |_| site::mime(path));
        return found(page.clone().into_bytes(), mime);
    }
    if manner.content == Content::Foreign {
        return not_found();
    }
    let fault = lock(&served.faults).iter().find(|(file, _)| file.is_at(path)).map(|it| it.1);
    let Some(file) = site::file_in(&served.site, path) else {
        // A web page that answers everything answers for what is not there, too.
        return match fault {
            Some(Fault::Html200) => Fault::Html200.answer(Vec::new(), "text/html"),
            _ => not_found(),
        };
    };
    if file.ends_with("index.html") && !path.ends_with('/') && !path.ends_with("index.html") {
        return moved(&format!("{}{path}/", manner.folder));
    }
    let Ok(content) = std::fs::read(&file) else {
        return not_found();
    };
    let mime = site::mime(&file);
    if let Some(fault) = fault {
        return fault.answer(content, mime);
    }
    if manner.packed
        && let Ok(packed) = std::fs::read(file.with_added_extension("br"))
    {
        let mut response = found(packed, mime);
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        return response;
    }
    let content = match mime.starts_with("text/html") {
        true => rewritten(manner, content, shown),
        false => content,
    };
    found(content, mime)
}

fn found(content: Vec<u8>, mime: &'static str) -> Response<Body> {
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
