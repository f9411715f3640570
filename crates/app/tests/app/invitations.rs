//! Invitations: who accepts them becomes what, and who may send which.

use deskside_app::members::{AcceptError, Accepted, InviteError, MembersError, NewInvitation};
use deskside_app::roles::RoleError;
use deskside_domain::member::MemberRefusal;
use deskside_domain::rights::Rights;
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::{PersonName, RoleName};

use super::harness::{Desk, address, browser, from};
use super::members::{only, password};

pub(super) fn invitation(name: &str, role: BuiltIn) -> NewInvitation {
    NewInvitation { name: None, email: address(name), roles: [RoleKey::BuiltIn(role)].into() }
}

fn accepted(name: &str) -> Accepted {
    Accepted { name: PersonName::parse(name).unwrap(), password: password("a new horse battery") }
}

#[tokio::test]
async fn who_accepts_an_invitation_is_a_member_with_its_roles_and_the_link_is_used_up() {
    let desk = Desk::founded().await;
    let owner = desk.owner().await;
    let (_, link) = desk.app.invite(&owner, invitation("Chiara", BuiltIn::SupportAgent)).await.unwrap();
    let accept = async || {
        desk.app.accept_invitation(link.token.expose(), accepted("Chiara"), browser(), from(1)).await
    };

    let signed_in = accept().await.unwrap();

    let chiara = desk.app.authenticate(signed_in.token.expose()).await.unwrap();
    assert_eq!(chiara.rights, BuiltIn::SupportAgent.rights());
    assert!(matches!(accept().await, Err(AcceptError::NotFound)));
    assert!(desk.app.invitations(&owner).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_invitation_dies_when_it_is_taken_back_replaced_or_old() {
    let desk = Desk::founded().await;
    let owner = desk.owner().await;
    let invite = async || desk.app.invite(&owner, invitation("Chiara", BuiltIn::User)).await.unwrap();
    let is_open = async |token: &str| desk.app.open_invitation(token, from(1)).await.is_ok();

    let (_, first) = invite().await;
    let (second, link) = invite().await;
    assert!(!is_open(first.token.expose()).await, "replaced");
    assert!(is_open(link.token.expose()).await);
    desk.app.withdraw_invitation(&owner, second.invitation.id).await.unwrap();
    assert!(!is_open(link.token.expose()).await, "taken back");

    let (_, old) = invite().await;
    desk.pass(3 * 24 * 3_600).await;
    assert!(!is_open(old.token.expose()).await, "old");
}

#[tokio::test]
async fn an_invitation_makes_nobody_more_than_whoever_sent_it_could_make_them_now() {
    let desk = Desk::founded().await;
    let (owner, admin) = (desk.owner().await, desk.admin("Ada").await);
    let accept = async |token: &str| {
        desk.app.accept_invitation(token, accepted("Chiara"), browser(), from(1)).await.map(drop)
    };
    let (_, link) = desk.app.invite(&admin, invitation("Chiara", BuiltIn::SupportAgent)).await.unwrap();

    desk.app.edit_member(&owner, admin.agent.id, only(BuiltIn::SupportAgent)).await.unwrap();
    let of_an_agent = accept(link.token.expose()).await;
    desk.app.edit_member(&owner, admin.agent.id, only(BuiltIn::Admin)).await.unwrap();
    desk.app.disable_member(&owner, admin.agent.id).await.unwrap();
    let of_nobody = accept(link.token.expose()).await;

    assert!(matches!(of_an_agent, Err(AcceptError::NotFound)), "{of_an_agent:?}");
    assert!(matches!(of_nobody, Err(AcceptError::NotFound)), "{of_nobody:?}");
    assert!(desk.app.invitations(&owner).await.unwrap().is_empty(), "taken back");
}

#[tokio::test]
async fn an_expired_invitation_holds_no_role_and_is_forgotten_after_a_week() {
    let desk = Desk::founded().await;
    let owner = desk.owner().await;
    let name = RoleName::parse("Shift lead").unwrap();
    let role = desk.app.create_role(&owner, name, Rights::default()).await.unwrap().role;
    let RoleKey::Own(id) = role.key() else { panic!("{role:?}") };
    let new = NewInvitation { roles: [role.key()].into(), ..invitation("Chiara", BuiltIn::User) };
    desk.app.invite(&owner, new).await.unwrap();
    let invited = async || {
        desk.app.sweep().await.unwrap();
        desk.app.invitations(&owner).await.unwrap().len()
    };
    assert!(matches!(desk.app.delete_role(&owner, id).await, Err(RoleError::InUse { holders: 1 })));

    desk.pass(3 * 24 * 3_600).await;
    desk.app.delete_role(&owner, id).await.unwrap();
    assert_eq!(invited().await, 1);
    desk.pass(7 * 24 * 3_600).await;
    assert_eq!(invited().await, 0);
}

#[tokio::test]
async fn nobody_invites_to_more_than_they_may_or_a_member_once_more() {
    let desk = Desk::founded().await;
    let admin = desk.admin("Ada").await;

    let owner = desk.app.invite(&admin, invitation("Chiara", BuiltIn::Owner)).await.map(drop);
    let twice = desk.app.invite(&admin, invitation("Ada", BuiltIn::User)).await.map(drop);

    assert!(matches!(
        owner,
        Err(InviteError::Members(MembersError::Refused(MemberRefusal::BeyondOwnRights(_))))
    ));
    assert!(matches!(twice, Err(InviteError::AddressTaken)));
}
