//! Codes of an app beside the password: how they come into force, that each works once, and what helps when they are
//! lost.

mod guessing;
mod lost;
mod passkeys;
mod turning_on;

use deskside_app::account::{Device, Presented, SecondFactorError, SignInError, SignedInAs};
use deskside_app::audit::AuditFilter;
use deskside_app::{Actor, App};
use deskside_domain::audit::AuditAction;
use deskside_domain::second_factor::{RecoveryCode, SecondFactor, StrongProof, TotpSecret};
use futures_util::future::join_all;

use super::harness::{Desk, PASSWORD, browser, founding, from, in_person};

const OWNER: &str = "owner@brightwater.example";

/// An owner whose app shows codes.
struct Guarded {
    desk: Desk,
    owner: Actor,
    secret: TotpSecret,
    recovery_codes: Vec<RecoveryCode>,
}

impl Guarded {
    async fn account() -> Self {
        let (desk, owner) = owner().await;
        let (secret, recovery_codes) = turn_on(&desk, &owner).await;
        // The code that turned it on is used up.
        desk.stand_still(60);
        Self { desk, owner, secret, recovery_codes }
    }

    /// What the app shows now.
    fn code(&self) -> String {
        self.secret.code_at(self.desk.now()).expose().to_owned()
    }

    async fn sign_in(&self, code: Option<&str>, place: u8) -> Result<SignedInAs, SignInError> {
        self.sign_in_with(browser(), code, place).await
    }

    async fn sign_in_with(
        &self,
        device: Device,
        code: Option<&str>,
        place: u8,
    ) -> Result<SignedInAs, SignInError> {
        sign_in_at(&self.desk.app, device, code, place).await
    }
}

async fn sign_in_at(
    app: &App,
    device: Device,
    code: Option<&str>,
    place: u8,
) -> Result<SignedInAs, SignInError> {
    app.sign_in(Presented { email: OWNER, password: PASSWORD, code }, device, from(place)).await
}

async fn owner() -> (Desk, Actor) {
    let desk = Desk::empty().await;
    desk.app.found(founding()).await.unwrap();
    let owner = desk.signed_in_as(founding().email).await;
    (desk, owner)
}

async fn turn_on(desk: &Desk, by: &Actor) -> (TotpSecret, Vec<RecoveryCode>) {
    let offered = desk.app.begin_totp(&in_person(by), PASSWORD, from(1)).await.unwrap();
    let code = offered.secret.code_at(desk.now());
    let codes = desk.app.confirm_totp(&in_person(by), &offered.ceremony, code.expose()).await.unwrap();
    (offered.secret, codes)
}

fn is_wrong<T>(result: &Result<T, SignInError>) -> bool {
    matches!(result, Err(SignInError::WrongCode))
}

#[tokio::test]
async fn only_who_knows_the_password_is_asked_for_a_code() {
    let account = Guarded::account().await;

    let asked = account.sign_in(None, 1).await;
    let wrong = Presented { email: OWNER, password: "wrong horse battery", code: Some(&account.code()) };
    let stranger = account.desk.app.sign_in(wrong, browser(), from(1)).await;

    let Err(SignInError::SecondFactorRequired { factors }) = asked else { panic!("{asked:?}") };
    assert_eq!(factors, [SecondFactor::Totp].into());
    assert!(matches!(stranger, Err(SignInError::WrongCredentials)), "{stranger:?}");
}

#[tokio::test]
async fn a_code_signs_in_once_and_the_log_says_so() {
    let account = Guarded::account().await;
    let code = account.code();

    let signed_in = account.sign_in(Some(&code), 1).await.unwrap();
    let again = account.sign_in(Some(&code), 1).await;

    assert!(is_wrong(&again), "{again:?}");
    let actor = account.desk.app.authenticate(signed_in.token.expose()).await.unwrap();
    let (log, _) = account.desk.app.audit_log(&actor, &AuditFilter::default(), None, 1).await.unwrap();
    let entry = AuditAction::SignedIn { client: actor.client().unwrap(), by: Some(StrongProof::Totp) };
    assert_eq!(log[0].what, entry);
}

#[tokio::test]
async fn the_code_that_turned_it_on_signs_nobody_in() {
    let (desk, owner) = owner().await;
    let (secret, _) = turn_on(&desk, &owner).await;

    let code = secret.code_at(desk.now());
    let replayed = sign_in_at(&desk.app, browser(), Some(code.expose()), 1).await;

    assert!(is_wrong(&replayed), "{replayed:?}");
}

#[tokio::test]
async fn of_many_who_use_one_code_at_once_on_several_servers_one_is_signed_in() {
    let account = Guarded::account().await;
    let servers: Vec<_> = (0..4).map(|_| account.desk.another_server()).collect();

    for round in 0..5 {
        let recovery = account.recovery_codes[round].expose();
        for code in [account.code().as_str(), recovery] {
            let tries = servers.iter().map(|app| sign_in_at(app, browser(), Some(code), 1));
            let outcomes = join_all(tries).await;

            let signed_in = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            assert_eq!(signed_in, 1, "{outcomes:?}");
            assert!(outcomes.iter().all(|outcome| outcome.is_ok() || is_wrong(outcome)), "{outcomes:?}");
        }
        account.desk.stand_still(30);
    }
}

#[tokio::test]
async fn a_clock_may_be_half_a_minute_off_and_no_more() {
    let account = Guarded::account().await;
    let now = account.desk.now();
    let at = |seconds: i64| account.secret.code_at(now + deskside_domain::SignedDuration::from_secs(seconds));

    for (off, right) in [(-60, false), (60, false), (-30, true), (30, true)] {
        let outcome = account.sign_in(Some(at(off).expose()), 1).await;
        assert_eq!(outcome.is_ok(), right, "{off}: {outcome:?}");
    }
    // One of before is not right any more once a later one was used.
    let earlier = account.sign_in(Some(at(0).expose()), 1).await;
    assert!(is_wrong(&earlier), "{earlier:?}");
}

#[tokio::test]
async fn turning_it_off_needs_the_password_and_then_the_password_is_enough() {
    let account = Guarded::account().await;
    let (app, owner) = (&account.desk.app, &account.owner);

    let refused = app.turn_totp_off(&in_person(owner), "wrong horse battery", from(1)).await;
    assert!(matches!(refused, Err(SecondFactorError::Password(_))), "{refused:?}");
    assert!(account.sign_in(None, 1).await.is_err());
    app.turn_totp_off(&in_person(owner), PASSWORD, from(1)).await.unwrap();

    assert!(account.sign_in(None, 1).await.is_ok());
    assert_eq!(app.second_factors(&in_person(owner)).await.unwrap().recovery_codes_left, 0);
    let again = app.turn_totp_off(&in_person(owner), PASSWORD, from(1)).await;
    assert!(matches!(again, Err(SecondFactorError::NotFound)), "{again:?}");
}
