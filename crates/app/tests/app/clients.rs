//! Clients of agents: one for each browser, named by nine digits, to which requests can go.

use deskside_app::Actor;
use deskside_app::account::{Device, Stands};
use deskside_app::clients::ClientError;
use deskside_app::session_requests::{
    AssignError, AssignTo, Assigned, Filter, NewRequest, RequestFilter, Sort, TargetError,
};
use deskside_domain::client::ClientId;
use deskside_domain::text::ClientName;

use super::harness::{Desk, PASSWORD, address, browser, device_name, form, founding, from, in_person, typed};

fn named(name: &str) -> ClientName {
    ClientName::parse(name).unwrap()
}

#[tokio::test]
async fn a_browser_stays_the_same_client_when_its_member_signs_in_again() {
    let desk = Desk::empty().await;
    let olga = desk.app.found(founding()).await.unwrap();
    let sign_in = async |device| {
        let email = olga.email.as_str();
        desk.app.sign_in(typed(email, PASSWORD), device, from(1)).await.unwrap()
    };
    let client_of = async |token: &str| desk.app.authenticate(token).await.unwrap().client();

    let first = sign_in(browser()).await;
    let client = client_of(first.token.expose()).await;
    let kept = Device { name: device_name(), browser: Some(first.browser.clone()) };
    let (again, elsewhere) = (sign_in(kept).await, sign_in(browser()).await);

    assert_eq!(client_of(again.token.expose()).await, client);
    assert_ne!(client_of(elsewhere.token.expose()).await, client);
    assert!(desk.app.authenticate(first.token.expose()).await.is_err(), "signing in again ended it");
}

#[tokio::test]
async fn agents_see_and_name_their_own_clients_and_owners_all() {
    let desk = Desk::founded().await;
    let (ann, ben, olga) = (desk.agent("Ann").await, desk.agent("Ben").await, desk.owner().await);
    let ids = async |by| -> Vec<ClientId> {
        let mut ids: Vec<_> = desk.app.clients(by).await.unwrap().iter().map(|seen| seen.client.id).collect();
        ids.sort();
        ids
    };
    let mut all = vec![in_person(&ann).client, in_person(&ben).client, in_person(&olga).client];
    all.sort();

    assert_eq!(ids(&ann).await, [in_person(&ann).client]);
    assert_eq!(ids(&olga).await, all);
    let renamed = desk.app.rename_client(&ann, in_person(&ann).client, named("Laptop")).await.unwrap();
    assert_eq!((renamed.client.name, renamed.agent), (named("Laptop"), ann.agent.clone()));
    let strange = desk.app.rename_client(&ben, in_person(&ann).client, named("Mine now")).await;
    assert!(matches!(strange, Err(ClientError::NotFound)), "{strange:?}");
    assert!(desk.app.rename_client(&olga, in_person(&ann).client, named("Counter 3")).await.is_ok());
}

#[tokio::test]
async fn whoever_is_signed_in_at_a_forgotten_client_is_signed_out() {
    let desk = Desk::founded().await;
    let (ann, olga) = (desk.agent("Ann").await, desk.owner().await);

    desk.app.forget_client(&olga, in_person(&ann).client).await.unwrap();

    assert_eq!(desk.app.still_stands(&ann).await.unwrap(), Stands::SignedOut);
    let again = desk.app.forget_client(&olga, in_person(&ann).client).await;
    assert!(matches!(again, Err(ClientError::NotFound)), "{again:?}");
}

#[tokio::test]
async fn a_request_goes_to_the_client_of_whoever_says_myself() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;

    let mine = NewRequest { assign_to: AssignTo::Myself, ..form() };
    let seen = desk.create_as(&ann, mine).await.unwrap();

    let assignment = &seen.request.assignment;
    assert_eq!(assignment.agent(), Some(&ann.agent));
    assert_eq!(assignment.client().map(|client| client.id), Some(in_person(&ann).client));
}

