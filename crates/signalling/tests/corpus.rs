//! The fuzz target's corpus as an ordinary test: what was found once is tried everywhere, on every run.

#[path = "corpus/script.rs"]
mod script;

use std::fs;
use std::path::Path;

#[test]
fn no_script_of_the_corpus_breaks_the_room() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/signalling_message");
    let mut played = 0;

    for entry in fs::read_dir(&corpus).expect("the corpus is committed") {
        let path = entry.expect("the folder can be listed").path();
        script::play(&fs::read(&path).expect("a script can be read"));
        played += 1;
    }

    assert!(played > 10, "only {played} scripts in {}", corpus.display());
}

#[test]
fn the_longest_message_and_one_more_byte_are_survived() {
    let message = |length: usize| {
        let frame = r#"guest {"type":"chat","client_id":"00000000-0000-0000-0000-000000000000","text":""}"#;
        let text = "x".repeat(length - frame.len() + "guest ".len());
        frame.replace(r#""text":"""#, &format!(r#""text":"{text}""#))
    };

    for length in [64 * 1024, 64 * 1024 + 1] {
        let lines = ["+guest", r#"guest {"type":"hello","granted":[]}"#, &message(length)];
        script::play(lines.join("\n").as_bytes());
    }
}
