//! Through the routes, with a fresh database each.

mod example;
mod home;
mod indicators;
mod pages;
mod search;
