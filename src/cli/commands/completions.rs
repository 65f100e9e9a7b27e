//! `plan completions`.

use clap::{Args, ValueEnum};

use crate::cli::failure::Failure;
use crate::cli::help::Manual;
use crate::cli::{Exit, completing, terminal};
use crate::text::Words;

#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsArgs {
    shell: Shell,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// The help.
pub(in crate::cli) static MANUAL: Manual = Manual {
    name: "completions",
    about: Words::new(
        "Gör att tabbtangenten fyller i kommandon, val, aktiviteter, program, planår och namn.",
        "Lets the tab key complete commands, options, activities, programmes, plan years and names.",
    ),
    usage: Words::new("plan completions SKAL", "plan completions SHELL"),
    options: &[("shell", Some(&SHELL), &SHELL_TEXT)],
};

/// For each shell, what to type once so that it reads the script whenever it starts.
pub(in crate::cli) static EXAMPLES: [(Words, Words); 4] = [
    (
        Words::new("bash", "bash"),
        Words::new(
            "echo 'source <(plan completions bash)' >> ~/.bashrc",
            "echo 'source <(plan completions bash)' >> ~/.bashrc",
        ),
    ),
    (
        Words::new("zsh", "zsh"),
        Words::new(
            "echo 'source <(plan completions zsh)' >> ~/.zshrc",
            "echo 'source <(plan completions zsh)' >> ~/.zshrc",
        ),
    ),
    (
        Words::new("fish", "fish"),
        Words::new(
            "plan completions fish > ~/.config/fish/completions/plan.fish",
            "plan completions fish > ~/.config/fish/completions/plan.fish",
        ),
    ),
    (
        Words::new("powershell", "powershell"),
        Words::new(
            "plan completions powershell | Out-String | Invoke-Expression",
            "plan completions powershell | Out-String | Invoke-Expression",
        ),
    ),
];

pub(in crate::cli) fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    let name = match args.shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
    };
    let script = completing::script(name).expect("these shells are known");
    terminal::print(&script)?;
    Ok(Exit::Fine)
}

static SHELL: Words = Words::new("SKAL", "SHELL");
static SHELL_TEXT: Words = Words::new("bash, zsh, fish eller powershell", "bash, zsh, fish or powershell");
