//! The first owner, once.

use deskside_app::account::SetUpError;

use super::harness::{Desk, founding, from};

#[tokio::test]
async fn the_printed_token_makes_the_first_owner_once() {
    let desk = Desk::empty().await;
    let token = desk.app.offer_set_up().await.unwrap().unwrap();
    assert!(desk.app.set_up_open(token.expose()));

    desk.app.set_up(token.expose(), founding(), from(1)).await.unwrap();

    assert!(!desk.app.set_up_open(token.expose()));
    let again = desk.app.set_up(token.expose(), founding(), from(1)).await;
    assert!(matches!(again, Err(SetUpError::WrongToken)), "{again:?}");
    assert!(desk.app.offer_set_up().await.unwrap().is_none(), "no new token either");
}

#[tokio::test]
async fn any_other_token_opens_nothing() {
    let desk = Desk::empty().await;
    let earlier = desk.app.offer_set_up().await.unwrap().unwrap();
    desk.app.offer_set_up().await.unwrap().unwrap();

    for token in ["", "x", &"x".repeat(43), earlier.expose()] {
        assert!(!desk.app.set_up_open(token), "{token}");
        let refused = desk.app.set_up(token, founding(), from(1)).await;
        assert!(matches!(refused, Err(SetUpError::WrongToken)), "{refused:?}");
    }
}

#[tokio::test]
async fn guessing_the_token_is_slowed() {
    let desk = Desk::empty().await;
    desk.app.offer_set_up().await.unwrap();
    for _ in 0..11 {
        desk.app.set_up("guess", founding(), from(1)).await.unwrap_err();
    }

    let refused = desk.app.set_up("guess", founding(), from(1)).await;

    assert!(matches!(refused, Err(SetUpError::TryLater(_))), "{refused:?}");
}

#[tokio::test]
async fn of_the_printed_token_and_the_command_one_makes_the_owner() {
    let desk = Desk::empty().await;
    let token = desk.app.offer_set_up().await.unwrap().unwrap();

    let (by_token, by_command) =
        tokio::join!(desk.app.set_up(token.expose(), founding(), from(1)), desk.app.found(founding()));

    let loser = match (by_token, by_command) {
        (Ok(_), Err(loser)) | (Err(loser), Ok(_)) => loser,
        other => panic!("{other:?}"),
    };
    assert!(matches!(loser, SetUpError::AlreadySetUp), "{loser:?}");
}
