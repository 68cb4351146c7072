//! All database work of participation.
