//! Links by which a member chooses another password.

use deskside_app::account::{SignInError, Stands};
use deskside_app::members::AcceptError;
use deskside_domain::rights::Rights;
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::RoleName;

use super::harness::{Desk, PASSWORD, browser, founding, from, in_person, typed};
use super::members::{only, password, with};

#[tokio::test]
async fn a_reset_link_changes_the_password_once_and_signs_out_everywhere() {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let (first, owner) = (desk.signed_in_as(founding().email).await, desk.owner().await);
    let link = desk.app.offer_password_reset(&owner, first.agent.id).await.unwrap();
    let new = "another horse battery";
    let reset = async || desk.app.reset_password(link.token.expose(), &password(new), from(1)).await;

    reset().await.unwrap();

    assert_eq!(desk.app.still_stands(&first).await.unwrap(), Stands::SignedOut);
    assert!(matches!(reset().await, Err(AcceptError::NotFound)));
    let sign_in = async |password| {
        let email = founding().email;
        desk.app.sign_in(typed(email.as_str(), password), browser(), from(2)).await.map(drop)
    };
    assert!(matches!(sign_in(PASSWORD).await, Err(SignInError::WrongCredentials)));
    assert!(sign_in(new).await.is_ok());
}

/// Whether the password becomes another by this link.
async fn resets(desk: &Desk, token: &str) -> bool {
    match desk.app.reset_password(token, &password("another horse battery"), from(1)).await {
        Ok(()) => true,
        Err(AcceptError::NotFound) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_reset_link_is_void_once_the_member_may_do_more_than_whoever_offered_it() {
    let desk = Desk::founded().await;
    let (owner, admin, ann) = (desk.owner().await, desk.admin("Ada").await, desk.agent("Ann").await);
    let lead = RoleName::parse("Shift lead").unwrap();
    let role = desk.app.create_role(&owner, lead, Rights::default()).await.unwrap().role;
    let RoleKey::Own(id) = role.key() else { panic!("{role:?}") };
    desk.app.edit_member(&owner, ann.agent.id, with([role.key()])).await.unwrap();
    let by_the_members_roles = desk.app.offer_password_reset(&admin, ann.agent.id).await.unwrap();

    desk.app.edit_role(&owner, id, 1, (None, Some(Rights::all()))).await.unwrap();

    assert!(!resets(&desk, by_the_members_roles.token.expose()).await);
}

#[tokio::test]
async fn a_reset_link_ends_with_the_members_roles_standing_and_password() {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let (first, owner) = (desk.signed_in_as(founding().email).await, desk.owner().await);
    let id = first.agent.id;
    let offered = async || desk.app.offer_password_reset(&owner, id).await.unwrap().token;

    let link = offered().await;
    desk.app.edit_member(&owner, id, only(BuiltIn::Admin)).await.unwrap();
    assert!(!resets(&desk, link.expose()).await, "roles");

    let link = offered().await;
    desk.app.disable_member(&owner, id).await.unwrap();
    desk.app.enable_member(&owner, id).await.unwrap();
    assert!(!resets(&desk, link.expose()).await, "standing");

    let (link, first) = (offered().await, desk.signed_in_as(founding().email).await);
    desk.app
        .change_password(&in_person(&first), PASSWORD, &password("a third horse battery"), from(1))
        .await
        .unwrap();
    assert!(!resets(&desk, link.expose()).await, "password");
}

#[tokio::test]
async fn a_reset_link_is_void_when_whoever_offered_it_is_disabled() {
    let desk = Desk::founded().await;
    let (owner, admin, ann) = (desk.owner().await, desk.admin("Ada").await, desk.agent("Ann").await);
    let link = desk.app.offer_password_reset(&admin, ann.agent.id).await.unwrap();

    desk.app.disable_member(&owner, admin.agent.id).await.unwrap();

    assert!(!resets(&desk, link.token.expose()).await);
}
