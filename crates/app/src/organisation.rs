//! The organisation's settings.

use deskside_domain::actor::{Actor, Level, NotPermitted, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::organisation::{Organisation, SettingsEdit, SettingsRefusal};
use deskside_domain::picture::Picture;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;

/// Why settings were not read or changed.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] SettingsRefusal),
    /// They could not be read or saved.
    #[error("could not read or save the settings")]
    Store(#[from] StoreError),
}

impl App {
    /// The organisation and its settings: what every member's forms begin with.
    pub async fn organisation(&self, _by: &Actor) -> Result<Organisation, SettingsError> {
        Ok(self.store().organisation().get().await?)
    }

    /// Changes settings.
    pub async fn edit_organisation(
        &self,
        by: &Actor,
        edit: SettingsEdit,
    ) -> Result<Organisation, SettingsError> {
        by.may(Section::Settings, Level::Edit)?;
        let unit = self.store().begin().await?;
        let organisation = unit.organisation().get().await?.edit(edit)?;
        unit.organisation().save(&organisation).await?;
        self.record(&unit, by, AuditAction::SettingsChanged { version: organisation.version }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Organisation);
        Ok(organisation)
    }

    /// Sets the logo, or takes it away.
    pub async fn set_logo(&self, by: &Actor, logo: Option<Picture>) -> Result<Organisation, SettingsError> {
        by.may(Section::Settings, Level::Edit)?;
        let unit = self.store().begin().await?;
        let hash = logo.as_ref().map(Picture::hash);
        let organisation = unit.organisation().get().await?.with_logo(hash);
        unit.organisation().save(&organisation).await?;
        unit.organisation().set_logo(logo.as_ref()).await?;
        self.record(&unit, by, AuditAction::LogoChanged { set: logo.is_some() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Organisation);
        Ok(organisation)
    }

    /// Who runs this server, for everybody: the name, and what the logo's tile shows, are on every link's page.
    /// None before set-up is done.
    pub async fn brand(&self) -> Result<Option<Organisation>, StoreError> {
        self.store().organisation().find().await
    }

    /// The logo, for everybody.
    pub async fn logo(&self) -> Result<Option<Picture>, StoreError> {
        self.store().organisation().logo().await
    }
}
