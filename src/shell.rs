//! The doors. So far one: the site.

pub mod spa;
