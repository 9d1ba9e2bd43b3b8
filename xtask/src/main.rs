//! Chores: `cargo xtask serve`, `test`, `build`, `check`, `new-story`, `release`,
//! `publish`, `schema`, `freeze`, `bench`, `contact-sheet`, `load`, `audit`, `components`, `reproduce`, `fuzz`,
//! `guarantees`.
//!
//! A chore that builds, tests or measures first brings the tools that are missing and says so; see
//! [`setup`].
#![expect(clippy::print_stdout, reason = "a command answers on standard output")]

mod arguments;
mod audit;
mod bench;
mod check;
mod components;
mod contact_sheet;
mod failure;
mod freeze;
mod fuzz;
mod guarantees;
#[cfg(test)]
mod guide;
mod load;
mod new_story;
mod outcome;
mod packed;
mod place;
mod probe;
mod publish;
mod record;
mod release;
mod reproduce;
mod run;
mod schema;
mod setup;
mod site;
mod stages;

use std::process::ExitCode;

use arguments::{Chore, USAGE};
use failure::Failure;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = arguments::parse(&words).and_then(perform);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn perform(chore: Chore) -> Result<(), Failure> {
    match chore {
        Chore::Help => println!("{USAGE}"),
        Chore::Serve { port } => site::serve(port)?,
        Chore::Build { story, out, address, policy_inside } => {
            site::build(story.as_deref(), out.as_deref(), address.as_ref(), policy_inside)?;
        }
        Chore::Test { full } => stages::test(full)?,
        Chore::TestSome { name } => stages::test_some(&name)?,
        Chore::Check { story } => check::check(&story)?,
        Chore::NewStory { folder } => new_story::new_story(&folder)?,
        Chore::Release { story } => release::release(&story)?,
        Chore::Publish { to } => publish::publish(&to)?,
        Chore::Schema => schema::schema()?,
        Chore::Freeze { figure, out, address } => {
            freeze::freeze(figure.as_deref(), &out, &address)?;
        }
        Chore::Bench => bench::bench()?,
        Chore::ContactSheet { surface } => contact_sheet::contact_sheet(surface.as_deref())?,
        Chore::Load { seconds } => {
            record::performed("load", || load::load(seconds))?.report("load");
        }
        Chore::Audit => record::performed("audit", audit::audit)?,
        Chore::Components { out } => components::components(out.as_deref())?,
        Chore::Reproduce => record::performed("reproduce", reproduce::reproduce)?,
        Chore::Fuzz { seconds } => {
            record::performed("fuzz", || fuzz::fuzz(seconds))?.report("fuzz");
        }
        Chore::Guarantees => guarantees::guarantees()?,
    }
    Ok(())
}
