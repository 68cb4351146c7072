//! The agenda: strategy, themes, goals, results, indicators; versioned, adopted by a decision. The spine that all parts hang on.

pub mod access;
pub mod difference;
pub mod file;
pub mod model;
mod pages;
pub mod sheet;
pub mod store;
#[cfg(test)]
mod tests;

use access::{DecideVersion, EditAgenda, ImportAgenda, ReadAgenda, ReadShared};
use kernel::Result;
use kernel::ids::{Kind, Ref};
use kernel::links::Card;
use kernel::parts::Part;
use kernel::viewer::Viewer;
use people::access::ShareThings;
use sea_orm::ConnectionTrait;
use web::manifest::{Imports, Manifest, Menu, MenuItem};
use web::{Gate, Routes, paths};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Agenda,
        routes: routes(),
        policies: web::policies!("agenda"),
        migrations: kernel::migrations!("agenda": "0001_agenda", "0002_draft_keys"),
        texts: web::texts!("imports", "sharing"),
        menu: vec![MenuItem { menu: Menu::Work, order: 10, text: "menu-agenda", path: paths::WORK_AGENDA }],
        rules: Vec::new(),
        imports: Some(Imports { verbs: &["version.imported"], fetches: None, path: paths::WORK_AGENDA }),
    }
}

fn routes() -> Routes {
    use pages::{
        agenda, compare, decision, goal, indicator, policy_note, public, reading, result, sharing, sheet, start, statement,
        take_over, theme, versions,
    };
    let (read, edit) = (Gate::of::<ReadAgenda>(), Gate::of::<EditAgenda>());
    let (decide, import) = (Gate::of::<DecideVersion>(), Gate::of::<ImportAgenda>());
    let (read_shared, share) = (Gate::of::<ReadShared>(), Gate::of::<ShareThings>());
    let routes = Routes::new(Part::Agenda)
        .get(read, "/agenda/visie", public::vision)
        .get(read, "/agenda/notities", public::notes)
        .get(read, "/agenda/strategie.toml", public::download)
        .get(read, "/agenda/versies", versions::get_public)
        .get(read, "/agenda/versies/{a}/verschil/{b}", compare::get_public)
        .get(read_shared, paths::SHARED_VERSION, reading::get)
        .get(share, sharing::SHARING, sharing::get)
        .post(share, sharing::SHARING, sharing::post)
        .post(share, "/werk/agenda/meelezen/{id}/intrekking", sharing::post_withdrawal)
        .get(edit, "/werk/agenda", agenda::get)
        .get(edit, "/werk/agenda/strategie", start::get)
        .post(edit, "/werk/agenda/strategie", start::post)
        .get(edit, "/werk/agenda/strategie-erbij", start::get_new)
        .post(edit, "/werk/agenda/strategie-erbij", start::post_new)
        .get(edit, "/werk/agenda/rekenblad", sheet::get)
        .post(edit, "/werk/agenda/rekenblad", sheet::preview)
        .post(edit, "/werk/agenda/rekenblad/bewaren", sheet::post)
        .get(edit, "/werk/agenda/voorbeeld.csv", sheet::template)
        .get(import, "/werk/agenda/overnemen", take_over::get)
        .post(import, "/werk/agenda/overnemen", take_over::post)
        .get(edit, "/werk/agenda/versies", versions::get)
        .get(edit, "/werk/agenda/versies/{a}/verschil/{b}", compare::get)
        .post(decide, "/werk/agenda/versies/{number}/voorstel", decision::propose)
        .post(decide, "/werk/agenda/versies/{number}/intrekking", decision::withdraw)
        .get(decide, "/werk/agenda/versies/{number}/vaststelling", decision::get_adoption)
        .post(decide, "/werk/agenda/versies/{number}/vaststelling", decision::adopt)
        .get(decide, "/werk/agenda/versies/{number}/verwijdering", decision::get_discard)
        .post(decide, "/werk/agenda/versies/{number}/verwijdering", decision::discard)
        .get(edit, "/werk/agenda/thema-erbij", theme::get_new)
        .post(edit, "/werk/agenda/thema-erbij", theme::post_new)
        .get(edit, "/werk/agenda/uitspraak-erbij", statement::get_new)
        .post(edit, "/werk/agenda/uitspraak-erbij", statement::post_new)
        .get(edit, "/werk/agenda/notitie-erbij", policy_note::get_new)
        .post(edit, "/werk/agenda/notitie-erbij", policy_note::post_new)
        .get(edit, "/werk/agenda/themas/{key}", theme::get)
        .post(edit, "/werk/agenda/themas/{key}", theme::post)
        .get(edit, "/werk/agenda/themas/{key}/doel-erbij", goal::get_new)
        .post(edit, "/werk/agenda/themas/{key}/doel-erbij", goal::post_new)
        .get(edit, "/werk/agenda/doelen/{key}", goal::get)
        .post(edit, "/werk/agenda/doelen/{key}", goal::post)
        .get(edit, "/werk/agenda/doelen/{key}/resultaat-erbij", result::get_new)
        .post(edit, "/werk/agenda/doelen/{key}/resultaat-erbij", result::post_new)
        .get(edit, "/werk/agenda/resultaten/{key}", result::get)
        .post(edit, "/werk/agenda/resultaten/{key}", result::post)
        .get(edit, "/werk/agenda/resultaten/{key}/cijfer-erbij", indicator::get_new)
        .post(edit, "/werk/agenda/resultaten/{key}/cijfer-erbij", indicator::post_new)
        .get(edit, "/werk/agenda/indicatoren/{key}", indicator::get)
        .post(edit, "/werk/agenda/indicatoren/{key}", indicator::post)
        .get(edit, "/werk/agenda/uitspraken/{key}", statement::get)
        .post(edit, "/werk/agenda/uitspraken/{key}", statement::post)
        .get(edit, "/werk/agenda/notities/{key}", policy_note::get)
        .post(edit, "/werk/agenda/notities/{key}", policy_note::post);
    place_and_removal(routes, edit)
}

