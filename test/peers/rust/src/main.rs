//! Two registries as a multi-service program has them: `root` with the greetings, `worker` with the rest, joined by the
//! crate's in-memory pair. The root is linked to whoever started the program over stdin and stdout; stderr is the log.
//!
//! The root lists its own commands only; those of the worker are callable all the same.

mod events;
mod greeting;
mod stdio;
mod wait;
mod workshop;

use std::sync::Arc;
use std::time::Duration;

use coralstack_cmd_ipc::{CommandChannel, CommandError, CommandRegistry, Config, InMemoryChannel};
use futures::executor::{block_on, ThreadPool};
use futures::task::SpawnExt;

fn registry(id: &str, router: Option<&str>) -> CommandRegistry {
    CommandRegistry::new(Config {
        id: Some(id.into()),
        router_channel: router.map(String::from),
        request_ttl: Duration::from_secs(120),
        ..Config::default()
    })
}

async fn link(registry: &CommandRegistry, channel: Arc<dyn CommandChannel>, pool: &ThreadPool) {
    let driver = registry.register_channel(channel).await.expect("the channel starts");
    pool.spawn(driver).expect("the pool runs");
}

async fn start(pool: &ThreadPool) -> Result<CommandRegistry, CommandError> {
    let root = registry("root", None);
    let worker = registry("worker", Some("root"));
    let (to_worker, to_root) = InMemoryChannel::pair("worker", "root");
    link(&root, to_worker, pool).await;
    link(&worker, to_root, pool).await;
    greeting::Greetings.register(&root).await?;
    workshop::Workshop::new(worker.clone()).register(&worker).await?;
    events::answer_notes(&root);
    link(&root, Arc::new(stdio::StdioChannel::new("client")), pool).await;
    Ok(root)
}

fn main() {
    let pool = ThreadPool::builder().pool_size(4).create().expect("threads can be started");
    let root = block_on(start(&pool)).expect("every command can be registered");
    eprintln!("mesh-peer: root and worker are up");
    events::beat(&root);
}
