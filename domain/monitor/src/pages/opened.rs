//! The indicator that an address names, with its figure: how every page below an indicator begins.

use crate::figures_in;
use crate::model::Figure;
use agenda::model::Agenda;
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
    let agenda = agenda::store::current(&db).await?.ok_or(Error::NotFound)?;
    let Some(id) = agenda.indicator(key).map(|(_, _, indicator)| indicator.id) else {
        return Ok(Err(agenda::store::renamed(&db, &agenda, Kind::Indicator, key).await?));
    };
    let figure = figures_in(&db, &agenda, &[id], &visit.settings().area).await?.remove(&id).ok_or(Error::NotFound)?;
    Ok(Ok(Opened { agenda, id, figure }))
}
