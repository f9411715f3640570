//! Hostile messages in any order and at any time: `cargo +nightly fuzz run signalling_message`, in `fuzz/`.

#![no_main]

#[path = "../../crates/signalling/tests/corpus/script.rs"]
mod script;

libfuzzer_sys::fuzz_target!(|script: &[u8]| script::play(script));