/// Moving and removing: the same page for every kind.
fn place_and_removal(routes: Routes, edit: Gate) -> Routes {
    use axum::extract::Path;
    use pages::removal::{self, Move, Reason};
    use web::{Checked, Visit};
    let kinds = [
        (Kind::Theme, "/werk/agenda/themas/{key}/plaats", "/werk/agenda/themas/{key}/verwijdering"),
        (Kind::Goal, "/werk/agenda/doelen/{key}/plaats", "/werk/agenda/doelen/{key}/verwijdering"),
        (Kind::Result, "/werk/agenda/resultaten/{key}/plaats", "/werk/agenda/resultaten/{key}/verwijdering"),
        (Kind::Indicator, "/werk/agenda/indicatoren/{key}/plaats", "/werk/agenda/indicatoren/{key}/verwijdering"),
        (Kind::Statement, "/werk/agenda/uitspraken/{key}/plaats", "/werk/agenda/uitspraken/{key}/verwijdering"),
        (Kind::PolicyNote, "/werk/agenda/notities/{key}/plaats", "/werk/agenda/notities/{key}/verwijdering"),
    ];
    kinds.into_iter().fold(routes, |routes, (kind, place, removal)| {
        let get = async move |visit: Visit, Path(key): Path<String>| removal::get(visit, kind, &key).await;
        let post = async move |visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Reason>| {
            removal::post(visit, kind, &key, sent).await
        };
        let put = async move |visit: Visit, Path(key): Path<String>, Checked(to): Checked<Move>| {
            removal::move_one(visit, kind, &key, to).await
        };
        routes.get(edit, removal, get).post(edit, removal, post).post(edit, place, put)
    })
}

/// What a thread shows of something in the agenda: its name and where it is, if this viewer may see it.
///
/// # Errors
/// When the database fails.
pub async fn card(db: &impl ConnectionTrait, _viewer: &Viewer, thing: Ref) -> Result<Option<Card>> {
    let Some(agenda) = store::current(db).await? else { return Ok(None) };
    let card = |title: &str, line: &str, path: String| Card { thing, title: title.to_owned(), line: line.to_owned(), path };
    Ok(match thing.kind {
        Kind::Theme => agenda
            .themes
            .iter()
            .find(|theme| theme.id.0 == thing.id)
            .map(|theme| card(&theme.name, &theme.ambition, paths::theme(&theme.key))),
        Kind::Result => agenda
            .results()
            .find(|(_, result)| result.id.0 == thing.id)
            .map(|(theme, result)| card(&result.name, &theme.name, paths::result(&result.key))),
        Kind::Indicator => agenda
            .indicators()
            .find(|(_, _, indicator)| indicator.id.0 == thing.id)
            .map(|(_, result, indicator)| card(&indicator.name, &result.name, paths::indicator(&indicator.key))),
        _ => None,
    })
}

/// Whoever may read the agenda; the gate of public pages across parts.
pub fn reading() -> Gate {
    Gate::of::<ReadAgenda>()
}
