//! Events both ways.

use std::thread;
use std::time::Duration;

use coralstack_cmd_ipc::CommandRegistry;
use coralstack_cmd_ipc_macros::event;

const BEAT: Duration = Duration::from_secs(1);

/// Somebody outside leaves a note; the root answers with `note.taken`.
#[event("note.left")]
pub struct NoteLeft {
    pub text: String,
}

#[event("note.taken")]
pub struct NoteTaken {
    pub text: String,
    pub length: u32,
}

/// Of the worker, one a step.
#[event("worker.step")]
pub struct WorkerStep {
    pub step: u32,
    pub of: u32,
    /// Beyond 2^53.
    pub ticket: u64,
}

/// Without a payload.
#[event("root.beat")]
pub struct RootBeat;

pub fn answer_notes(root: &CommandRegistry) {
    let registry = root.clone();
    // Lives as long as the program; the way to unsubscribe isn't needed.
    let unsubscribe = root.on::<NoteLeft>(move |note| {
        let length = note.text.chars().count() as u32;
        let _ = registry.emit(NoteTaken { text: note.text, length });
    });
    std::mem::forget(unsubscribe);
}

/// Beats until the program ends, whatever becomes of its handlers.
pub fn beat(root: &CommandRegistry) {
    loop {
        thread::sleep(BEAT);
        let _ = root.emit(RootBeat);
    }
}
