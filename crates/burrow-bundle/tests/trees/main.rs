//! Whole trees, from files to bundle: fixtures, trees in memory, and the real tree where it is at hand.

mod around;
mod conventions;
mod dialects;
mod faults;
mod fixtures;
mod growth;
mod includes;
mod invalid;
mod labels;
mod languages;
mod links;
mod mending;
mod mojibake;
mod onward;
mod paths;
mod properties;
mod real_tree;
mod rules;
mod shape;
mod stability;
mod support;
mod survey;
mod visibility;
