//! Why plan files are not saved, said to people who may never have typed `git`: with the command to type
//! next.

use crate::cli::failure::Failure;
use crate::cli::git_words::{self, typed};
use crate::store::git::{NoFile, SaveFault, UnderWay};
use crate::text::{Text, Words};

/// The failure that a fault of saving ends a run with.
pub(super) fn failure(fault: SaveFault) -> Failure {
    let path = |path: &str| [typed(path).into()];
    match fault {
        SaveFault::Git(fault) => git_words::failure(fault),
        SaveFault::Bare => bare(),
        SaveFault::UnderWay(what) => {
            let (what, help) = under_way(what);
            Failure::refusal(UNDER_WAY.with([what.into()]), help)
        }
        SaveFault::Conflict(file) => {
            Failure::refusal(CONFLICT.with([file.as_str().into()]), CONFLICT_HELP.with(path(&file)))
        }
        SaveFault::Detached => Failure::refusal(DETACHED.text(), DETACHED_HELP.text()),
        SaveFault::NoAuthor => Failure::new(NO_AUTHOR.text(), NO_AUTHOR_HELP.text()),
        SaveFault::Signed => Failure::refusal(SIGNED.text(), BY_HAND.text()),
        SaveFault::Hook(name) => Failure::refusal(HOOK.with([name.into()]), HOOK_HELP.text()),
        SaveFault::StagedOther { path: first, count, is_first } => {
            let message = match count {
                1 => STAGED.with([first.as_str().into()]),
                _ => MANY_STAGED.with([first.as_str().into(), (count - 1).into()]),
            };
            let help = if is_first { STAGED_FIRST_HELP.text() } else { STAGED_HELP.text() };
            Failure::refusal(message, help)
        }
        SaveFault::StagedPart(file) => {
            Failure::refusal(PART.with([file.as_str().into()]), PART_HELP.with(path(&file)))
        }
        SaveFault::Ignored(file) => {
            Failure::refusal(IGNORED.with([file.as_str().into()]), IGNORED_HELP.with(path(&file)))
        }
        SaveFault::NoFile { path: file, what } => {
            let (message, help) = match what {
                NoFile::Link => (&LINK, LINK_HELP.with(path(&file))),
                NoFile::Repository => (&REPOSITORY, MOVE_HELP.text()),
                NoFile::Name => (&NAME, NAME_HELP.text()),
                NoFile::Unreadable => (&UNREADABLE, UNREADABLE_HELP.with(path(&file))),
            };
            Failure::refusal(message.with([file.as_str().into()]), help)
        }
        SaveFault::Filtered { path: file, filter } => {
            Failure::refusal(FILTERED.with([file.into(), filter.into()]), BY_HAND.text())
        }
        SaveFault::Locked(file) => {
            let file = file.display().to_string();
            Failure::new(LOCKED.with([file.as_str().into()]), LOCKED_HELP.with(path(&file)))
        }
        SaveFault::Meanwhile => Failure::refusal(MEANWHILE.text(), AGAIN.text()),
        SaveFault::Unwritable(why) => Failure::new(UNWRITABLE.with([why.into()]), UNWRITABLE_HELP.text()),
    }
}

/// The failure where there are no files, only a repository.
pub(super) fn bare() -> Failure {
    Failure::new(BARE.text(), BARE_HELP.text())
}

fn under_way(what: UnderWay) -> (&'static Words, Text) {
    let (what, word) = match what {
        UnderWay::Merge => (&MERGE, "merge"),
        UnderWay::Revert => (&REVERT, "revert"),
        UnderWay::CherryPick => (&CHERRY_PICK, "cherry-pick"),
        UnderWay::Rebase => (&REBASE, "rebase"),
        UnderWay::Mails => (&MAILS, "am"),
        UnderWay::Bisect => return (&BISECT, BISECT_HELP.text()),
    };
    (what, UNDER_WAY_HELP.with([word.into()]))
}

