//! The WebDriver harness and the journeys that use it.
