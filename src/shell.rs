//! The doors. So far one: the site.

mod placed;
pub mod spa;
