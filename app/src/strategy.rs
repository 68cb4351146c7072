//! Commands on a municipality's strategy as a portable file.
