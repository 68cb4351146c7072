//! The figures of the example municipalities. They come in by the same way as any delivery.

mod chance;
mod generated;
mod outlines;
mod recipe;

use crate::access::{AllFigures, ChoosePeers, ImportFigures};
use crate::import::{Importer, Opened, Options, Outcome, run, sheet};
use crate::model::{KnownArea, PeerChoice, PeerKind, Way};
use crate::store;
use generated::Generated;
use kernel::audit::Event;
use kernel::{Error, Result};
use recipe::World;
use sources::Content;
use sources::spreadsheet::Mapping;

const WATERSTAD: &str = include_str!("../../../../world/waterstad/cijfers.toml");
const WATERSTAD_MAPPING: &str = include_str!("../../../../world/waterstad/voorbeeld-import.mapping.toml");

/// File, text and mapping of each delivery about Dronten.
const DRONTEN: [(&str, &str, &str); 2] = [
    (
        "laag-inkomen-nederland.csv",
        include_str!("../../../../world/dronten/cijfers/laag-inkomen-nederland.csv"),
        include_str!("../../../../world/dronten/cijfers/laag-inkomen-nederland.mapping.toml"),
    ),
    (
        "kwb2021-afgeleid.csv",
        include_str!("../../../../world/dronten/cijfers/kwb2021-afgeleid.csv"),
        include_str!("../../../../world/dronten/cijfers/kwb2021-afgeleid.mapping.toml"),
    ),
];

/// Makes the figures of Waterstad up, for the indicators of its agenda, and saves the mapping of its example file. The same
/// seed and scale give the same figures. Scale 1 is 40,000 inhabitants in eight districts of four neighbourhoods, with few figures
/// by neighbourhood; a larger scale gives every district so many, 4 to 99, and figures for all.
///
/// # Errors
/// As [`run`]; [`Error::NotFound`] when there is no agenda yet.
pub async fn waterstad(importer: Importer<'_>, seed: u64, scale: u32) -> Result<Outcome> {
    let agenda = agenda::store::current(&importer.db.reader()).await?.ok_or(Error::NotFound)?;
    let area = kernel::settings::read(&importer.db.reader()).await?.settings.area;
    let world: World = toml::from_str(WATERSTAD).map_err(Error::internal)?;
    let source = Generated::new(&world, &agenda, &area, seed, scale)?;
    draw(importer, &world, seed, scale).await?;
    surround(importer, &world).await?;
    let options = Options { files: vec!["cijfers.toml".to_owned()], ..Options::default() };
    let outcome = run(
        importer,
        Box::new(move || Ok(Opened { source: Box::new(source), way: Way::Mapped(String::new()) })),
        options,
        &mut |_| {},
    )
    .await?;
    save_mapping(importer, WATERSTAD_MAPPING).await?;
    Ok(outcome)
}

/// Makes up the outlines of the districts and neighbourhoods of Waterstad.
async fn draw(at: Importer<'_>, world: &World, seed: u64, scale: u32) -> Result<()> {
    let spots = generated::parts(world, seed, scale)?;
    let areas = outlines::outlines(&spots, &world.boundary_source, seed, (world.first_year, world.last_year));
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let tx = at.db.begin(at.viewer, at.clock.now()).await?;
    store::put_outlines(&tx, &right, &areas).await?;
    tx.commit(Event::new("example.areas.added").fact("outlines", areas.len())).await
}

/// Makes the municipalities around Waterstad known, and picks some of them to compare with.
async fn surround(at: Importer<'_>, world: &World) -> Result<()> {
    let country = &world.country;
    let known = |code: &str, name: &str| -> Result<KnownArea> {
        let area = code.parse().map_err(Error::internal)?;
        Ok(KnownArea { source: country.source.clone(), ..KnownArea::new(area, world.last_year, name) })
    };
    let mut areas = Vec::new();
    for (code, name) in &country.provinces {
        areas.push(known(code, name)?);
    }
    for (code, one) in &country.municipalities {
        let (size_class, urbanity) = (one.size_class.clone(), one.urbanity.clone());
        let inhabitants = Some(one.inhabitants);
        areas.push(KnownArea { parent: one.province.clone(), size_class, urbanity, inhabitants, ..known(code, &one.name)? });
    }
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let tx = at.db.begin(at.viewer, at.clock.now()).await?;
    let event = store::put_areas(&tx, &right, &areas, &store::AreaNames::new()).await?;
    tx.commit(event).await?;
    let right = at.policies.allow::<ChoosePeers>(at.viewer, AllFigures)?;
    let tx = at.db.begin(at.viewer, at.clock.now()).await?;
    let revision = store::peer_choice(&tx).await?.revision;
    let (picked, reason) = (country.picked.clone(), country.reason.clone());
    let choice = PeerChoice { standard: PeerKind::Province, picked, reason, revision };
    let event = store::save_peer_choice(&tx, &right, &choice, revision).await?;
    tx.commit(event).await
}

/// Takes in the public figures about Dronten, and the national ones to hold beside them, and saves the mappings that read them.
///
/// # Errors
/// As [`run`].
pub async fn dronten(importer: Importer<'_>) -> Result<()> {
    for (name, text, mapping) in DRONTEN {
        let mapping = save_mapping(importer, mapping).await?;
        let options =
            Options { files: vec![name.to_owned()], sha256: kernel::files::sha256(text.as_bytes()), ..Options::default() };
        run(importer, sheet(name, Content::Bytes(text.into()), mapping), options, &mut |_| {}).await?;
    }
    Ok(())
}

async fn save_mapping(at: Importer<'_>, text: &str) -> Result<Mapping> {
    let mapping = Mapping::from_toml(text).map_err(Error::internal)?;
    let right = at.policies.allow::<ImportFigures>(at.viewer, AllFigures)?;
    let tx = at.db.begin(at.viewer, at.clock.now()).await?;
    let event = store::save_mapping(&tx, &right, &mapping.table.title, &mapping).await?;
    tx.commit(event).await?;
    Ok(mapping)
}
