//! Signing in, and how a sign-in ends.

use deskside_app::Actor;
use deskside_app::account::{AuthenticateError, SignInError, SignInsError, SignedInAs, Stands};
use deskside_domain::member::NewPassword;

use super::harness::{Desk, PASSWORD, address, browser, founding, from, in_person, typed};

const OWNER: &str = "owner@brightwater.example";
const DAY: i64 = 24 * 3_600;

async fn with_owner() -> Desk {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    desk
}

async fn sign_in(desk: &Desk, email: &str, password: &str, place: u8) -> Result<SignedInAs, SignInError> {
    desk.app.sign_in(typed(email, password), browser(), from(place)).await
}

async fn signed_in(desk: &Desk) -> (Actor, String) {
    let token = sign_in(desk, OWNER, PASSWORD, 1).await.unwrap().token.expose().to_owned();
    (desk.app.authenticate(&token).await.unwrap(), token)
}

async fn is_signed_in(desk: &Desk, token: &str) -> bool {
    match desk.app.authenticate(token).await {
        Ok(_) => true,
        Err(AuthenticateError::NotSignedIn) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_right_password_signs_in_however_the_address_is_spelt() {
    let desk = with_owner().await;

    let signed_in = sign_in(&desk, " OWNER@Brightwater.example", PASSWORD, 1).await.unwrap();

    let actor = desk.app.authenticate(signed_in.token.expose()).await.unwrap();
    assert_eq!(actor.agent.id, signed_in.member.id);
}

#[tokio::test]
async fn unknown_and_wrong_get_the_same_answer() {
    let desk = with_owner().await;

    for (email, password) in
        [(OWNER, "wrong horse battery"), ("nobody@brightwater.example", PASSWORD), ("no address", PASSWORD)]
    {
        let refused = sign_in(&desk, email, password, 1).await;
        assert!(matches!(refused, Err(SignInError::WrongCredentials)), "{email}: {refused:?}");
    }
}

#[tokio::test]
async fn who_fails_too_often_waits_even_with_the_right_password() {
    let desk = with_owner().await;
    for _ in 0..11 {
        let refused = sign_in(&desk, OWNER, "wrong horse battery", 1).await;
        assert!(matches!(refused, Err(SignInError::WrongCredentials)), "{refused:?}");
    }

    let refused = sign_in(&desk, OWNER, PASSWORD, 1).await;

    assert!(matches!(refused, Err(SignInError::TryLater(_))), "{refused:?}");
    assert!(sign_in(&desk, OWNER, PASSWORD, 2).await.is_ok(), "other places are not slowed");
}

#[tokio::test]
async fn guessing_at_accounts_that_do_not_exist_is_slowed_the_same() {
    let desk = with_owner().await;
    for _ in 0..11 {
        sign_in(&desk, "nobody@brightwater.example", PASSWORD, 1).await.unwrap_err();
    }

    let refused = sign_in(&desk, "nobody@brightwater.example", PASSWORD, 1).await;

    assert!(matches!(refused, Err(SignInError::TryLater(_))), "{refused:?}");
}

#[tokio::test]
async fn a_sign_in_ends_after_fourteen_days_however_much_it_is_used() {
    let desk = with_owner().await;
    let (_, token) = signed_in(&desk).await;

    for _ in 0..13 {
        desk.stand_still(DAY);
        assert!(is_signed_in(&desk, &token).await);
    }
    desk.stand_still(DAY - 1);
    assert!(is_signed_in(&desk, &token).await);
    desk.stand_still(1);
    assert!(!is_signed_in(&desk, &token).await);
}

#[tokio::test]
async fn a_sign_in_that_nobody_uses_for_four_days_ends() {
    let desk = with_owner().await;
    let (actor, token) = signed_in(&desk).await;

    desk.stand_still(4 * DAY - 1);
    assert!(is_signed_in(&desk, &token).await, "and is used by this");
    desk.stand_still(4 * DAY - 1);
    assert!(is_signed_in(&desk, &token).await);
    desk.stand_still(4 * DAY);

    assert_eq!(desk.app.still_stands(&actor).await.unwrap(), Stands::SignedOut);
    assert!(!is_signed_in(&desk, &token).await);
}

#[tokio::test]
async fn a_revoked_sign_in_signs_nobody_in_any_more() {
    let desk = with_owner().await;
    let (here, _) = signed_in(&desk).await;
    let (elsewhere, stolen) = signed_in(&desk).await;

    desk.app.revoke_sign_in(&in_person(&here), in_person(&elsewhere).sign_in).await.unwrap();

    assert!(!is_signed_in(&desk, &stolen).await);
    assert_eq!(desk.app.still_stands(&elsewhere).await.unwrap(), Stands::SignedOut);
    assert_eq!(desk.app.still_stands(&here).await.unwrap(), Stands::AsBefore);
    assert_eq!(desk.app.sign_ins(&in_person(&here)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_revokes_the_sign_in_of_another_member() {
    let desk = with_owner().await;
    let (owner, token) = signed_in(&desk).await;
    let ben = desk.agent("Ben").await;

    let refused = desk.app.revoke_sign_in(&in_person(&ben), in_person(&owner).sign_in).await;

    assert!(matches!(refused, Err(SignInsError::NotFound)), "{refused:?}");
    assert!(is_signed_in(&desk, &token).await);
}

#[tokio::test]
async fn signing_out_twice_is_signing_out_once() {
    let desk = with_owner().await;
    let (owner, token) = signed_in(&desk).await;

    desk.app.sign_out(&in_person(&owner)).await.unwrap();
    desk.app.sign_out(&in_person(&owner)).await.unwrap();

    assert!(!is_signed_in(&desk, &token).await);
}

#[tokio::test]
async fn the_last_use_is_noted_to_the_minute() {
    let desk = with_owner().await;
    let (owner, token) = signed_in(&desk).await;
    let signed_in_at = desk.now();
    let last_used_at = async || desk.app.sign_ins(&in_person(&owner)).await.unwrap()[0].last_used_at;

    desk.stand_still(59);
    desk.app.authenticate(&token).await.unwrap();
    assert_eq!(last_used_at().await, signed_in_at);
    desk.stand_still(1);
    desk.app.authenticate(&token).await.unwrap();
    assert_eq!(last_used_at().await, desk.now());
}

#[tokio::test]
async fn what_is_no_token_is_nobodys() {
    let desk = with_owner().await;

    for token in ["", "short", &"x".repeat(43)] {
        assert!(!is_signed_in(&desk, token).await, "{token}");
    }
}

#[tokio::test]
async fn nobody_stays_signed_in_by_a_password_that_changed_meanwhile() {
    let desk = with_owner().await;
    let (owner, _) = signed_in(&desk).await;
    let other = desk.owner().await;
    let link = desk.app.offer_password_reset(&other, owner.agent.id).await.unwrap();
    let new = NewPassword::choose("another horse battery", &address("owner")).unwrap();

    let (by_the_old, reset) = tokio::join!(
        sign_in(&desk, OWNER, PASSWORD, 1),
        desk.app.reset_password(link.token.expose(), &new, from(2))
    );

    reset.unwrap();
    match by_the_old {
        Ok(signed_in) => assert!(!is_signed_in(&desk, signed_in.token.expose()).await),
        Err(refused) => assert!(matches!(refused, SignInError::WrongCredentials), "{refused:?}"),
    }
}
