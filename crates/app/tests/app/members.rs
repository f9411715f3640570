//! Members: who may change whom, and that a change reaches whoever is signed in at once.

use std::collections::BTreeSet;

use deskside_app::Actor;
use deskside_app::account::{OwnPasswordError, ProfileEdit, SignInError, Stands};
use deskside_app::audit::AuditFilter;
use deskside_app::members::{MemberEdit, MembersError};
use deskside_app::session_queues::QueueError;
use deskside_app::session_requests::{AssignError, AssignTo, TargetError};
use deskside_domain::language::Language;
use deskside_domain::member::{MemberRefusal, NewPassword, Standing};
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::PersonName;

use super::harness::{Desk, PASSWORD, address, browser, form, founding, from, in_person, typed};
use super::invitations::invitation;
use super::queues::queue;

pub(super) fn with(roles: impl IntoIterator<Item = RoleKey>) -> MemberEdit {
    MemberEdit { roles: Some(roles.into_iter().collect()), ..MemberEdit::default() }
}

pub(super) fn only(role: BuiltIn) -> MemberEdit {
    with([RoleKey::BuiltIn(role)])
}

/// The same member as they are let in now.
pub(super) async fn again(desk: &Desk, actor: &Actor) -> Actor {
    let email = desk.app.me(actor).await.unwrap().member.email;
    desk.signed_in_as(email).await
}

pub(super) fn password(text: &str) -> NewPassword {
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
