//! When backups were made, out of the audit trail.

use crate::access::KeepBackups;
use crate::model::Backup;
use kernel::Result;
use kernel::access::Authorized;
use kernel::audit;
use sea_orm::ConnectionTrait;

/// The newest backups, newest first.
///
/// # Errors
/// When the database fails.
pub async fn backups(db: &impl ConnectionTrait, right: &Authorized<KeepBackups>, limit: u64) -> Result<Vec<Backup>> {
    Ok(audit::of_verb(db, right, "backup.made", limit).await?.iter().map(Backup::read).collect())
}