static BARE: Words = Words::new(
    "här finns inga filer att spara, bara git-arkivet",
    "there are no files to save here, only the git repository",
);
static BARE_HELP: Words =
    Words::new("hämta filerna med git clone och spara där", "get the files with git clone and save there");
static UNDER_WAY: Words = Words::new(
    "inget är sparat: {0} pågår i git-arkivet",
    "nothing is saved: {0} is under way in the git repository",
);
static UNDER_WAY_HELP: Words = Words::new(
    "gör klart med git {0} --continue, eller avbryt med git {0} --abort; git status visar läget",
    "finish it with git {0} --continue, or call it off with git {0} --abort; git status tells more",
);
static MERGE: Words = Words::new("en sammanslagning (merge)", "a merge");
static REVERT: Words = Words::new("en återställning (revert)", "a revert");
static CHERRY_PICK: Words = Words::new("en överföring (cherry-pick)", "a cherry-pick");
static REBASE: Words = Words::new("en ombasering (rebase)", "a rebase");
static MAILS: Words = Words::new("en inläsning av ändringar (am)", "an application of patches (am)");
static BISECT: Words = Words::new("en sökning (bisect)", "a search (bisect)");
static BISECT_HELP: Words = Words::new("avsluta den med git bisect reset", "end it with git bisect reset");
static CONFLICT: Words = Words::new(
    "inget är sparat: {0} har två versioner som inte gick ihop",
    "nothing is saved: {0} has two versions that did not go together",
);
static CONFLICT_HELP: Words = Words::new(
    "öppna filen, ta bort raderna med <<<<<<<, ======= och >>>>>>>, och skriv git add {0}",
    "open the file, take out the lines with <<<<<<<, ======= and >>>>>>>, and type git add {0}",
);
static DETACHED: Words = Words::new(
    "inget är sparat: en enskild version är framme i git, och inte en gren",
    "nothing is saved: a single version is checked out in git, and not a branch",
);
static DETACHED_HELP: Words = Words::new(
    "skriv git switch -c NAMN för att spara i en ny gren, eller git switch - för att gå tillbaka till den förra",
    "type git switch -c NAME to save in a new branch, or git switch - to go back to the one before",
);
static NO_AUTHOR: Words =
    Words::new("inget är sparat: git vet inte vad du heter", "nothing is saved: git does not know your name");
