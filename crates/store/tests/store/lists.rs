//! Lists of random requests, by random filters, in every order, read page by page: each is compared with what
//! follows from the requests themselves.

mod expected;
mod filters;
mod requests;

use deskside_domain::Timestamp;
use deskside_store::{Filter, Sort};

use super::harness::{TestStore, second};
use expected::Expected;
use requests::{Dice, NOW};

const SORTS: [Sort; 7] = [
    Sort::Newest,
    Sort::Oldest,
    Sort::Attention,
    Sort::Waiting,
    Sort::Scheduled,
    Sort::Expires,
    Sort::Changed,
];

/// The numbers of a whole list, read in pages of `limit`, when `few` are looked at one by one.
async fn read(test: &TestStore, (filter, sort): (&Filter, Sort), few: u64, limit: u64) -> Vec<i64> {
    let now: Timestamp = second(NOW);
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let requests = test.store.session_requests().looking_at(few);
        let page = requests.page(filter, sort, (after, limit), now).await.unwrap();
        assert!(page.requests.len() as u64 <= limit);
        numbers.extend(page.requests.iter().map(|request| request.number));
        after = page.next;
        if after.is_none() {
            return numbers;
        }
        assert_eq!(page.requests.len() as u64, limit, "a page before the last is full");
    }
}

async fn lists_are_as_expected(test: &TestStore, expected: &Expected, dice: &mut Dice, filters: usize) {
    for _ in 0..filters {
        let filter = filters::random(dice, expected);
        for sort in SORTS {
            let wanted = expected.list(&filter, sort);
            // All are few, none are few, and some are: every way to a list is taken.
            for few in [4_000, 0, 12] {
                let found = read(test, (&filter, sort), few, 1 + dice.below(9)).await;
                assert_eq!(found, wanted, "{filter:?} {sort:?} looking at {few}");
            }
        }
        for few in [4_000, 0] {
            let requests = test.store.session_requests().looking_at(few);
            let counts = requests.counts(&filter, second(NOW)).await.unwrap();
            assert_eq!(counts.of, expected.counts(&filter), "{filter:?} looking at {few}");
        }
    }
}

#[tokio::test]
async fn every_list_holds_what_its_filter_asks_for_in_its_order() {
    let test = TestStore::founded().await;
    let mut dice = Dice::new(1);
    let expected = requests::random(&test, &mut dice, 120).await;

    lists_are_as_expected(&test, &expected, &mut dice, 25).await;
}

#[tokio::test]
async fn that_is_so_also_when_what_has_expired_was_put_aside() {
    let test = TestStore::founded().await;
    let mut dice = Dice::new(2);
    let expected = requests::random(&test, &mut dice, 120).await;
    test.shelve(second(NOW - 3_600), second(NOW)).await;

    lists_are_as_expected(&test, &expected, &mut dice, 25).await;
}
