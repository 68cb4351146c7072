//! The server: all routes behind the door, static files, health, and a stop that lets requests finish.

use crate::checkpoints;
use crate::jobs::Around;
use crate::mail::Carrier;
use crate::{Fail, jobs, mail, program};
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};
use web::{Client, Site, assembly, client};

/// How long what stumbled waits before it begins anew.
const PAUSE: Duration = Duration::from_secs(1);

/// All addresses of the program.
pub fn router(site: Site) -> Router {
    // A page with somebody's form token is not compressed: its size would tell the token bit by bit (BREACH).
    let public = |_: StatusCode, _, headers: &HeaderMap, _: &_| headers.get(CACHE_CONTROL).is_none_or(|value| value != "no-store");
    assembly::router(program::parts(), site, |pages| {
        pages
            .layer(
                CompressionLayer::new()
                    .gzip(true)
                    .quality(CompressionLevel::Fastest)
                    .compress_when(DefaultPredicate::new().and(public)),
            )
            .route("/static/{*path}", routing::get(file))
            .route("/gezond", routing::get(health))
    })
}

/// Serves until the process is asked to stop; runs the jobs and the mail, and keeps checkpoints of the audit trails, beside it.
/// Without a `carrier` mail waits. A `proxy` that is ours says for whom it asks.
///
/// # Errors
/// When the listener fails, or the key of the checkpoints cannot be used.
pub async fn serve(
    site: Site,
    listener: TcpListener,
    around: Around,
    carrier: Option<Carrier>,
    proxy: Option<IpAddr>,
) -> Result<(), Fail> {
    let book = around.book.clone();
    let signer = Arc::new(book.signer()?);
    let mut beside = JoinSet::new();
    let of = site.clone();
    beside.spawn(without_end("jobs", move || jobs::run(of.clone(), around.clone())));
    if let Some(carrier) = carrier.map(Arc::new) {
        let of = site.clone();
        beside.spawn(without_end("mail", move || mail::run(of.clone(), carrier.clone())));
    }
    let (of, kept_in, by) = (site.clone(), book.clone(), signer.clone());
    beside.spawn(without_end("checkpoints", move || checkpoints::run(of.clone(), kept_in.clone(), by.clone())));
    let pages = router(site.clone()).layer(from_fn_with_state(proxy, from_where));
    let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, pages).with_graceful_shutdown(asked_to_stop()).await?;
    drop(beside);
    checkpoints::end(&site, &book, &signer).await;
    Ok(())
}

/// Runs what runs beside the pages. Where it panics it begins anew: what one municipality stumbles over must not stop the others.
async fn without_end<F: Future<Output = ()> + Send + 'static>(name: &'static str, run: impl Fn() -> F) {
    loop {
        // It goes when this goes.
        let mut running = JoinSet::new();
        running.spawn(run());
        match running.join_next().await {
            Some(Err(error)) if error.is_panic() => tracing::error!(name, "stumbled, and begins anew"),
            _ => return,
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Keeps with a request where it comes from, for what is limited by that.
async fn from_where(
    State(proxy): State<Option<IpAddr>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let address = client::address(peer.ip(), request.headers(), proxy);
    request.extensions_mut().insert(Client::of(address));
    next.run(request).await
}

/// Listens on a port, or says what to do when it is taken.
///
/// # Errors
/// A sentence with the way out.
pub async fn listen(host: &str, port: u16) -> Result<TcpListener, Fail> {
    TcpListener::bind((host, port)).await.map_err(|error| {
        Fail::way(format!("cannot listen on {host}:{port} ({error}); stop what uses it, or choose another with --port N"))
    })
}

/// At which port browsers reach a listener without https, when it is not the usual one.
///
/// # Errors
/// When the system does not tell.
pub fn port(listener: &TcpListener) -> std::io::Result<Option<u16>> {
    Ok(Some(listener.local_addr()?.port()).filter(|port| *port != 80))
}

async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}

/// A style, font, drawing or script. Its name changes with its content, so a browser may keep it for ever.
async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = assets::find(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = HeaderMap::new();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    match asset.gzip.filter(|_| web::headers::takes_gzip(&headers)) {
        Some(compressed) => {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            (answer, compressed).into_response()
        }
        None => (answer, asset.bytes).into_response(),
    }
}

/// 200 when every municipality's database answers.
async fn health(State(site): State<Site>) -> Response {
    for tenant in site.tenants.values() {
        if let Err(error) = kernel::settings::read(&tenant.db.reader()).await {
            tracing::error!(%error, municipality = tenant.key, "not well");
            return (StatusCode::SERVICE_UNAVAILABLE, "niet gezond\n").into_response();
        }
    }
    "gezond\n".into_response()
}
