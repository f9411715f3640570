//! Creating a request.

use deskside_domain::actor::{Actor, AgentRef, Level, Section};
use deskside_domain::assignment::Assignment;
use deskside_domain::capability::Asks;
use deskside_domain::custom_field::CustomValues;
use deskside_domain::history::EventActor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::language::Language;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::organisation::Organisation;
use deskside_domain::presence::Presence;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_queue::QueueDefaults;
use deskside_domain::session_request::{Identity, NewSessionRequest, Origin, SessionRequest, Updates};
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName, Reference};
use deskside_domain::validity::Validity;
use deskside_store::{StoreError, Unit};

use super::{AssignTo, CodeTries, RequestError, SeenRequest, TargetError, agent};
use crate::App;

/// What an agent fills in. What is left out comes from the queue, or else from the organisation.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// The remote user's name.
    pub user_name: PersonName,
    /// The remote user's email address.
    pub user_email: Option<EmailAddress>,
    /// Whether the remote user hears of what changes by mail.
    pub updates: Updates,
    /// The language of mail and of the link's page.
    pub language: Option<Language>,
    /// What the remote user reads.
    pub message: Option<MessageText>,
    /// What only agents read.
    pub notes: Option<Notes>,
    /// Who is to help.
    pub assign_to: AssignTo,
    /// How long the link is valid.
    pub validity: Option<Validity>,
    /// When help is to begin.
    pub schedule: Option<Schedule>,
    /// What to ask the remote user to allow.
    pub asks: Option<Asks>,
    /// What the request is called elsewhere.
    pub reference: Option<Reference>,
    /// What it holds in the organisation's own fields.
    pub custom: CustomValues,
}

impl NewRequest {
    /// For this person, and nothing more.
    pub fn for_user(user_name: PersonName) -> Self {
        Self {
            user_name,
            user_email: None,
            updates: Updates::NotMailed,
            language: None,
            message: None,
            notes: None,
            assign_to: AssignTo::Unassigned,
            validity: None,
            schedule: None,
            asks: None,
            reference: None,
            custom: CustomValues::new(),
        }
    }

    /// With what is left out taken from the queue, or else from the organisation. A queue may have been set up when
    /// the organisation allowed longer links than it does now.
    pub(crate) fn completed(
        self,
        assignment: Assignment,
        defaults: QueueDefaults,
        organisation: &Organisation,
    ) -> NewSessionRequest {
        let validity = self.validity.or(defaults.validity).unwrap_or(organisation.default_validity);
        NewSessionRequest {
            user_name: self.user_name,
            user_email: self.user_email,
            updates: self.updates,
            language: self.language.or(defaults.language).unwrap_or(organisation.language),
            message: self.message.or(defaults.message),
            notes: self.notes,
            assignment,
            origin: Origin::Agent,
            validity: validity.min(organisation.longest_validity),
            schedule: self.schedule,
            asks: self.asks.or(defaults.asks).unwrap_or_default(),
            reference: self.reference,
            custom: self.custom,
        }
    }
}

/// Why a request was not created.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// It cannot go to whom it is to go.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for CreateError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// Creates a session request with its link and join code, as `organisation` has it.
    pub async fn create_session_request(
        &self,
        by: &Actor,
        new: NewRequest,
        organisation: &Organisation,
    ) -> Result<SeenRequest, CreateError> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let mut tries = CodeTries::default();
        loop {
            match self.try_create(by, new.clone(), organisation).await {
                Err(error) if tries.again(&error) => {}
                result => return result,
            }
        }
    }

    async fn try_create(
        &self,
        by: &Actor,
        new: NewRequest,
        organisation: &Organisation,
    ) -> Result<SeenRequest, CreateError> {
        let unit = self.store().begin().await?;
        let new = self.completed(&unit, by, new, organisation).await?;
        let request = self.open(&unit, new, (&by.agent, &agent(by))).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(SeenRequest::new(request, Presence::Absent, self.now()))
    }

    /// What is left out comes from the queue, or else from the organisation.
    pub(crate) async fn completed(
        &self,
        unit: &Unit,
        by: &Actor,
        new: NewRequest,
        organisation: &Organisation,
    ) -> Result<NewSessionRequest, CreateError> {
        let assignment = new.assign_to.resolve(unit, by, self.now()).await?;
        let defaults = match &assignment {
            Assignment::Queue { queue, .. } => unit.session_queues().get(queue.id).await?.defaults,
            Assignment::Unassigned | Assignment::Agent { .. } => QueueDefaults::default(),
        };
        Ok(new.completed(assignment, defaults, organisation))
    }

    /// Gives a new request its identity and saves it within `unit`.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the join code is taken: begin another unit and try again.
    pub(crate) async fn open(
        &self,
        unit: &Unit,
        new: NewSessionRequest,
        (creator, by): (&AgentRef, &EventActor),
    ) -> Result<SessionRequest, StoreError> {
        let (context, now) = (self.context(), self.now());
        let identity = Identity {
            id: SessionRequestId::generate(now, context.random()),
            number: unit.session_requests().next_number().await?,
            token: LinkToken::generate(context.random()),
            join_code: JoinCode::generate(u64::from_be_bytes(context.random())),
        };
        let (request, event) = new.open(identity, creator, now);
        unit.session_requests().add(&request, (by, &event), context.random()).await?;
        Ok(request)
    }
}
