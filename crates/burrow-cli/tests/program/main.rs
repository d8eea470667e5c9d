//! The program as its users meet it: run on small trees, judged by what it prints, writes and returns.

mod bad_inputs;
mod build;
mod check;
mod check_fix;
mod check_formats;
mod command_line;
mod eval;
mod init;
mod publish;
mod report;
mod search;
mod serve;
mod size;
mod support;
mod without_script;
