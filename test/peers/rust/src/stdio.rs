//! One JSON message a line over stdin and stdout.

use std::io::{self, BufRead, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use coralstack_cmd_ipc::{serde_json, ChannelError, CommandChannel, Message};
use futures::channel::mpsc::{unbounded, UnboundedReceiver};
use futures::future::BoxFuture;
use futures::lock::Mutex;
use futures::StreamExt;

/// What was read before the end may still be answered for so long.
const LAST_WORDS: Duration = Duration::from_millis(100);

pub struct StdioChannel {
    id: String,
    closed: AtomicBool,
    inbound: Mutex<UnboundedReceiver<Message>>,
}

impl StdioChannel {
    /// Begins to read; the program ends with its stdin.
    pub fn new(id: &str) -> Self {
        let (sender, inbound) = unbounded();
        thread::spawn(move || {
            for line in io::stdin().lock().split(b'\n') {
                let Ok(line) = line else { break };
                match serde_json::from_slice::<Message>(&line) {
                    Ok(message) => {
                        let _ = sender.unbounded_send(message);
                    }
                    Err(error) => eprintln!("mesh-peer: a line of {} bytes was dropped: {error}", line.len()),
                }
            }
            thread::sleep(LAST_WORDS);
            std::process::exit(0);
        });
        Self { id: id.into(), closed: AtomicBool::new(false), inbound: Mutex::new(inbound) }
    }
}

impl CommandChannel for StdioChannel {
    fn id(&self) -> &str {
        &self.id
    }

    fn start(&self) -> BoxFuture<'_, Result<(), ChannelError>> {
        Box::pin(async { Ok(()) })
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async { self.closed.store(true, Ordering::SeqCst) })
    }

    fn send(&self, message: Message) -> Result<(), ChannelError> {
        if self.closed.load(Ordering::SeqCst) {
            return Err(ChannelError::Closed);
        }
        let mut line = serde_json::to_vec(&message).map_err(|error| ChannelError::Send(error.to_string()))?;
        line.push(b'\n');
        let mut stdout = io::stdout().lock();
        stdout.write_all(&line).and_then(|()| stdout.flush()).map_err(|error| ChannelError::Send(error.to_string()))
    }

    fn recv(&self) -> BoxFuture<'_, Option<Message>> {
        Box::pin(async move { self.inbound.lock().await.next().await })
    }
}
