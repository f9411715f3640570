//! What every request passes: host, site, headers, sizes.

use deskside_testkit::TestServer;
use reqwest::Method;
use serde_json::json;

use super::DATABASE;

#[tokio::test]
async fn other_hosts_are_not_answered_for() {
    let server = TestServer::start(DATABASE).await;
    let somebody = server.somebody();
    for path in ["/", "/api/v1/me", "/join"] {
        let request = somebody.request(Method::GET, path).header("host", "evil.example");
        somebody.send(request).await.refused(421, "unknown_host");
    }
    for path in ["/healthz", "/readyz"] {
        let request = somebody.request(Method::GET, path).header("host", "10.0.0.9");
        assert_eq!(somebody.send(request).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn another_site_changes_nothing_here() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let close = format!("/api/v1/session-requests/{}/close", request["id"].as_str().unwrap());
    for (header, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let forged = owner.request(Method::POST, &close).header(header, value);
        owner.send(forged).await.refused(403, "cross_site_request");
    }

    let honest = owner
        .request(Method::POST, &close)
        .header("origin", server.origin())
        .header("sec-fetch-site", "same-origin");
    owner.send(honest).await.expect(200);
}

#[tokio::test]
async fn another_site_opens_no_socket_with_our_cookie() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let socket = format!("/api/v1/session-requests/{}/socket", request["id"].as_str().unwrap());

    let forged = owner
        .request(Method::GET, &socket)
        .header("origin", "https://evil.example")
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");

    owner.send(forged).await.refused(403, "cross_site_request");
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_it() {
    let server = TestServer::start(DATABASE).await;
    let somebody = server.somebody();
    for path in ["/api/v1/me", "/nothing/here", "/healthz", "/sign-in"] {
        let headers = somebody.get(path).await.headers;
        let csp = headers["content-security-policy"].to_str().unwrap();
        assert!(csp.starts_with("default-src 'none'") && !csp.contains("unsafe"), "{path}");
        assert!(csp.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
        assert!(!headers.contains_key("server"), "{path}");
    }
    assert_eq!(somebody.get("/api/v1/me").await.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let body = json!({ "user_name": "x", "notes": "n".repeat(70 * 1024) });

    owner.post("/api/v1/session-requests", &body).await.refused(413, "body_too_large");
}

#[tokio::test]
async fn probes_are_answered_and_metrics_only_here() {
    let server = TestServer::start(DATABASE).await;
    let somebody = server.somebody();
    assert_eq!(somebody.get("/healthz").await.text, "ok\n");
    assert_eq!(somebody.get("/readyz").await.text, "ready\n");
    assert!(somebody.get("/metrics").await.text.contains("deskside_rooms"));
    let proxied = somebody.request(Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.9");
    somebody.send(proxied).await.refused(403, "not_permitted");
}
