//! `deskside backup`.

use crate::harness::{Data, mode};

#[test]
fn a_backup_is_one_file_for_its_owner_and_the_key_is_asked_for() {
    let data = Data::founded("Brightwater Clinics");
    let file = data.word("backup");

    let said = data.run(&["backup", "--to", &file]);

    assert!(said.succeeded().contains(&data.word("secret.key")), "{}", said.text);
    assert_eq!(mode(&data.path("backup")), 0o600);
    assert!(!data.path("backup-wal").exists() && !data.path("backup-journal").exists());
}

#[test]
fn a_backup_is_made_beside_a_running_server() {
    let data = Data::founded("Brightwater Clinics");
    let _server = data.serve();

    data.run(&["backup", "--to", &data.word("backup")]).succeeded();
}

#[test]
fn no_backup_takes_the_place_of_a_file() {
    let data = Data::founded("Brightwater Clinics");
    std::fs::write(data.path("backup"), "dear").unwrap();

    data.run(&["backup", "--to", &data.word("backup")]).refused("cannot make");

    assert_eq!(std::fs::read_to_string(data.path("backup")).unwrap(), "dear");
}

#[test]
fn where_there_is_no_database_none_is_made_and_backed_up() {
    let data = Data::empty();

    data.run(&["backup", "--to", &data.word("backup")]).refused("there is no database");

    assert!(!data.path("backup").exists() && !data.database().exists());
}

#[test]
fn what_cannot_be_backed_up_leaves_no_file_that_looks_like_a_backup() {
    let data = Data::empty();
    std::fs::write(data.database(), "no database at all, whatever its name says").unwrap();

    data.run(&["backup", "--to", &data.word("backup")]).refused("cannot back up");

    assert!(!data.path("backup").exists());
}

#[test]
fn for_postgresql_the_way_to_its_own_tools_is_shown() {
    let data = Data::empty();
    let there = ["--database", "postgres://deskside:s3cret@db.brightwater.example/deskside"];

    let backup = data.run(&[&["backup", "--to", &data.word("backup")], &there[..]].concat());
    let restore = data.run(&[&["restore", "--from", &data.word("backup")], &there[..]].concat());

    for said in [backup, restore] {
        said.refused("pg_dump");
        assert!(!said.text.contains("s3cret"), "{}", said.text);
    }
}
