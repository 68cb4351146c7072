//! Samples of the pages of a municipality in which nobody did anything yet, and of its first agenda.

use super::State::{Empty, Full};
use super::{Browser, Seen, people, work};

pub async fn nothing_yet(seen: &mut Seen, visitor: &Browser, officer: &Browser, keeper: &Browser) {
    let pages = ["/", "/themas", "/indicatoren", "/over-deze-cijfers", "/toegankelijkheid", "/rapporten", "/inloggen"];
    seen.open(Empty, visitor, &pages).await;
    seen.open(Empty, officer, &["/werk/vergelijken"]).await;
    let pages =
        ["/werk", "/werk/agenda", "/werk/agenda/versies", "/werk/cijfers", "/werk/aandacht", "/werk/gebieden", "/werk/rapporten"];
    seen.open(Empty, officer, &pages).await;
    seen.open(Empty, officer, &["/werk/agenda/meelezen"]).await;
    seen.open(
        Empty,
        keeper,
        &[
            "/werk",
            "/werk/mensen",
            "/werk/organisaties",
            "/werk/logboek?tot=2000-01-01",
            "/werk/mail",
            "/werk/taken",
            "/werk/bewaren",
            "/werk/bewaren/requests",
            "/werk/back-ups",
            "/werk/inlezen",
            "/werk/instellingen",
            "/mijn/rol",
        ],
    )
    .await;
}

/// The three ways to begin an agenda.
pub async fn beginnings(seen: &mut Seen, officer: &Browser) {
    let (typed, sheet, file) = ("/werk/agenda/strategie-erbij", "/werk/agenda/rekenblad", "/werk/agenda/overnemen");
    seen.open(Empty, officer, &[typed, sheet, file]).await;
    seen.wrong(officer, typed, typed, &[("title", "")]).await;
    seen.wrong(officer, file, file, &[]).await;
    seen.wrong(officer, sheet, sheet, &[]).await;
    let template = officer.open("/werk/agenda/voorbeeld.csv").await;
    let form = officer.open(sheet).await.form(sheet).attach("file", "agenda.csv", &template.bytes);
    let preview = form.fill("title", "Sociale agenda").fill("from_year", "2027").fill("to_year", "2030");
    seen.note(Full, &preview.submit().await);
}

/// An agenda with one of each level and nothing on it, adopted.
pub async fn begun(seen: &mut Seen, officer: &Browser, visitor: &Browser, db: &testing::Database) {
    let add = async |path: &str, fields: &[(&str, &str)]| {
        let mut form = officer.open(path).await.form(path);
        for (name, value) in fields {
            form = form.fill(name, value);
        }
        let page = form.submit().await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        page
    };
    let years = [("title", "Sociale agenda"), ("from_year", "2027"), ("to_year", "2030")];
    seen.note(Empty, &add("/werk/agenda/strategie-erbij", &years).await);
    people::reading_along(seen, Empty, officer, visitor).await;
    add("/werk/agenda/thema-erbij", &[("name", "Leeg"), ("key", "leeg")]).await;
    add("/werk/agenda/thema-erbij", &[("name", "Thema"), ("key", "thema")]).await;
    add("/werk/agenda/themas/thema/doel-erbij", &[("name", "Doel"), ("key", "doel")]).await;
    add("/werk/agenda/doelen/doel/resultaat-erbij", &[("name", "Meer"), ("key", "meer"), ("direction", "more")]).await;
    add("/werk/agenda/doelen/doel/resultaat-erbij", &[("name", "Minder"), ("key", "minder"), ("direction", "fewer")]).await;
    let told = [("name", "Maat"), ("key", "maat"), ("unit", "%"), ("definition", "Wat we tellen"), ("source_name", "CBS")];
    let chosen = [("kind", "proportion"), ("wanted", "up")];
    add("/werk/agenda/resultaten/meer/cijfer-erbij", &[&told[..], &chosen].concat()).await;
    officer.open("/werk/agenda").await.form("/werk/agenda/versies/1/voorstel").submit().await;
    let decision = [("decision", "Besluit"), ("body", "De raad"), ("number", ""), ("date", "2026-06-01")];
    add("/werk/agenda/versies/1/vaststelling", &decision).await;
    let pages = ["/", "/themas/leeg", "/resultaten/minder", "/indicatoren/maat", "/agenda/visie", "/agenda/notities"];
    seen.open(Empty, visitor, &pages).await;
    let pages = ["/indicatoren/maat/kaart", "/indicatoren/maat/geschiedenis", "/indicatoren/maat/vergelijken"];
    seen.open(Empty, visitor, &pages).await;
    seen.open(Empty, visitor, &["/agenda/versies"]).await;
    let report = add("/werk/rapporten", &[("title", "Rapport"), ("period", "2026")]).await;
    seen.open(Empty, officer, &[&format!("{}/voorbeeld", report.path)]).await;
    add(&format!("{}/vastzetten", report.path), &[]).await;
    work(db).await;
    seen.open(Empty, visitor, &[report.path.trim_start_matches("/werk")]).await;
}
