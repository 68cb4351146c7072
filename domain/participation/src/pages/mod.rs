//! The pages of participation.

use kernel::parts::Part;
use web::Routes;

/// Every page with its gate.
pub fn routes() -> Routes {
    Routes::new(Part::Participation)
}
