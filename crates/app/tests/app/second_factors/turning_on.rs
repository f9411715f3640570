//! How an app comes into force, and that nothing half-done does.

use deskside_app::account::SecondFactorError;

use super::super::harness::{Desk, PASSWORD, browser, from, in_person};
use super::{Guarded, owner, sign_in_at, turn_on};

#[tokio::test]
async fn an_app_is_in_force_once_it_has_shown_a_code_and_not_before() {
    let (desk, owner) = owner().await;

    let offered = desk.app.begin_totp(&in_person(&owner), PASSWORD, from(1)).await.unwrap();
    let wrong = desk.app.confirm_totp(&in_person(&owner), &offered.ceremony, "000000").await;
    assert!(matches!(wrong, Err(SecondFactorError::WrongCode)), "{wrong:?}");
    assert!(sign_in_at(&desk.app, browser(), None, 1).await.is_ok());
    assert!(desk.app.second_factors(&in_person(&owner)).await.unwrap().totp_since.is_none());

    let code = offered.secret.code_at(desk.now());
    let codes = desk.app.confirm_totp(&in_person(&owner), &offered.ceremony, code.expose()).await.unwrap();

    assert_eq!(codes.len(), 10);
    assert!(sign_in_at(&desk.app, browser(), None, 1).await.is_err());
    let own = desk.app.second_factors(&in_person(&owner)).await.unwrap();
    assert_eq!((own.totp_since, own.recovery_codes_left), (Some(desk.now()), 10));
}

#[tokio::test]
async fn whoever_is_signed_in_stays_so() {
    let (desk, owner) = owner().await;
    let elsewhere = sign_in_at(&desk.app, browser(), None, 1).await.unwrap();

    turn_on(&desk, &owner).await;

    assert!(desk.app.authenticate(elsewhere.token.expose()).await.is_ok());
}

#[tokio::test]
async fn nobody_turns_it_on_without_the_password() {
    let (desk, owner) = owner().await;

    let refused = desk.app.begin_totp(&in_person(&owner), "wrong horse battery", from(1)).await;

    assert!(matches!(refused, Err(SecondFactorError::Password(_))), "{refused:?}");
}

#[tokio::test]
async fn what_was_begun_is_finished_in_time_by_whoever_began_it_and_once() {
    let (desk, owner) = owner().await;
    let ben = desk.agent("Ben").await;
    let offered = desk.app.begin_totp(&in_person(&owner), PASSWORD, from(1)).await.unwrap();
    let confirm = async |by, app: &deskside_app::App| {
        let code = offered.secret.code_at(desk.now());
        app.confirm_totp(&in_person(by), &offered.ceremony, code.expose()).await
    };

    let of_ben = confirm(&ben, &desk.app).await;
    assert!(matches!(of_ben, Err(SecondFactorError::Over)), "{of_ben:?}");
    // Any server finishes what another began.
    confirm(&owner, &desk.another_server()).await.unwrap();
    desk.app.turn_totp_off(&in_person(&owner), PASSWORD, from(1)).await.unwrap();
    let again = confirm(&owner, &desk.app).await;
    assert!(matches!(again, Err(SecondFactorError::Over)), "{again:?}");

    let late = desk.app.begin_totp(&in_person(&owner), PASSWORD, from(1)).await.unwrap();
    desk.stand_still(15 * 60);
    let code = late.secret.code_at(desk.now());
    let late = desk.app.confirm_totp(&in_person(&owner), &late.ceremony, code.expose()).await;
    assert!(matches!(late, Err(SecondFactorError::Over)), "{late:?}");
}

#[tokio::test]
async fn a_second_app_takes_the_place_of_none() {
    let account = Guarded::account().await;

    let another = account.desk.app.begin_totp(&in_person(&account.owner), PASSWORD, from(1)).await;

    assert!(matches!(another, Err(SecondFactorError::AlreadyOn)), "{another:?}");
}

#[tokio::test]
async fn members_say_what_each_proves_beside_the_password() {
    let (desk, owner) = owner().await;
    let factors = async |desk: &Desk| {
        let seen = desk.app.member(&owner, owner.agent.id).await.unwrap();
        seen.second_factors.len()
    };
    assert_eq!(factors(&desk).await, 0);

    turn_on(&desk, &owner).await;

    assert_eq!(factors(&desk).await, 1);
}
