//! `deskside move`, where it is refused. What it copies is tested beside the store.

use std::fs;

use crate::harness::Data;

#[test]
fn a_refused_move_leaves_no_files_behind() {
    let data = Data::empty();
    let at = |name| format!("sqlite:{}", data.word(name));

    data.run(&["move", "--from", &at("a"), "--to", &at("b")]).refused("there is no database");
    data.run(&["move", "--from", &at("a"), "--to", &at("a")]).refused("both are the same");

    let left: Vec<_> = fs::read_dir(data.path("")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}
