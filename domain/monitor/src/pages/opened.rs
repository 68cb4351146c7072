//! The indicator that an address names, with its figure: how every page below an indicator begins.

use crate::figures_in;
use crate::model::Figure;
use agenda::model::Agenda;
use agenda::store::Keyed;
use kernel::ids::{IndicatorId, Kind};
use kernel::{Error, Result};
use web::Visit;

/// An indicator of the current agenda.
pub(crate) struct Opened {
    pub agenda: Agenda,
    pub id: IndicatorId,
    pub figure: Figure,
}

/// The indicator with a key; else the key that it has by now.
pub(crate) async fn opened(visit: &Visit, key: &str) -> Result<std::result::Result<Opened, String>> {
    let db = visit.reader();
    let id = match agenda::store::named(&db, Kind::Indicator, key).await? {
        Keyed::Now(id) => IndicatorId(id),
        Keyed::Renamed(now) => return Ok(Err(now)),
    };
    let agenda = agenda::store::current(&db).await?.ok_or(Error::NotFound)?;
    let figure = figures_in(&db, &agenda, &[id], &visit.settings().area).await?.remove(&id).ok_or(Error::NotFound)?;
    Ok(Ok(Opened { agenda, id, figure }))
}
