//! Passkeys: which answer of which device signs whom in, and that each is taken once.

use deskside_app::account::{RelyingParty, SecondFactorError, SignInError, SignedInAs};
use deskside_app::{Actor, App};
use deskside_domain::second_factor::{Passkey, RecoveryCode, SecondFactor};
use deskside_domain::text::PasskeyName;
use deskside_test_passkey::Device;
use futures_util::future::join_all;
use serde_json::Value;

use super::super::harness::{Desk, PASSWORD, browser, founding, from, in_person, typed};
use super::{OWNER, owner};

const ORIGIN: &str = "https://help.brightwater.example";

/// An owner with a passkey.
struct Keyed {
    desk: Desk,
    owner: Actor,
    party: RelyingParty,
    device: Device,
    passkey: Passkey,
    recovery_codes: Vec<RecoveryCode>,
}

impl Keyed {
    async fn account() -> Self {
        let (desk, owner) = owner().await;
        let (party, mut device) = (party(), Device::at(ORIGIN, 1));
        let (passkey, recovery_codes) = add(&desk, &owner, &party, &mut device).await.unwrap();
        Self { desk, owner, party, device, passkey, recovery_codes }
    }

    /// What the device answers when it is asked who is there, and what goes with it.
    fn answered(&mut self) -> (String, Value) {
        let begun = self.desk.app.begin_passkey_sign_in(&self.party).unwrap();
        (begun.ceremony, self.device.get(&begun.options))
    }

    async fn sign_in(&mut self) -> Result<SignedInAs, SignInError> {
        let (ceremony, answer) = self.answered();
        sign_in_at(&self.desk.app, &self.party, &ceremony, answer).await
    }
}

fn party() -> RelyingParty {
    RelyingParty::at(ORIGIN).unwrap()
}

async fn sign_in_at(
    app: &App,
    party: &RelyingParty,
    ceremony: &str,
    answer: Value,
) -> Result<SignedInAs, SignInError> {
    app.sign_in_by_passkey(party, ceremony, answer, browser(), from(1)).await
}

async fn add(
    desk: &Desk,
    by: &Actor,
    party: &RelyingParty,
    device: &mut Device,
) -> Result<(Passkey, Vec<RecoveryCode>), SecondFactorError> {
    let begun = desk.app.begin_passkey(&in_person(by), party, PASSWORD, from(1)).await.unwrap();
    let answer = device.create(&begun.options);
    desk.app.add_passkey(&in_person(by), party, &begun.ceremony, named("Laptop"), answer).await
}

fn named(name: &str) -> PasskeyName {
    PasskeyName::parse(name).unwrap()
}

fn is_wrong<T>(result: &Result<T, SignInError>) -> bool {
    matches!(result, Err(SignInError::WrongPasskey))
}

#[tokio::test]
async fn a_passkey_signs_its_member_in_without_anything_else() {
    let mut account = Keyed::account().await;

    let signed_in = account.sign_in().await.unwrap();

    assert_eq!(signed_in.member.id, account.owner.agent.id);
    let passkeys = account.desk.app.passkeys(&in_person(&account.owner)).await.unwrap();
    assert_eq!(passkeys[0].last_used_at, Some(account.desk.now()));
    assert!(account.sign_in().await.is_ok(), "and again");
}

#[tokio::test]
async fn with_a_passkey_the_password_alone_is_not_enough_and_a_recovery_code_helps() {
    let account = Keyed::account().await;
    assert_eq!(account.recovery_codes.len(), 10);

    let asked = account.desk.app.sign_in(typed(OWNER, PASSWORD), browser(), from(1)).await;

    let Err(SignInError::SecondFactorRequired { factors }) = asked else { panic!("{asked:?}") };
    assert_eq!(factors, [SecondFactor::Passkey].into());
    let mut with_code = typed(OWNER, PASSWORD);
    with_code.code = Some(account.recovery_codes[0].expose());
    assert!(account.desk.app.sign_in(with_code, browser(), from(1)).await.is_ok());
}

