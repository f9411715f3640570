//! `deskside audit verify`.

use crate::harness::Data;

/// A file as it is exported, of two chains.
const EXPORTED: &str = include_str!("audit.jsonl");

fn verify(data: &Data, text: &str) -> crate::harness::Ended {
    let file = data.word("exported.jsonl");
    std::fs::write(&file, text).unwrap();
    data.run(&["audit", "verify", "--file", &file])
}

#[test]
fn what_is_on_record_in_a_database_is_as_it_was_written() {
    let data = Data::founded("Brightwater Clinics");
    let _server = data.serve();

    let said = data.run(&["audit", "verify"]);

    assert_eq!(said.succeeded().trim(), "All 1 entries of 1 chains are as they were written.");
}

#[test]
fn an_exported_file_verifies_without_a_database() {
    let data = Data::empty();

    let said = verify(&data, EXPORTED);

    assert_eq!(said.succeeded().trim(), "All 5 entries of 2 chains are as they were written.");
    assert!(!data.database().exists());
}

#[test]
fn any_row_that_was_tampered_with_is_found_and_named() {
    let data = Data::empty();
    let lines: Vec<_> = EXPORTED.lines().collect();
    let entries = ["1 of the audit log", "2 of the audit log", "3 of the audit log"]
        .map(str::to_owned)
        .into_iter()
        .chain(["1", "2"].map(|version| {
            format!("{version} of the history of session request 019ac000-0000-7000-8000-000000000001")
        }));

    for (number, entry) in entries.enumerate() {
        for (from, to) in [("\"at\":1", "\"at\":2"), ("kind", "Kind"), ("\"hash\":\"", "\"hash\":\"0")] {
            let mut tampered: Vec<_> = lines.iter().map(|line| (*line).to_owned()).collect();
            let (head, tail) = tampered[number].split_once(from).unwrap();
            tampered[number] = match from {
                // One digit for another.
                "\"hash\":\"" => format!("{head}{to}{}", tail.get(1..).unwrap()),
                _ => format!("{head}{to}{tail}"),
            };
            if tampered[number] == lines[number] {
                continue;
            }
            verify(&data, &tampered.join("\n")).refused(&format!("entry {entry} is not as it was written"));
        }
        let mut without: Vec<_> = lines.clone();
        without.remove(number);
        verify(&data, &without.join("\n")).refused("missing");
    }
}

#[test]
fn a_file_that_was_cut_is_not_taken_for_whole() {
    let data = Data::empty();
    let cut: Vec<_> = EXPORTED.lines().take(5).collect();

    verify(&data, &cut.join("\n")).refused("it is not whole");
    verify(&data, &format!("{EXPORTED}\nmore")).refused("stands after the end");
    verify(&data, "no row\n").refused("line 1");
}
