//! Roles of the organisation's own.

use deskside_app::roles::RoleError;
use deskside_domain::rights::{Level, Rights, Section};
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::RoleName;

use super::harness::{Desk, form};
use super::members::{again, only, with};

#[tokio::test]
async fn an_own_role_reaches_its_members_as_soon_as_it_is_changed() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.somebody("Ann", BuiltIn::User).await);
    let name = || RoleName::parse("Shift lead").unwrap();
    let sees = Rights::of([(Section::SessionRequests, Level::View)]);
    let acts = Rights::of([(Section::SessionRequests, Level::Edit)]);
    let role = desk.app.create_role(&owner, name(), sees).await.unwrap().role;
    let RoleKey::Own(id) = role.key() else { panic!("{role:?}") };
    desk.app.edit_member(&owner, ann.agent.id, with([role.key()])).await.unwrap();
    let refused = desk.create_as(&again(&desk, &ann).await, form()).await;
    assert!(refused.is_err(), "{refused:?}");

    let would = desk.app.simulate_role(&owner, id, &acts).await.unwrap();
    let changed = desk.app.edit_role(&owner, id, 1, (None, Some(acts.clone()))).await.unwrap();

    let [would] = &would[..] else { panic!("{would:?}") };
    assert_eq!((&would.member, &would.then), (&ann.agent, &acts));
    assert_eq!(changed.members, std::slice::from_ref(&ann.agent));
    assert!(desk.create_as(&again(&desk, &ann).await, form()).await.is_ok());
}

#[tokio::test]
async fn a_role_that_somebody_has_is_not_deleted_and_a_stale_edit_changes_nothing() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let name = || RoleName::parse("Shift lead").unwrap();
    let role = desk.app.create_role(&owner, name(), Rights::default()).await.unwrap().role;
    let RoleKey::Own(id) = role.key() else { panic!("{role:?}") };
    let twin = desk.app.create_role(&owner, RoleName::parse("SHIFT lead").unwrap(), Rights::default()).await;
    assert!(matches!(twin, Err(RoleError::NameTaken)), "{twin:?}");
    for built_in in ["owner", "Support Agent", "Inhaber"] {
        let name = RoleName::parse(built_in).unwrap();
        let twin = desk.app.edit_role(&owner, id, 1, (Some(name), None)).await;
        assert!(matches!(twin, Err(RoleError::NameTaken)), "{built_in}: {twin:?}");
    }
    desk.app.edit_member(&owner, ann.agent.id, with([role.key()])).await.unwrap();

    let in_use = desk.app.delete_role(&owner, id).await;
    let stale = desk.app.edit_role(&owner, id, 7, (None, None)).await;
    desk.app.edit_member(&owner, ann.agent.id, only(BuiltIn::User)).await.unwrap();

    assert!(matches!(in_use, Err(RoleError::InUse { holders: 1 })), "{in_use:?}");
    assert!(matches!(stale, Err(RoleError::Stale)), "{stale:?}");
    desk.app.delete_role(&owner, id).await.unwrap();
}
