//! The organisation is founded once, and an address belongs to one member.

use deskside_domain::member::Member;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_domain::tokens::PasswordResetToken;
use deskside_store::{PasswordReset, Store, StoreError};

use super::harness::{START, TestStore, member, organisation, second};

async fn found(store: Store, number: u8) -> Result<(), StoreError> {
    let unit = store.begin().await?;
    let owner = member(number, &format!("Owner{number}"));
    unit.members().found(&organisation(), &owner, String::new(), START).await?;
    unit.commit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_found_the_organisation_at_once_one_does() {
    let test = TestStore::empty().await;
    let racing: Vec<_> = (0..8).map(|number| tokio::spawn(found(test.store.clone(), number))).collect();

    let mut founders = Vec::new();
    for (number, racer) in (0_u8..).zip(racing) {
        match racer.await.unwrap() {
            Ok(()) => founders.push(number),
            Err(StoreError::Exists { what: "organisation" }) => {}
            Err(other) => panic!("{other:?}"),
        }
    }

    let [founder] = founders[..] else { panic!("{founders:?} founded it") };
    for number in 0..8 {
        let known = test.store.members().find(member(number, "Owner").id).await.unwrap();
        assert_eq!(known.is_some(), number == founder, "no loser is a member");
    }
}

#[tokio::test]
async fn an_address_belongs_to_one_member_however_it_is_spelt() {
    let test = TestStore::founded().await;
    let mut twin = member(7, "Twin");
    twin.email = EmailAddress::parse("ANN@Brightwater.example").unwrap();

    let unit = test.store.begin().await.unwrap();
    let added = unit.members().add(&twin, String::new()).await;

    assert!(matches!(added, Err(StoreError::Exists { what: "member" })), "{added:?}");
}

#[tokio::test]
async fn a_member_is_found_by_any_spelling_of_the_address() {
    let test = TestStore::founded().await;
    let spelt = EmailAddress::parse("ann@BRIGHTWATER.example").unwrap();

    let found = test.store.members().credentials(&spelt).await.unwrap().unwrap();

    assert_eq!(found.member.id, member(0, "Ann").id);
}

#[tokio::test]
async fn a_link_to_choose_another_password_is_used_up_by_itself_only() {
    let test = TestStore::founded().await;
    let ann = member(0, "Ann").id;
    let reset = PasswordReset { member: ann, offered_by: ann, expires_at: second(60) };
    let [replaced, valid] = [1, 2].map(|number| PasswordResetToken::generate([number; 32]).hash());
    let unit = test.store.begin().await.unwrap();
    for token in [replaced, valid] {
        unit.invitations().offer_reset(&reset, token).await.unwrap();
    }

    let by_the_replaced = unit.invitations().take_reset(replaced, START).await;
    let too_late = unit.invitations().take_reset(valid, second(60)).await;
    let in_time = unit.invitations().take_reset(valid, second(59)).await;
    let twice = unit.invitations().take_reset(valid, second(59)).await;

    assert!(matches!(by_the_replaced, Err(StoreError::NotFound { .. })), "{by_the_replaced:?}");
    assert!(matches!(too_late, Err(StoreError::NotFound { .. })), "{too_late:?}");
    assert_eq!(in_time.unwrap(), reset);
    assert!(matches!(twice, Err(StoreError::NotFound { .. })), "{twice:?}");
}

#[tokio::test]
async fn members_stand_in_the_same_order_on_every_database() {
    let test = TestStore::founded().await;
    let unit = test.store.begin().await.unwrap();
    for (number, name) in [(1, "de Vries"), (2, "Čapek"), (3, "Zora"), (4, "Bea"), (5, "ann"), (6, "Ärzte")]
    {
        let email = EmailAddress::parse(&format!("m{number}@brightwater.example")).unwrap();
        let new = Member { email, ..member(number, "Somebody") };
        let new = Member { name: PersonName::parse(name).unwrap(), ..new };
        unit.members().add(&new, String::new()).await.unwrap();
    }
    unit.commit().await.unwrap();

    let members = test.store.members().all().await.unwrap();

    let names: Vec<_> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Ann", "ann", "Ärzte", "Bea", "Čapek", "de Vries", "Zora"]);
}
