//! What the root serves.

use std::collections::BTreeMap;

use coralstack_cmd_ipc::{schemars, serde, CommandError};
use coralstack_cmd_ipc_macros::{command_service, payload};

#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema, Clone, Copy)]
#[serde(crate = "coralstack_cmd_ipc::serde", rename_all = "lowercase")]
#[schemars(crate = "coralstack_cmd_ipc::schemars")]
pub enum Language {
    English,
    French,
    Rust,
}

#[payload]
pub struct HelloRequest {
    /// Who is greeted.
    pub name: String,
    /// English unless said otherwise.
    pub language: Option<Language>,
}

#[payload]
pub struct HelloResponse {
    pub greeting: String,
    pub letters: u32,
}

#[payload]
pub struct CrowdRequest {
    /// Names by the seat they have.
    pub seats: BTreeMap<String, String>,
}

#[payload]
pub struct Guest {
    pub name: String,
    pub languages: Vec<Language>,
    /// Absent where nobody knows.
    pub email: Option<String>,
}

/// Told apart by `kind`.
#[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(crate = "coralstack_cmd_ipc::serde", tag = "kind", rename_all = "lowercase")]
#[schemars(crate = "coralstack_cmd_ipc::schemars")]
pub enum Occasion {
    Birthday { age: u8 },
    Meeting { topic: String, minutes: u32 },
}

#[payload]
pub struct InviteRequest {
    pub guest: Guest,
    pub occasion: Occasion,
    pub table: Option<u32>,
    /// Free remarks, by their author.
    pub remarks: BTreeMap<String, String>,
}

#[payload]
pub struct InviteResponse {
    pub text: String,
    pub table: Option<u32>,
    pub remarks: u32,
    /// Beyond 2^53.
    pub number: u64,
}

const FIRST_NUMBER: u64 = 9_007_199_254_740_993;

pub struct Greetings;

#[command_service]
impl Greetings {
    #[command("greet.hello", description = "Greets somebody, in a language of their choice")]
    async fn hello(&self, request: HelloRequest) -> Result<HelloResponse, CommandError> {
        let word = match request.language.unwrap_or(Language::English) {
            Language::English => "Hello",
            Language::French => "Bonjour",
            Language::Rust => "println!",
        };
        let greeting = format!("{word}, {}!", request.name);
        let letters = greeting.chars().count() as u32;
        Ok(HelloResponse { greeting, letters })
    }

    #[command("greet.name", description = "Greets by a bare name")]
    async fn name(&self, name: String) -> Result<String, CommandError> {
        Ok(format!("Hello, {name}!"))
    }

    #[command("greet.crowd", description = "Greets everybody, seat by seat")]
    async fn crowd(&self, request: CrowdRequest) -> Result<BTreeMap<String, String>, CommandError> {
        Ok(request.seats.into_iter().map(|(seat, name)| (seat, format!("Hello, {name}!"))).collect())
    }

    #[command("greet.invite", description = "Writes an invitation: nested data, options, a tagged union, a map")]
    async fn invite(&self, request: InviteRequest) -> Result<InviteResponse, CommandError> {
        let text = match request.occasion {
            Occasion::Birthday { age } => format!("{}, come to the {age}th birthday", request.guest.name),
            Occasion::Meeting { topic, minutes } => {
                format!("{}, come and talk about {topic} for {minutes} minutes", request.guest.name)
            }
        };
        Ok(InviteResponse { text, table: request.table, remarks: request.remarks.len() as u32, number: FIRST_NUMBER })
    }

    #[command("greet.nobody", description = "Takes nothing and gives nothing")]
    async fn nobody(&self, _: ()) -> Result<(), CommandError> {
        Ok(())
    }

    #[command("greet.panic", description = "Panics: the link stays open, but nothing is answered any more")]
    async fn panic(&self, _: ()) -> Result<String, CommandError> {
        panic!("asked to");
    }
}
