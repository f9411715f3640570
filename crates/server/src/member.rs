//! `deskside member add`: a further member from the command line, beside a running server.

use anyhow::Context as _;
use deskside_app::App;
use deskside_app::context::Context;
use deskside_app::members::NewMember;
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::{EmailAddress, PersonName};

use crate::cli::{self, MemberOptions, MemberRole};
use crate::password_file;

pub(crate) async fn add(options: MemberOptions, context: Context) -> anyhow::Result<()> {
    let new = new_member(&options)?;
    let store = options.place.resolve()?.open(&context).await?;
    let member = App::new(store, context).add_member(new).await?;
    cli::say(&format!("{} is a member and can sign in.", member.name.as_str()))
}

fn new_member(options: &MemberOptions) -> anyhow::Result<NewMember> {
    let email = EmailAddress::parse(&options.email).context("the email")?;
    Ok(NewMember {
        name: PersonName::parse(&options.name).context("the name")?,
        password: password_file::read(&options.password_file, &email)?,
        email,
        roles: [RoleKey::BuiltIn(built_in(options.role))].into(),
    })
}

fn built_in(role: MemberRole) -> BuiltIn {
    match role {
        MemberRole::Owner => BuiltIn::Owner,
        MemberRole::Admin => BuiltIn::Admin,
        MemberRole::Agent => BuiltIn::SupportAgent,
        MemberRole::DataProtectionOfficer => BuiltIn::DataProtectionOfficer,
        MemberRole::User => BuiltIn::User,
    }
}