#[tokio::test]
async fn a_request_goes_to_another_agents_client_and_is_found_there() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let id = desk.create_as(&ann, form()).await.unwrap().request.id;

    let seen =
        desk.app.assign_session_request(&ann, id, AssignTo::Client(in_person(&ben).client)).await.unwrap();

    assert_eq!(seen.request.assignment.agent(), Some(&ben.agent));
    let found = async |assigned| {
        let filter = RequestFilter { assigned: [assigned].into(), others: Filter::default() };
        let page = desk.app.session_requests(&ann, &filter, Sort::Newest, (None, 10)).await.unwrap();
        page.0.len()
    };
    assert_eq!(found(Assigned::Client(in_person(&ben).client)).await, 1);
    assert_eq!(found(Assigned::Agent(ben.agent.id)).await, 1);
    assert_eq!(found(Assigned::Client(in_person(&ann).client)).await, 0);
}

#[tokio::test]
async fn nothing_goes_to_a_client_that_was_forgotten_and_what_is_there_stays() {
    let desk = Desk::founded().await;
    let (ann, ben) = (desk.agent("Ann").await, desk.agent("Ben").await);
    let there = NewRequest { assign_to: AssignTo::Client(in_person(&ben).client), ..form() };
    let id = desk.create_as(&ann, there.clone()).await.unwrap().request.id;

    desk.app.forget_client(&ben, in_person(&ben).client).await.unwrap();

    let seen = desk.app.session_request(&ann, id).await.unwrap();
    assert_eq!(seen.request.assignment.client().map(|client| client.id), Some(in_person(&ben).client));
    let other = desk.create_as(&ann, form()).await.unwrap().request.id;
    let refused =
        desk.app.assign_session_request(&ann, other, AssignTo::Client(in_person(&ben).client)).await;
    assert!(matches!(refused, Err(AssignError::Target(TargetError::NoSuchClient))), "{refused:?}");
}

async fn is_online(desk: &Desk, by: &Actor) -> bool {
    desk.app.clients(by).await.unwrap()[0].online
}

#[tokio::test]
async fn a_client_whose_last_page_closed_unheard_goes_offline_with_the_next_sweep() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let page = desk.app.came_online(in_person(&ann).client).await.unwrap();
    // Outside of the runtime nothing is written of it.
    std::thread::spawn(move || drop(page)).join().unwrap();
    assert!(is_online(&desk, &ann).await);

    desk.app.sweep().await.unwrap();

    assert!(!is_online(&desk, &ann).await);
}

#[tokio::test]
async fn a_client_of_a_server_that_was_taken_for_dead_is_online_again_with_its_next_sweep() {
    let mut desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let first = desk.app.clone();
    let _page = first.came_online(in_person(&ann).client).await.unwrap();
    desk.stand_still(100);
    desk.restart().await;
    desk.app.sweep().await.unwrap();
    first.renew_lease().await.unwrap();
    assert!(!is_online(&desk, &ann).await);

    first.sweep().await.unwrap();

    assert!(is_online(&desk, &ann).await);
}

#[tokio::test]
async fn a_client_that_nobody_uses_is_forgotten_after_half_a_year() {
    let desk = Desk::founded().await;
    let (ann, olga) = (desk.agent("Ann").await, desk.owner().await);
    let there = NewRequest { assign_to: AssignTo::Client(in_person(&ann).client), ..form() };
    let id = desk.create_as(&olga, there).await.unwrap().request.id;
    let known = async || {
        desk.app.sweep().await.unwrap();
        desk.app.clients(&olga).await.unwrap().iter().any(|seen| seen.client.id == in_person(&ann).client)
    };

    desk.pass(180 * 24 * 3_600).await;
    assert!(known().await);
    desk.pass(1).await;
    assert!(!known().await);

    let seen = desk.read(&olga, id).await;
    assert_eq!(seen.request.assignment.client().map(|client| client.id), Some(in_person(&ann).client));
}

#[tokio::test]
async fn of_more_than_a_hundred_clients_the_one_unseen_longest_goes() {
    let desk = Desk::founded().await;
    let ann = desk.agent("Ann").await;
    let email = address("Ann");
    let first = in_person(&ann).client;
    desk.app.sign_out(&in_person(&ann)).await.unwrap();
    for _ in 1..100 {
        desk.stand_still(1);
        desk.signed_in_as(email.clone()).await;
    }
    let here = desk.signed_in_as(email).await;

    let clients = desk.app.clients(&here).await.unwrap();

    assert_eq!(clients.len(), 100);
    assert!(clients.iter().all(|seen| seen.client.id != first), "nobody is signed in there");
}
