//! The page of a demonstration that leads to its municipalities.

use crate::rendered::rendered;
use crate::{Shell, Site, filters};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::settings::{self, Lang, Settings};
use kernel::{Viewer, clock};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage<'a> {
    shell: &'a Shell,
    /// Name, address and whether it is made up.
    municipalities: Vec<(String, String, bool)>,
}

/// The start page, for a request that came in at `host` (with its port).
pub async fn page(site: &Site, host: &str) -> Response {
    let port = host.rsplit_once(':').map(|(_, port)| format!(":{port}")).unwrap_or_default();
    let mut municipalities = BTreeMap::new();
    for (name, tenant) in &site.tenants {
        if let Ok(kept) = settings::read(&tenant.db.reader()).await {
            municipalities.insert(kept.settings.name, (format!("http://{name}{port}/"), kept.settings.made_up));
        }
    }
    let shell = Shell {
        lang: Lang::Nl,
        settings: Settings { name: "Samenkoers".to_owned(), ..Settings::default() },
        viewer: Viewer::visitor(),
        path: "/".to_owned(),
        here: "/".to_owned(),
        menu: Vec::new(),
        csrf: String::new(),
        today: clock::day(site.clock.now()),
        notice: None,
        texts: site.texts.clone(),
    };
    let municipalities = municipalities.into_iter().map(|(name, (address, made_up))| (name, address, made_up)).collect();
    match rendered(StatusCode::OK, &StartPage { shell: &shell, municipalities }, &shell) {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "the start page broke");
            crate::Problem::unknown_host()
        }
    }
}
