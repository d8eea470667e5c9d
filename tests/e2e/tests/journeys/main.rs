//! What readers do, in a real browser: one file for each thing they come for.

mod accessibility;
mod addresses;
mod burrowing;
mod constructs;
mod depth_and_lens;
mod errors;
mod following;
mod hostile;
mod keyboard;
mod leading_on;
mod looks;
mod map;
mod narrowing;
mod search_call;
mod searching;
mod taking_along;
mod taking_over;
mod walking;
mod whole_trees;
