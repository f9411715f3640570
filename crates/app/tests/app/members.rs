//! Members: who may change whom, and that a change reaches whoever is signed in at once.

use std::collections::BTreeSet;

use deskside_app::Actor;
use deskside_app::account::{OwnPasswordError, ProfileEdit, SignInError, Stands};
use deskside_app::audit::AuditFilter;
use deskside_app::members::{AcceptError, Accepted, InviteError, MemberEdit, MembersError, NewInvitation};
use deskside_app::roles::RoleError;
use deskside_app::session_queues::QueueError;
use deskside_app::session_requests::{AssignError, AssignTo, TargetError};
use deskside_domain::language::Language;
use deskside_domain::member::{MemberRefusal, NewPassword, Standing};
use deskside_domain::rights::{Level, Rights, Section};
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::{PersonName, RoleName};

use super::harness::{Desk, PASSWORD, address, browser, form, founding, from, in_person, typed};
use super::queues::queue;

fn with(roles: impl IntoIterator<Item = RoleKey>) -> MemberEdit {
    MemberEdit { roles: Some(roles.into_iter().collect()), ..MemberEdit::default() }
}

fn only(role: BuiltIn) -> MemberEdit {
    with([RoleKey::BuiltIn(role)])
}

/// The same member as they are let in now.
async fn again(desk: &Desk, actor: &Actor) -> Actor {
    let email = desk.app.me(actor).await.unwrap().member.email;
    desk.signed_in_as(email).await
}

fn password(text: &str) -> NewPassword {
    NewPassword::choose(text, &address("nobody")).unwrap()
}

#[tokio::test]
async fn without_the_right_an_agent_neither_creates_nor_manages_and_with_it_does_at_once() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.somebody("Ann", BuiltIn::User).await);
    let refused = desk.create_as(&ann, form()).await;
    assert!(refused.is_err(), "{refused:?}");

    desk.app.edit_member(&owner, ann.agent.id, only(BuiltIn::SupportAgent)).await.unwrap();

    let ann = again(&desk, &ann).await;
    assert!(desk.create_as(&ann, form()).await.is_ok());
}

#[tokio::test]
async fn admins_look_after_members_and_not_after_owners() {
    let desk = Desk::founded().await;
    let (owner, admin, ann) = (desk.owner().await, desk.admin("Ada").await, desk.agent("Ann").await);
    let beyond = |result: Result<_, MembersError>| {
        matches!(result, Err(MembersError::Refused(MemberRefusal::BeyondOwnRights(_))))
    };

    assert!(desk.app.edit_member(&admin, ann.agent.id, only(BuiltIn::User)).await.is_ok());
    assert!(beyond(desk.app.edit_member(&admin, ann.agent.id, only(BuiltIn::Owner)).await.map(drop)));
    assert!(beyond(desk.app.disable_member(&admin, owner.agent.id).await.map(drop)));
    assert!(beyond(desk.app.offer_password_reset(&admin, owner.agent.id).await.map(drop)));
    assert!(beyond(desk.app.delete_member(&admin, owner.agent.id, None).await));
    let strange = desk.app.disable_member(&ann, admin.agent.id).await;
    assert!(matches!(strange, Err(MembersError::NotPermitted(_))), "{strange:?}");
}

#[tokio::test]
async fn of_two_owners_who_retire_each_other_one_stays() {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let first = desk.signed_in_as(founding().email).await;
    let second = desk.owner().await;

    let (one, other) = tokio::join!(
        desk.app.disable_member(&first, second.agent.id),
        desk.app.disable_member(&second, first.agent.id)
    );

    let lost: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
    let [lost] = &lost[..] else { panic!("{lost:?}") };
    // Who came second was disabled already, and so may do nothing.
    assert!(matches!(lost, MembersError::NotPermitted(_)), "{lost:?}");
}

#[tokio::test]
async fn a_disabled_member_is_signed_out_and_stays_out_until_enabled() {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let (first, owner) = (desk.signed_in_as(founding().email).await, desk.owner().await);
    let sign_in = async || {
        let email = founding().email;
        desk.app.sign_in(typed(email.as_str(), PASSWORD), browser(), from(1)).await
    };

    desk.app.disable_member(&owner, first.agent.id).await.unwrap();

    assert_eq!(desk.app.still_stands(&first).await.unwrap(), Stands::SignedOut);
    let refused = sign_in().await;
    assert!(matches!(refused, Err(SignInError::WrongCredentials)), "{refused:?}");
    let assigned = async || {
        let id = desk.create_as(&owner, form()).await.unwrap().request.id;
        desk.app.assign_session_request(&owner, id, AssignTo::Agent(first.agent.id)).await
    };
    assert!(matches!(assigned().await, Err(AssignError::Target(TargetError::NoSuchAgent))));

    let enabled = desk.app.enable_member(&owner, first.agent.id).await.unwrap();
    assert_eq!(enabled.member.standing, Standing::Active);
    assert!(sign_in().await.is_ok());
    assert!(assigned().await.is_ok());
}

