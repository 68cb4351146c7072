//! The program as a whole: its commands as a script would use them, its access matrix, its municipalities side by side.

mod backups;
mod commands;
mod kills;
mod matrix;
mod tenants;
mod whole;
