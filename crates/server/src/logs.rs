//! Log lines, to standard error: for people or as JSON. `RUST_LOG` chooses what is told.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::cli::LogFormat;

/// What is told when `RUST_LOG` is not set. The library for passkeys calls an error what a stranger sends; we refuse it.
const DEFAULT: &str = "info,sqlx=warn,sea_orm_migration=warn,webauthn_rs=off,webauthn_rs_core=off";

pub(crate) fn install(format: LogFormat) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => builder.finish().try_init()?,
        LogFormat::Json => builder.json().flatten_event(true).finish().try_init()?,
    }
    Ok(())
}
