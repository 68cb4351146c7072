//! The program `samenkoers`: commands, configuration, and the server that all parts hang in.

pub mod areas;
pub mod audit;
pub mod backup;
pub mod backups;
pub mod cbs;
pub mod checkpoints;
pub mod cli;
pub mod data;
pub mod demo;
mod fail;
pub mod jobs;
pub mod keys;
mod keys_file;
pub mod mail;
mod modes;
pub mod municipality;
pub mod observations;
pub mod person;
pub mod program;
pub mod providers;
pub mod report;
pub mod retention;
pub mod server;
pub mod strategy;
pub mod worlds;

pub use fail::Fail;