#[tokio::test]
async fn what_a_deleted_member_did_stays_under_the_name_that_was_chosen() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let id = desk.create_as(&ann, form()).await.unwrap().request.id;
    let pseudonym = PersonName::parse("Former agent 3").unwrap();

    desk.app.delete_member(&owner, ann.agent.id, Some(pseudonym.clone())).await.unwrap();

    let seen = desk.app.session_request(&owner, id).await.unwrap();
    assert_eq!(seen.request.created_by.name, pseudonym);
    let members = desk.app.members(&owner).await.unwrap();
    assert!(members.iter().all(|seen| seen.member.id != ann.agent.id));
    // Her address is free again.
    assert!(desk.app.invite(&owner, invitation("Ann", BuiltIn::User)).await.is_ok());
}

fn invitation(name: &str, role: BuiltIn) -> NewInvitation {
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

#[tokio::test]
async fn a_member_changes_their_password_with_the_old_one_and_stays_signed_in_here_only() {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let here = desk.signed_in_as(founding().email).await;
    let elsewhere = desk.signed_in_as(founding().email).await;
    let new = password("another horse battery");

    let wrong = desk.app.change_password(&in_person(&here), "wrong horse battery", &new, from(1)).await;
    assert!(matches!(wrong, Err(OwnPasswordError::WrongPassword)), "{wrong:?}");
    desk.app.change_password(&in_person(&here), PASSWORD, &new, from(1)).await.unwrap();

    assert_eq!(desk.app.still_stands(&here).await.unwrap(), Stands::AsBefore);
    assert_eq!(desk.app.still_stands(&elsewhere).await.unwrap(), Stands::SignedOut);
}

#[tokio::test]
async fn a_member_says_how_they_are_called_and_in_which_language_they_read() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let edit = ProfileEdit {
        name: PersonName::parse("Ann-Marie").ok(),
        language: Some(Some(Language::De)),
        zone: None,
    };

    desk.app.edit_profile(&in_person(&ann), edit).await.unwrap();

    let me = desk.app.me(&ann).await.unwrap();
    assert_eq!((me.member.name.as_str(), me.member.language), ("Ann-Marie", Some(Language::De)));
    assert_eq!(me.member.roles, BTreeSet::from([RoleKey::BuiltIn(BuiltIn::SupportAgent)]));
}

#[tokio::test]
async fn a_deleted_member_neither_gets_the_real_name_back_nor_serves_a_queue() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let queue = queue(&desk, &owner, "First line").await.queue.id;
    let pseudonym = PersonName::parse("Former agent 3").unwrap();
    let id = desk.create_as(&ann, form()).await.unwrap().request.id;

    desk.app.delete_member(&owner, ann.agent.id, Some(pseudonym.clone())).await.unwrap();
    let name = ProfileEdit { name: PersonName::parse("Ann-Marie").ok(), ..ProfileEdit::default() };
    let renamed = desk.app.edit_profile(&in_person(&ann), name).await;
    let served = desk.app.subscribe(&owner, queue, ann.agent.id).await.map(drop);

    assert!(renamed.is_err(), "{renamed:?}");
    assert_eq!(desk.read(&owner, id).await.request.created_by.name, pseudonym);
    assert!(matches!(served, Err(QueueError::NoSuchMember)), "{served:?}");
}

#[tokio::test]
async fn what_changes_nothing_is_not_on_record() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let queue = queue(&desk, &owner, "First line").await.queue.id;
    let entries = async || {
        let (rows, _) = desk.app.audit_log(&owner, &AuditFilter::default(), None, 100).await.unwrap();
        rows.len()
    };
    desk.app.subscribe(&owner, queue, ann.agent.id).await.unwrap();
    let before = entries().await;

    desk.app.subscribe(&owner, queue, ann.agent.id).await.unwrap();
    desk.app.edit_member(&owner, ann.agent.id, MemberEdit::default()).await.unwrap();
    desk.app.edit_profile(&in_person(&ann), ProfileEdit::default()).await.unwrap();
    assert_eq!(entries().await, before);

    desk.app.unsubscribe(&owner, queue, ann.agent.id).await.unwrap();
    desk.app.unsubscribe(&owner, queue, ann.agent.id).await.unwrap();
    assert_eq!(entries().await, before + 1);
}

#[tokio::test]
async fn of_two_who_give_roles_at_once_the_second_learns_of_the_first() {
    let desk = Desk::founded().await;
    let (owner, ann) = (desk.owner().await, desk.agent("Ann").await);
    let id = ann.agent.id;
    let version = desk.app.member(&owner, id).await.unwrap().member.version;
    let edit = |role| MemberEdit { version: Some(version), ..only(role) };

    let first = desk.app.edit_member(&owner, id, edit(BuiltIn::Admin)).await.unwrap();
    let second = desk.app.edit_member(&owner, id, edit(BuiltIn::User)).await;

    assert_eq!(first.member.version, version + 1);
    assert!(matches!(second, Err(MembersError::Stale)), "{second:?}");
    assert_eq!(again(&desk, &ann).await.rights, BuiltIn::Admin.rights());
}

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
