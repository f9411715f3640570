//! `deskside owner create`: the first owner from the command line.

use anyhow::Context as _;
use deskside_app::App;
use deskside_app::account::Founding;
use deskside_app::context::Context;
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName};

use crate::cli::{self, OwnerOptions};
use crate::password_file;

pub(crate) async fn create(options: OwnerOptions, context: Context) -> anyhow::Result<()> {
    let founding = founding(&options)?;
    let store = options.place.resolve()?.open(&context).await?;
    let owner = App::new(store, context).found(founding).await?;
    cli::say(&format!("{} is the owner and can sign in.", owner.name.as_str()))
}

fn founding(options: &OwnerOptions) -> anyhow::Result<Founding> {
    let email = EmailAddress::parse(&options.email).context("the email")?;
    Ok(Founding {
        organisation: OrganisationName::parse(&options.organisation).context("the organisation's name")?,
        name: PersonName::parse(&options.name).context("the name")?,
        password: password_file::read(&options.password_file, &email)?,
        email,
    })
}