#[tokio::test]
async fn one_answer_signs_in_once_at_whichever_server() {
    let mut account = Keyed::account().await;
    let servers: Vec<_> = (0..4).map(|_| account.desk.another_server()).collect();
    let (ceremony, answer) = account.answered();

    let tries = servers.iter().map(|app| sign_in_at(app, &account.party, &ceremony, answer.clone()));
    let outcomes = join_all(tries).await;

    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    let again = sign_in_at(&account.desk.app, &account.party, &ceremony, answer).await;
    assert!(again.is_err(), "{again:?}");
}

#[tokio::test]
async fn an_answer_that_comes_too_late_signs_nobody_in() {
    let mut account = Keyed::account().await;
    let (ceremony, answer) = account.answered();
    account.desk.stand_still(5 * 60);

    let late = sign_in_at(&account.desk.app, &account.party, &ceremony, answer).await;

    assert!(matches!(late, Err(SignInError::Over)), "{late:?}");
}

#[tokio::test]
async fn an_answer_to_another_question_signs_nobody_in() {
    let mut account = Keyed::account().await;
    let (ceremony, _) = account.answered();
    let (_, answer) = account.answered();

    let wrong = sign_in_at(&account.desk.app, &account.party, &ceremony, answer).await;

    assert!(is_wrong(&wrong), "{wrong:?}");
}

#[tokio::test]
async fn a_page_elsewhere_gets_nothing_for_what_it_tricks_the_device_into() {
    let mut account = Keyed::account().await;
    account.device.origin = "https://help.brightwater.example.evil.example".to_owned();

    let wrong = account.sign_in().await;

    assert!(is_wrong(&wrong), "{wrong:?}");
    account.device.origin = ORIGIN.to_owned();
    assert!(account.sign_in().await.is_ok(), "nothing else was wrong");
}

#[tokio::test]
async fn a_device_that_does_not_make_sure_who_holds_it_is_not_enough() {
    let mut account = Keyed::account().await;
    account.device.verifies = false;

    let wrong = account.sign_in().await;

    assert!(is_wrong(&wrong), "{wrong:?}");
    account.device.verifies = true;
    assert!(account.sign_in().await.is_ok(), "nothing else was wrong");
    let (desk, mut careless) = (&account.desk, Device::at(ORIGIN, 2));
    careless.verifies = false;
    let refused = add(desk, &account.owner, &account.party, &mut careless).await;
    assert!(matches!(refused, Err(SecondFactorError::WrongAnswer)), "{refused:?}");
}

#[tokio::test]
async fn a_copied_key_is_found_out_by_its_counter() {
    let mut account = Keyed::account().await;
    account.device.counter = 9;
    account.sign_in().await.unwrap();
    account.device.counter = 5;

    let copied = account.sign_in().await;

    assert!(is_wrong(&copied), "{copied:?}");
}

#[tokio::test]
async fn a_removed_passkey_signs_nobody_in_and_with_the_last_go_the_recovery_codes() {
    let mut account = Keyed::account().await;
    let (app, by, id) = (account.desk.app.clone(), account.owner.clone(), account.passkey.id);

    let refused = app.remove_passkey(&in_person(&by), id, "wrong horse battery", from(1)).await;
    assert!(matches!(refused, Err(SecondFactorError::Password(_))), "{refused:?}");
    app.remove_passkey(&in_person(&by), id, PASSWORD, from(1)).await.unwrap();

    let wrong = account.sign_in().await;
    assert!(is_wrong(&wrong), "{wrong:?}");
    assert_eq!(app.second_factors(&in_person(&by)).await.unwrap().recovery_codes_left, 0);
    assert!(app.sign_in(typed(OWNER, PASSWORD), browser(), from(1)).await.is_ok());
}

