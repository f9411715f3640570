//! `deskside serve`: wiring, jobs, graceful shutdown.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use deskside_app::App;
use deskside_app::context::Context;
use deskside_http::{HttpState, MetricsText};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{MissedTickBehavior, interval, timeout};
use tokio_util::sync::CancellationToken;

use crate::cli;
use crate::config::Config;

/// How often the lease is renewed: three chances within it.
const RENEW: Duration = Duration::from_secs(4);
/// How often it is cleaned up after dead nodes.
const SWEEP: Duration = Duration::from_secs(15);
/// How long requests under way may take to finish at shutdown.
const DRAIN: Duration = Duration::from_secs(10);

pub(crate) async fn serve(config: Config, context: Context) -> anyhow::Result<()> {
    let store = config.place.open(&context).await?;
    let app = App::new(store, context);
    app.renew_lease().await?;
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    greet(&app, &config, listener.local_addr()?).await?;

    let stopping = CancellationToken::new();
    tokio::spawn(stop_on_signal(stopping.clone()));
    let metrics = PrometheusBuilder::new().install_recorder().context("cannot collect metrics")?;
    tokio::spawn(keep_house(app.clone(), metrics.clone(), stopping.clone()));
    let state = HttpState::new(
        app.clone(),
        config.http,
        MetricsText::new(move || metrics.render()),
        stopping.clone(),
    );
    tokio::spawn(deskside_http::work_on_batches(state.clone()));
    tokio::select! {
        served = deskside_http::serve(listener, state) => served?,
        () = too_long(stopping) => tracing::warn!("some requests were still under way and were cut"),
    }
    app.end_lease().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Tells the person at the console where to go.
async fn greet(app: &App, config: &Config, listening: SocketAddr) -> anyhow::Result<()> {
    let url = &config.http.public_url;
    tracing::info!(%listening, public_url = url.origin(), "Deskside is ready");
    match app.offer_set_up().await? {
        None => cli::say(&format!("Deskside is ready at {}", url.origin())),
        Some(token) => cli::say(&format!(
            "Deskside is ready. Nobody owns it yet; make the owner account here (works once, until the next start):\n\n  {}\n",
            url.with_path(&format!("/set-up/{}", token.expose()))
        )),
    }
}

/// Renews the lease and cleans up after nodes that died.
async fn keep_house(app: App, metrics: PrometheusHandle, stopping: CancellationToken) {
    let mut renew = interval(RENEW);
    let mut sweep = interval(SWEEP);
    for ticks in [&mut renew, &mut sweep] {
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    }
    loop {
        let done = tokio::select! {
            () = stopping.cancelled() => return,
            _ = renew.tick() => {
                metrics.run_upkeep();
                app.renew_lease().await
            }
            _ = sweep.tick() => app.sweep().await,
        };
        if let Err(error) = done {
            tracing::error!(error = %error, "housekeeping failed; it is tried again");
        }
    }
}

async fn stop_on_signal(stopping: CancellationToken) {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be heard; stop this process with SIGKILL");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stopping.cancel();
}

async fn too_long(stopping: CancellationToken) {
    stopping.cancelled().await;
    let _never = timeout(DRAIN, std::future::pending::<()>()).await;
}
