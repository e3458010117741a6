//! What the worker serves: arithmetic, and every shape of data that a schema has to describe.

use std::collections::BTreeMap;
use std::time::Duration;

use coralstack_cmd_ipc::{schemars, serde, CommandError, CommandRegistry};
use coralstack_cmd_ipc_macros::{command_service, payload};

use crate::events::WorkerStep;
use crate::wait::wait;

#[payload]
pub struct Pair {
    pub a: i64,
    pub b: i64,
}

/// Told apart by a member of its own.
#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(crate = "coralstack_cmd_ipc::serde", tag = "kind", rename_all = "lowercase")]
#[schemars(crate = "coralstack_cmd_ipc::schemars")]
pub enum Shape {
    Circle { radius: f64 },
    Rectangle { width: f64, height: f64 },
    Polygon { points: Vec<(f64, f64)> },
}

#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(crate = "coralstack_cmd_ipc::serde")]
#[schemars(crate = "coralstack_cmd_ipc::schemars")]
pub enum Priority {
    Low,
    High,
    /// Before this hour of the day.
    Before(u8),
}

#[payload]
pub struct Part {
    pub sku: String,
    pub quantity: u32,
    /// Absent: as the workshop has it.
    pub colour: Option<String>,
}

#[payload]
pub struct JobRequest {
    pub title_text: String,
    pub shape: Shape,
    pub priority: Priority,
    pub parts: Vec<Part>,
    /// How many of each material, by its name.
    pub materials: BTreeMap<String, u32>,
    pub note: Option<String>,
}

#[payload]
pub struct JobResponse {
    pub area: f64,
    pub pieces: u64,
    pub urgent: bool,
    pub note: Option<String>,
    /// Beyond 2^53.
    pub ticket: u64,
}

/// A tree of any depth.
#[payload]
pub struct Node {
    pub name: String,
    pub children: Vec<Node>,
}

#[payload]
pub struct WaitRequest {
    pub milliseconds: u64,
}

#[payload]
pub struct StepsRequest {
    pub count: u32,
}

const FIRST_TICKET: u64 = 9_007_199_254_740_993;

pub struct Workshop {
    registry: CommandRegistry,
}

impl Workshop {
    pub fn new(registry: CommandRegistry) -> Self {
        Self { registry }
    }
}

fn internal(command_id: &str, message: &str) -> CommandError {
    CommandError::Internal { command_id: command_id.into(), message: message.into() }
}

#[command_service]
impl Workshop {
    #[command("math.add", description = "Adds two integers")]
    async fn add(&self, pair: Pair) -> Result<i64, CommandError> {
        pair.a.checked_add(pair.b).ok_or_else(|| internal("math.add", "the sum doesn't fit into 64 bits"))
    }

    #[command("math.div", description = "Divides two integers; fails for zero")]
    async fn div(&self, pair: Pair) -> Result<f64, CommandError> {
        if pair.b == 0 {
            return Err(CommandError::InvalidRequest {
                command_id: "math.div".into(),
                message: "b must not be 0".into(),
            });
        }
        Ok(pair.a as f64 / pair.b as f64)
    }

    #[command("job.place", description = "Takes a job: nested data of every kind")]
    async fn place(&self, job: JobRequest) -> Result<JobResponse, CommandError> {
        let area = match job.shape {
            Shape::Circle { radius } => std::f64::consts::PI * radius * radius,
            Shape::Rectangle { width, height } => width * height,
            Shape::Polygon { points } => shoelace(&points),
        };
        let pieces = job.parts.iter().map(|part| u64::from(part.quantity)).sum::<u64>()
            + job.materials.values().map(|&count| u64::from(count)).sum::<u64>();
        let urgent = !matches!(job.priority, Priority::Low);
        Ok(JobResponse { area, pieces, urgent, note: job.note, ticket: FIRST_TICKET })
    }

    #[command("job.depth", description = "How deep a tree is")]
    async fn depth(&self, node: Node) -> Result<u32, CommandError> {
        Ok(depth_of(&node))
    }

    #[command("job.fail", description = "Fails, always")]
    async fn fail(&self, _: ()) -> Result<String, CommandError> {
        Err(internal("job.fail", "the saw is blunt"))
    }

    #[command("job.wait", description = "Answers after so many milliseconds")]
    async fn pause(&self, request: WaitRequest) -> Result<u64, CommandError> {
        wait(Duration::from_millis(request.milliseconds)).await;
        Ok(request.milliseconds)
    }

    #[command("job.steps", description = "Emits `worker.step` so many times, then answers")]
    async fn steps(&self, request: StepsRequest) -> Result<(), CommandError> {
        for step in 1..=request.count {
            self.registry.emit(WorkerStep { step, of: request.count, ticket: FIRST_TICKET + u64::from(step) })?;
        }
        Ok(())
    }

    #[command("job.ask", description = "Calls `asker.answer` of whoever is linked outside, and gives its answer back")]
    async fn ask(&self, question: String) -> Result<String, CommandError> {
        let answer = self.registry.execute_dyn("asker.answer", question.into()).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }
}

fn shoelace(points: &[(f64, f64)]) -> f64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

fn depth_of(node: &Node) -> u32 {
    1 + node.children.iter().map(depth_of).max().unwrap_or(0)
}
