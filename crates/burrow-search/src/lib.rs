//! A small search engine that has never heard of documentation.
