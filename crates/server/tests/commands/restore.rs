//! `deskside restore`.

use std::fs;

use crate::harness::{Data, mode};

/// An organisation, and a backup of it.
fn backed_up() -> Data {
    let data = Data::founded("Brightwater Clinics");
    data.run(&["backup", "--to", &data.word("backup")]).succeeded();
    data
}

#[test]
fn what_was_backed_up_is_back() {
    let data = backed_up();
    for file in ["deskside.sqlite3", "deskside.sqlite3-wal", "deskside.sqlite3-shm"] {
        fs::remove_file(data.path(file)).ok();
    }

    data.run(&["restore", "--from", &data.word("backup")]).succeeded();

    data.found("Another", &[]).refused("an owner exists already");
    assert_eq!(mode(&data.database()), 0o600);
    assert!(!data.path("deskside.sqlite3.restoring").exists());
}

#[test]
fn a_database_is_replaced_only_by_who_says_so() {
    let (backed_up, data) = (backed_up(), Data::founded("Another"));
    let from = backed_up.word("backup");
    fs::copy(backed_up.path("secret.key"), data.path("secret.key")).unwrap();

    data.run(&["restore", "--from", &from]).refused("--replace");
    assert!(data.belongs_to("Another"));
    data.run(&["restore", "--from", &from, "--replace"]).succeeded();

    assert!(data.belongs_to("Brightwater Clinics") && !data.belongs_to("Another"));
}

#[test]
fn nothing_is_replaced_under_a_running_server_or_one_that_was_just_killed() {
    let data = backed_up();
    let restore = ["restore", "--from", &data.word("backup"), "--replace"];

    let server = data.serve();
    data.run(&restore).refused("a server is running");
    drop(server);
    data.run(&restore).refused("a server is running");
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let data = backed_up();
    let whole = fs::read(data.path("backup")).unwrap();
    let mut torn = whole.clone();
    torn[whole.len() / 2..].fill(0x55);

    for damaged in [&whole[..whole.len() / 2], &torn, b"no database at all", b""] {
        fs::write(data.path("damaged"), damaged).unwrap();
        data.run(&["restore", "--from", &data.word("damaged"), "--replace"]).refused("cannot restore");
    }

    assert!(data.belongs_to("Brightwater Clinics"));
    assert!(!data.path("deskside.sqlite3.restoring").exists());
}

#[test]
fn a_database_at_work_is_no_backup() {
    let (data, other) = (backed_up(), Data::empty());
    fs::write(data.path("backup-wal"), "").unwrap();

    other.run(&["restore", "--from", &data.word("backup")]).refused("this is no backup");
}

#[test]
fn a_missing_key_is_asked_for() {
    let (data, new_home) = (backed_up(), Data::empty());

    let said = new_home.run(&["restore", "--from", &data.word("backup")]);

    assert!(said.succeeded().contains(&new_home.word("secret.key")), "{}", said.text);
}

#[test]
fn a_restored_database_is_opened_with_its_own_key_only() {
    let (data, new_home) = (backed_up(), Data::empty());
    new_home.run(&["restore", "--from", &data.word("backup")]).succeeded();

    new_home.found("Another", &[]).refused("put that secret.key to");

    assert!(!new_home.path("secret.key").exists(), "no new key is made for it");
    fs::copy(Data::founded("Another").path("secret.key"), new_home.path("secret.key")).unwrap();
    new_home.found("Another", &[]).refused("put that secret.key to");
    fs::copy(data.path("secret.key"), new_home.path("secret.key")).unwrap();
    new_home.found("Another", &[]).refused("an owner exists already");
}

#[test]
fn a_backup_is_not_restored_beside_the_key_of_another() {
    let (data, other) = (backed_up(), Data::founded("Another"));

    let restored = other.run(&["restore", "--from", &data.word("backup"), "--replace"]);

    restored.refused("it belongs to another key");
    assert!(other.belongs_to("Another"));
}