static NO_AUTHOR_HELP: Words = Words::new(
    "skriv git config --global user.name \"Förnamn Efternamn\" och sedan git config --global user.email namn@exempel.se",
    "type git config --global user.name \"First Last\" and then git config --global user.email name@example.com",
);
static SIGNED: Words = Words::new(
    "inget är sparat: här ska varje version signeras, och det gör bara git",
    "nothing is saved: each version is to be signed here, and only git does that",
);
static BY_HAND: Words = Words::new(
    "skriv git add plans schema och sedan git commit; plan save --dry-run visar ett meddelande att använda",
    "type git add plans schema and then git commit; plan save --dry-run shows a message to use",
);
static HOOK: Words = Words::new(
    "inget är sparat: här ska programmet {0} granska varje version, och det körs bara av git",
    "nothing is saved: the program {0} is to see each version here, and only git runs it",
);
static HOOK_HELP: Words = Words::new(
    "skriv git add plans schema och sedan git commit, eller plan save --no-hooks för att hoppa över det",
    "type git add plans schema and then git commit, or plan save --no-hooks to skip it",
);
static STAGED: Words = Words::new(
    "inget är sparat: {0} väntar redan på att sparas, och är ingen planfil",
    "nothing is saved: {0} waits to be saved already, and is no plan file",
);
static MANY_STAGED: Words = Words::new(
    "inget är sparat: {0} och {1} till väntar redan på att sparas, och är inga planfiler",
    "nothing is saved: {0} and {1} more wait to be saved already, and are no plan files",
);
static STAGED_HELP: Words = Words::new(
    "spara allt som väntar med git commit, eller låt det vänta till senare med git restore --staged :/",
    "save all that waits with git commit, or let it wait until later with git restore --staged :/",
);
static STAGED_FIRST_HELP: Words = Words::new(
    "spara allt som väntar med git commit, eller låt det vänta till senare med git rm -r --cached -q :/",
    "save all that waits with git commit, or let it wait until later with git rm -r --cached -q :/",
);
static PART: Words = Words::new(
    "inget är sparat: {0} väntar på att sparas med ett annat innehåll än det som ligger i mappen",
    "nothing is saved: {0} waits to be saved with another content than what lies in the folder",
);
static PART_HELP: Words = Words::new(
    "skriv git add {0} för att spara det som ligger i mappen; git diff {0} visar skillnaden",
    "type git add {0} to save what lies in the folder; git diff {0} shows the difference",
);
static IGNORED: Words = Words::new(
    "inget är sparat: git är inställt på att hoppa över {0}",
    "nothing is saved: git is told to overlook {0}",
);
static IGNORED_HELP: Words = Words::new(
    "skriv git add --force {0} för att ta med den; git check-ignore -v {0} visar vad som säger så",
    "type git add --force {0} to take it in; git check-ignore -v {0} shows what says so",
);
static LINK: Words = Words::new(
    "inget är sparat: {0} är en länk till något annat, och sådana sparas aldrig",
    "nothing is saved: {0} is a link to something else, and such are never saved",
);
static LINK_HELP: Words = Words::new(
    "lägg filen själv i länkens ställe, eller ta bort länken: rm {0}",
    "put the file itself in the place of the link, or take the link away: rm {0}",
);
static REPOSITORY: Words = Words::new(
    "inget är sparat: {0} är ett eget git-arkiv, och sådana sparas aldrig",
    "nothing is saved: {0} is a git repository of its own, and such are never saved",
);
static MOVE_HELP: Words = Words::new(
    "flytta ut mappen ur plans och schema, och skriv plan save igen",
    "move the folder out of plans and schema, and type plan save again",
);
static NAME: Words = Words::new(
    "inget är sparat: filnamnet {0} går inte att läsa",
    "nothing is saved: the file name {0} cannot be read",
);
static NAME_HELP: Words = Words::new(
    "ge filen ett namn med små bokstäver a–z, siffror och bindestreck, och skriv plan save igen",
    "give the file a name of lower-case letters a–z, digits and hyphens, and type plan save again",
);
static UNREADABLE: Words =
    Words::new("inget är sparat: {0} går inte att läsa", "nothing is saved: {0} cannot be read");
static UNREADABLE_HELP: Words = Words::new(
    "ge dig rätt att läsa den: chmod u+r {0}",
    "give yourself the right to read it: chmod u+r {0}",
);
static FILTERED: Words = Words::new(
    "inget är sparat: {0} ska gå genom {1} på väg in i git, och det gör bara git",
    "nothing is saved: {0} is to go through {1} on its way into git, and only git does that",
);
static LOCKED: Words = Words::new(
    "inget är sparat: ett annat program håller på att ändra git-arkivet ({0} finns)",
    "nothing is saved: another program is changing the git repository ({0} is there)",
);
static LOCKED_HELP: Words = Words::new(
    "vänta och försök igen; om inget annat program är igång: rm {0}",
    "wait and try again; if no other program is running: rm {0}",
);
static MEANWHILE: Words = Words::new(
    "inget är sparat: någon annan ändrade planerna eller sparade under tiden",
    "nothing is saved: somebody else changed the plans or saved in the meantime",
);
static AGAIN: Words = Words::new("skriv plan save igen", "type plan save again");
static UNWRITABLE: Words = Words::new(
    "inget är sparat: git-arkivet gick inte att ändra: {0}",
    "nothing is saved: the git repository could not be changed: {0}",
);
static UNWRITABLE_HELP: Words = Words::new(
    "se till att det finns plats och att du får skriva i mappen .git, och skriv plan save igen",
    "see that there is room and that you may write in the folder .git, and type plan save again",
);
