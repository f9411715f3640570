//! Who knows the password and guesses at codes is slowed, and the member is not.

use deskside_app::account::{Device, SignInError};

use super::super::harness::{browser, device_name};
use super::{Guarded, is_wrong};

#[tokio::test]
async fn who_guesses_codes_is_slowed_at_their_place_and_the_member_is_not_at_theirs() {
    let account = Guarded::account().await;
    for _ in 0..11 {
        let wrong = account.sign_in(Some("000000"), 1).await;
        assert!(is_wrong(&wrong), "{wrong:?}");
    }

    let slowed = account.sign_in(Some(&account.code()), 1).await;

    assert!(matches!(slowed, Err(SignInError::TryLater(_))), "{slowed:?}");
    assert!(account.sign_in(Some(&account.code()), 2).await.is_ok());
}

#[tokio::test]
async fn guesses_from_very_many_places_are_slowed_and_what_is_the_members_own_still_works() {
    let account = Guarded::account().await;
    let home = account.sign_in(Some(&account.code()), 200).await.unwrap();
    account.desk.stand_still(60);
    for place in 0..31 {
        let wrong = account.sign_in(Some("000000"), place).await;
        assert!(is_wrong(&wrong), "{place}: {wrong:?}");
    }

    let strange = account.sign_in(Some(&account.code()), 100).await;
    assert!(matches!(strange, Err(SignInError::TryLater(_))), "{strange:?}");

    let known = Device { name: device_name(), browser: Some(home.browser) };
    assert!(account.sign_in_with(known, Some(&account.code()), 100).await.is_ok());
    let recovery = account.recovery_codes[0].expose();
    assert!(account.sign_in_with(browser(), Some(recovery), 100).await.is_ok());
}

#[tokio::test]
async fn what_cannot_be_a_code_counts_as_a_wrong_one() {
    let account = Guarded::account().await;

    for code in ["", "12345", "not a code", &"9".repeat(64)] {
        let wrong = account.sign_in(Some(code), 1).await;
        assert!(is_wrong(&wrong), "{code}: {wrong:?}");
    }
}
