//! A timer for an executor that has none.

use std::thread;
use std::time::Duration;

use futures::channel::oneshot;

pub async fn wait(duration: Duration) {
    let (sender, receiver) = oneshot::channel();
    thread::spawn(move || {
        thread::sleep(duration);
        let _ = sender.send(());
    });
    let _ = receiver.await;
}
