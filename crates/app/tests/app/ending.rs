//! Leaving, resetting and closing while a session is live: it ends, and history says why.

use deskside_app::session_requests::{RequestError, SeenRequest};
use deskside_app::{Actor, App};
use deskside_domain::history::{EventActor, RequestEvent, SessionEndReason};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{LinkView, Outcome};
use deskside_domain::status::Status;

use super::harness::{Desk, Visitor, in_person};

struct Live {
    desk: Desk,
    ann: Actor,
    visitor: Visitor,
}

impl Live {
    /// Ann's session has run for a minute.
    async fn session() -> Self {
        let desk = Desk::founded().await;
        let ann = desk.agent("Ann").await;
        let created = desk.create(&ann).await;
        let visitor = desk.ready(&created).await;
        desk.app.connect(&in_person(&ann), visitor.request).await.unwrap();
        desk.pass(60).await;
        Self { desk, ann, visitor }
    }

    fn app(&self) -> &App {
        &self.desk.app
    }

    fn id(&self) -> SessionRequestId {
        self.visitor.request
    }

    async fn read(&self) -> SeenRequest {
        self.desk.read(&self.ann, self.id()).await
    }

    /// Who ended the session and why, and what happened last.
    async fn end(&self) -> (EventActor, SessionEndReason, String) {
        let rows = self.app().history(&self.ann, self.id(), None, 2).await.unwrap().rows;
        let RequestEvent::SessionEnded { reason, duration_seconds, .. } = rows[1].event.what else {
            panic!("{rows:?}")
        };
        assert_eq!(duration_seconds, 60);
        let last = self.desk.history(&self.ann, self.id()).await.pop().unwrap();
        (rows[1].event.by.clone(), reason, last)
    }

    fn by_ann(&self) -> EventActor {
        EventActor::Agent { agent: self.ann.agent.clone(), client: self.ann.client() }
    }
}

#[tokio::test]
async fn a_remote_user_who_leaves_stops_the_session_and_frees_the_link() {
    let live = Live::session().await;

    live.app().leave(&live.visitor.entry()).await.unwrap();

    let reason = SessionEndReason::StoppedByRemoteUser;
    assert_eq!(live.end().await, (EventActor::RemoteUser, reason, "left".to_owned()));
    assert_eq!(live.read().await.status, Status::Open);
    let link = live.app().link(&live.visitor.link, Some(&live.visitor.cookie)).await.unwrap();
    assert_eq!(link.view, LinkView::Invitation);
}

#[tokio::test]
async fn leaving_twice_is_leaving_once() {
    let live = Live::session().await;
    live.app().leave(&live.visitor.entry()).await.unwrap();
    let before = live.read().await.request;

    live.app().leave(&live.visitor.entry()).await.unwrap();

    assert_eq!(live.read().await.request, before);
}

#[tokio::test]
async fn resetting_the_guest_ends_the_session_and_frees_the_link() {
    let live = Live::session().await;

    let seen = live.app().reset_guest(&live.ann, live.id()).await.unwrap();

    assert_eq!((seen.status, seen.presence), (Status::Open, Presence::Absent));
    let reason = SessionEndReason::EndedByAgent;
    assert_eq!(live.end().await, (live.by_ann(), reason, "guest_reset".to_owned()));
}

#[tokio::test]
async fn resetting_where_nobody_joined_changes_nothing() {
    let live = Live::session().await;
    let before = live.app().reset_guest(&live.ann, live.id()).await.unwrap().request;

    let again = live.app().reset_guest(&live.ann, live.id()).await.unwrap().request;

    assert_eq!(again, before);
    assert_eq!(live.read().await.request, before);
}

#[tokio::test]
async fn closing_ends_the_session_and_lets_nobody_in() {
    let live = Live::session().await;

    let seen = live.app().close_session_request(&live.ann, live.id(), Outcome::Solved, None).await.unwrap();

    assert_eq!((seen.status, seen.presence), (Status::Closed, Presence::Absent));
    let reason = SessionEndReason::RequestClosed;
    assert_eq!(live.end().await, (live.by_ann(), reason, "closed".to_owned()));
    let visitor = &live.visitor;
    assert!(live.app().enter_as_guest(&visitor.link, Some(&visitor.cookie)).await.is_err());
}

#[tokio::test]
async fn a_refused_close_leaves_everything_as_it_is() {
    let live = Live::session().await;
    live.app().close_session_request(&live.ann, live.id(), Outcome::Solved, None).await.unwrap();
    let before = live.read().await.request;

    let refused = live.app().close_session_request(&live.ann, live.id(), Outcome::NotSolved, None).await;

    assert!(matches!(refused, Err(RequestError::Closed(_))), "{refused:?}");
    assert_eq!(live.read().await.request, before);
}
