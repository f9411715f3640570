//! Public request pages: somebody in need files a request with a queue, without an account.

use deskside_domain::assignment::Assignment;
use deskside_domain::history::EventActor;
use deskside_domain::ids::QueueId;
use deskside_domain::language::Language;
use deskside_domain::link::LinkToken;
use deskside_domain::organisation::Organisation;
use deskside_domain::session_queue::{PageSlug, RequestPage, SessionQueue};
use deskside_domain::session_request::{NewSessionRequest, Origin, Updates};
use deskside_domain::text::{EmailAddress, Notes, PersonName, ProblemText};
use deskside_store::StoreError;

use crate::session_requests::{CodeTries, NewRequest};
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// What somebody in need writes.
#[derive(Clone, Debug)]
pub struct CallForHelp {
    /// Their name.
    pub name: PersonName,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// What does not work.
    pub problem: ProblemText,
    /// In which language they read the page.
    pub language: Option<Language>,
}

/// A request page, as strangers see it.
#[derive(Clone, Debug)]
pub struct SeenPage {
    /// The queue behind it.
    pub queue: SessionQueue,
    /// Who runs this server.
    pub organisation: Organisation,
}

/// Why there is no page, or no request.
#[derive(Debug, thiserror::Error)]
pub enum RequestPageError {
    /// There is no page at this address.
    #[error("no such request page")]
    NotFound,
    /// Too many requests from one place.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// It could not be read or saved.
    #[error("could not read the page or save the request")]
    Store(#[source] StoreError),
}

impl From<StoreError> for RequestPageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

impl App {
    /// The page at this address.
    pub async fn request_page(&self, slug: &str) -> Result<SeenPage, RequestPageError> {
        let slug = PageSlug::parse(slug).map_err(|_| RequestPageError::NotFound)?;
        let queue = self.store().session_queues().by_slug(&slug).await?;
        let organisation = self.store().organisation().get().await?;
        Ok(SeenPage { queue, organisation })
    }

    /// Files a request, and gives its link. Whether an address is known makes no difference to the answer. Nor does
    /// it how often somebody gave the same one: then the request is filed all the same, and no mail goes there.
    pub async fn ask_for_help(
        &self,
        slug: &str,
        call: CallForHelp,
        caller: Caller,
    ) -> Result<LinkToken, RequestPageError> {
        self.0.throttle.take(&Guess::RequestPage(caller))?;
        let SeenPage { queue, organisation } = self.request_page(slug).await?;
        self.0.throttle.take(&Guess::OnePage(slug.to_owned()))?;
        let updates = self.updates_to(call.email.as_ref());
        let mut tries = CodeTries::default();
        loop {
            match self.file(queue.id, &organisation, (call.clone(), updates)).await {
                Err(error) if tries.again(&error) => {}
                result => return Ok(result?),
            }
        }
    }

    /// Anybody can type anybody's address: it gets a few mails, and not a flood.
    fn updates_to(&self, address: Option<&EmailAddress>) -> Updates {
        match address.map(|address| Guess::MailTo(address.account_key())) {
            Some(mail) if self.0.throttle.take(&mail).is_ok() => Updates::Mailed,
            Some(_) | None => Updates::NotMailed,
        }
    }

    async fn file(
        &self,
        queue: QueueId,
        organisation: &Organisation,
        (call, updates): (CallForHelp, Updates),
    ) -> Result<LinkToken, StoreError> {
        let unit = self.store().begin().await?;
        // Whoever archives the queue, or turns its page off, waits for this request or has been.
        let queue = unit.session_queues().get_to_use(queue).await?;
        let RequestPage::On { by, .. } = &queue.page else {
            return Err(StoreError::NotFound { what: "request page" });
        };
        let new = NewRequest {
            updates,
            user_email: call.email,
            language: call.language,
            notes: Some(Notes::from_stored(call.problem.as_str().to_owned())),
            ..NewRequest::for_user(call.name)
        };
        let assignment = Assignment::Queue { queue: queue.as_ref(), since: self.now() };
        let new = new.completed(assignment, queue.defaults.clone(), organisation);
        let new = NewSessionRequest { origin: Origin::RequestPage, ..new };
        let request = self.open(&unit, new, (by, &EventActor::RemoteUser)).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(request.token)
    }
}
