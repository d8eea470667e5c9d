//! Starts the reader in the page it was loaded into.

fn main() {
    #[cfg(target_arch = "wasm32")]
    burrow_reader::shell::spa::start();
}
