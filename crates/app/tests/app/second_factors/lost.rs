//! When the phone is gone: recovery codes, and whoever looks after members.

use deskside_app::account::{SecondFactorError, SignInError};
use deskside_app::members::MembersError;
use deskside_domain::member::{MemberRefusal, NewPassword};
use deskside_domain::role::BuiltIn;

use super::super::harness::{PASSWORD, from, in_person, typed};
use super::{Guarded, OWNER, is_wrong};

#[tokio::test]
async fn a_recovery_code_signs_in_once_however_it_is_typed() {
    let account = Guarded::account().await;
    let code = account.recovery_codes[3].expose().to_lowercase().replace('-', " ");

    assert!(account.sign_in(Some(&code), 1).await.is_ok());
    let again = account.sign_in(Some(&code), 1).await;

    assert!(is_wrong(&again), "{again:?}");
    assert_eq!(
        account.desk.app.second_factors(&in_person(&account.owner)).await.unwrap().recovery_codes_left,
        9
    );
}

#[tokio::test]
async fn new_recovery_codes_make_the_old_ones_void_and_need_the_password() {
    let account = Guarded::account().await;
    let renew = async |password| {
        account.desk.app.renew_recovery_codes(&in_person(&account.owner), password, from(1)).await
    };

    let refused = renew("wrong horse battery").await;
    assert!(matches!(refused, Err(SecondFactorError::Password(_))), "{refused:?}");
    let new = renew(PASSWORD).await.unwrap();

    let old = account.sign_in(Some(account.recovery_codes[0].expose()), 1).await;
    assert!(is_wrong(&old), "{old:?}");
    assert!(account.sign_in(Some(new[0].expose()), 1).await.is_ok());
}

#[tokio::test]
async fn who_looks_after_members_removes_what_was_lost_of_those_who_may_do_no_more() {
    let account = Guarded::account().await;
    let (desk, owner) = (&account.desk, account.owner.agent.id);
    let (admin, other_owner) = (desk.admin("Ada").await, desk.owner().await);
    let by_agent = desk.somebody("Ann", BuiltIn::SupportAgent).await;

    let strange = desk.app.remove_second_factors(&by_agent, owner).await;
    assert!(matches!(strange, Err(MembersError::NotPermitted(_))), "{strange:?}");
    let beyond = desk.app.remove_second_factors(&admin, owner).await;
    assert!(matches!(beyond, Err(MembersError::Refused(MemberRefusal::BeyondOwnRights(_)))), "{beyond:?}");
    let own = desk.app.remove_second_factors(&account.owner, owner).await;
    assert!(matches!(own, Err(MembersError::Refused(MemberRefusal::Yourself))), "{own:?}");
    assert!(account.sign_in(None, 1).await.is_err());

    let seen = desk.app.remove_second_factors(&other_owner, owner).await.unwrap();

    assert!(seen.second_factors.is_empty());
    assert!(account.sign_in(None, 1).await.is_ok());
    let again = desk.app.remove_second_factors(&other_owner, owner).await;
    assert!(matches!(again, Err(MembersError::Refused(MemberRefusal::NothingChanges))), "{again:?}");
}

#[tokio::test]
async fn a_link_to_choose_another_password_does_not_stand_in_for_a_code() {
    let account = Guarded::account().await;
    let (desk, owner) = (&account.desk, account.owner.agent.id);
    let other_owner = desk.owner().await;
    let link = desk.app.offer_password_reset(&other_owner, owner).await.unwrap();
    let new = "another horse battery";
    let chosen = NewPassword::choose(new, &super::founding().email).unwrap();

    desk.app.reset_password(link.token.expose(), &chosen, from(1)).await.unwrap();

    let asked = desk.app.sign_in(typed(OWNER, new), super::browser(), from(1)).await;
    assert!(matches!(asked, Err(SignInError::SecondFactorRequired { .. })), "{asked:?}");
}