#[tokio::test]
async fn a_disabled_members_passkey_signs_nobody_in() {
    let mut account = Keyed::account().await;
    let other_owner = account.desk.owner().await;
    account.desk.app.disable_member(&other_owner, account.owner.agent.id).await.unwrap();

    let refused = account.sign_in().await;

    assert!(is_wrong(&refused), "{refused:?}");
}

#[tokio::test]
async fn nobody_renames_or_removes_the_passkey_of_another_and_its_member_does() {
    let account = Keyed::account().await;
    let (app, id) = (&account.desk.app, account.passkey.id);
    let ben = account.desk.agent("Ben").await;

    let strange = app.rename_passkey(&in_person(&ben), id, named("Mine")).await;
    let renamed = app.rename_passkey(&in_person(&account.owner), id, named("Security key")).await.unwrap();

    assert!(matches!(strange, Err(SecondFactorError::NotFound)), "{strange:?}");
    assert_eq!(renamed.name.as_str(), "Security key");
}

#[tokio::test]
async fn what_was_begun_is_finished_by_whoever_began_it_in_time_and_once() {
    let account = Keyed::account().await;
    let (desk, by) = (&account.desk, &account.owner);
    let ben = desk.agent("Ben").await;
    let mut device = Device::at(ORIGIN, 3);
    let begun = desk.app.begin_passkey(&in_person(by), &account.party, PASSWORD, from(1)).await.unwrap();
    let answer = device.create(&begun.options);
    let finish = async |by| {
        desk.app
            .add_passkey(&in_person(by), &account.party, &begun.ceremony, named("Phone"), answer.clone())
            .await
    };

    let of_ben = finish(&ben).await;
    assert!(matches!(of_ben, Err(SecondFactorError::Over)), "{of_ben:?}");
    let (_, codes) = finish(by).await.unwrap();
    assert!(codes.is_empty(), "there are some from the first one");
    let again = finish(by).await;
    assert!(matches!(again, Err(SecondFactorError::Over)), "{again:?}");

    let begun = desk.app.begin_passkey(&in_person(by), &account.party, PASSWORD, from(1)).await.unwrap();
    desk.stand_still(5 * 60);
    let answer = Device::at(ORIGIN, 4).create(&begun.options);
    let late =
        desk.app.add_passkey(&in_person(by), &account.party, &begun.ceremony, named("Late"), answer).await;
    assert!(matches!(late, Err(SecondFactorError::Over)), "{late:?}");
}

#[tokio::test]
async fn a_device_is_asked_to_find_the_key_itself_and_told_which_it_has() {
    let account = Keyed::account().await;

    let begun = account
        .desk
        .app
        .begin_passkey(&in_person(&account.owner), &account.party, PASSWORD, from(1))
        .await
        .unwrap();

    let selection = &begun.options["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required");
    assert_eq!(selection["userVerification"], "required");
    assert_eq!(begun.options["rp"]["id"], "help.brightwater.example");
    assert_eq!(begun.options["rp"]["name"], founding().organisation.as_str());
    assert_eq!(begun.options["excludeCredentials"].as_array().unwrap().len(), 1);
    let who = account.desk.app.begin_passkey_sign_in(&account.party).unwrap();
    assert_eq!(who.options["userVerification"], "required");
    assert!(who.options["allowCredentials"].as_array().is_none_or(Vec::is_empty));
}

#[tokio::test]
async fn what_is_no_answer_signs_nobody_in() {
    let account = Keyed::account().await;
    let begun = account.desk.app.begin_passkey_sign_in(&account.party).unwrap();

    for answer in [Value::Null, serde_json::json!({}), serde_json::json!({ "id": "x", "response": [] })] {
        let wrong = sign_in_at(&account.desk.app, &account.party, &begun.ceremony, answer).await;
        assert!(is_wrong(&wrong), "{wrong:?}");
    }
    let over = sign_in_at(&account.desk.app, &account.party, "", Value::Null).await;
    assert!(matches!(over, Err(SignInError::Over)), "{over:?}");
}
