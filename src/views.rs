//! What a person sees: one component a file, named for its place on screen. Views read, they never compute.

pub mod badges;
pub mod cards;
pub mod crumbs;
pub mod dial;
pub mod element;
pub mod header;
pub mod layout;
pub mod lens;
pub mod load_error;
pub mod loading;
pub mod nav_item;
pub mod nav_tree;
pub mod neighbours;
pub mod not_found;
pub mod outline;
pub mod page;
pub mod page_head;
pub mod passage;
pub mod paths;
pub mod prose;
pub mod search_answer;
pub mod search_dialog;
pub mod search_facets;
pub mod search_row;
pub mod site_links;
pub mod theme;
