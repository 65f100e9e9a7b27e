//! What a file system may hold besides plan files.

use std::path::Path;

use crate::hostile::{everything, places};
use crate::support::sandbox::Sandbox;

const TITLE: &str = "title = \"Hemlig\"\ngoals = [\"trygghet\"]\n";

#[cfg(unix)]
fn link(target: impl AsRef<Path>, at: &Path) {
    std::os::unix::fs::symlink(target, at).expect("links can be made");
}

/// Sets the permissions of something. Tells whether they keep this user out: they never do the superuser.
#[cfg(unix)]
fn forbid(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000)).expect("permissions can be set");
    if path.is_dir() { std::fs::read_dir(path).is_err() } else { std::fs::File::open(path).is_err() }
}

#[cfg(unix)]
fn allow(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("permissions can be set");
}

/// No output of any kind holds the text of a file that must not be opened.
fn says_nothing_of(sandbox: &Sandbox, secret: &str) {
    for output in everything(sandbox) {
        assert!(!output.to_string().contains(secret), "{output}");
    }
}

#[test]
fn a_folder_named_as_a_file_is_told_and_what_is_in_it() {
    let sandbox = Sandbox::base();
    sandbox.write("plans/demo/2026/mapp.toml/inne.toml", TITLE);
    everything(&sandbox);
    let expected = [
        "plans/demo/2026/mapp.toml:1:1 misplaced-file",
        "plans/demo/2026/mapp.toml/inne.toml:1:1 misplaced-file",
    ];
    assert_eq!(places(&sandbox), expected);
}

#[cfg(unix)]
#[test]
fn links_are_told_and_never_followed() {
    let outside = Sandbox::empty();
    outside.write("hemlig.toml", TITLE).write("mapp/hemlig.toml", TITLE);
    let sandbox = Sandbox::base();
    let year = "plans/demo/2026";
    link(outside.at("hemlig.toml"), &sandbox.at(&format!("{year}/ut.toml")));
    link(outside.at("mapp"), &sandbox.at("plans/demo/2027"));
    link("../2026", &sandbox.at(&format!("{year}/runt")));
    link("sig.toml", &sandbox.at(&format!("{year}/sig.toml")));
    link("finns-inte.toml", &sandbox.at(&format!("{year}/bruten.toml")));
    link("bas.toml", &sandbox.at(&format!("{year}/kopia.toml")));
    link(outside.at("hemlig.toml"), &sandbox.at("schema/governance/annan.toml"));
    says_nothing_of(&sandbox, "Hemlig");
    let told = |path: &str| format!("{path}:1:1 misplaced-file");
    let mut expected: Vec<String> = ["bruten.toml", "kopia.toml", "runt", "sig.toml", "ut.toml"]
        .iter()
        .map(|name| told(&format!("{year}/{name}")))
        .collect();
    expected.extend(["plans/demo/2027", "schema/governance/annan.toml"].map(told));
    assert_eq!(places(&sandbox), expected);
}

#[cfg(unix)]
#[test]
fn a_plan_folder_that_is_itself_a_link_is_not_followed() {
    let outside = Sandbox::base();
    let sandbox = Sandbox::empty();
    link(outside.at("plans"), &sandbox.at("plans"));
    link(outside.at("schema"), &sandbox.at("schema"));
    let checked = sandbox.plan().run("check");
    assert_eq!((checked.code, checked.stdout.as_str()), (3, ""), "{checked}");
}

#[test]
fn a_repository_inside_is_told_and_not_entered() {
    for marker in ["plans/gren/.git/HEAD", "plans/gren/.git"] {
        let sandbox = Sandbox::base();
        sandbox.write(marker, "gitdir: ../../.git/modules/gren\n");
        sandbox.write("plans/gren/programme.toml", "name = \"Hemlig\"\ngovernance = \"demo\"\n");
        sandbox.write("plans/gren/2026/ond.toml", TITLE);
        says_nothing_of(&sandbox, "Hemlig");
        assert_eq!(places(&sandbox), ["plans/gren:1:1 misplaced-file"]);
    }
}

#[cfg(unix)]
#[test]
fn files_and_folders_without_permission_are_told() {
    let sandbox = Sandbox::base();
    sandbox.write("plans/demo/2026/last.toml", TITLE).write("plans/demo/2027/ond.toml", TITLE);
    let (file, folder) = (sandbox.at("plans/demo/2026/last.toml"), sandbox.at("plans/demo/2027"));
    let kept_out = forbid(&file) && forbid(&folder);
    everything(&sandbox);
    let found = places(&sandbox);
    let checked = sandbox.plan().run("check");
    allow(&folder);
    if kept_out {
        let expected =
            ["plans/demo/2026/last.toml:1:1 unreadable-file", "plans/demo/2027:1:1 misplaced-file"];
        assert_eq!(found, expected);
        assert_eq!(checked.code, 1);
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_told_and_never_opened() {
    let sandbox = Sandbox::base();
    let socket = sandbox.at("plans/demo/2026/ond.toml");
    let _open = std::os::unix::net::UnixListener::bind(&socket).expect("sockets can be made");
    everything(&sandbox);
    assert_eq!(places(&sandbox), ["plans/demo/2026/ond.toml:1:1 misplaced-file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let sandbox = Sandbox::base();
    let name = std::ffi::OsStr::from_bytes(b"l\xe5st.toml");
    std::fs::write(sandbox.at("plans/demo/2026").join(name), TITLE).expect("any bytes make a name here");
    everything(&sandbox);
    let found = places(&sandbox);
    assert!(found.iter().all(|f| f.starts_with("plans/demo/2026/l\u{fffd}st.toml:1:1")), "{found:?}");
    assert!(found.iter().any(|f| f.ends_with("unreadable-file")), "{found:?}");
}

#[test]
fn names_that_differ_only_in_case_are_two_files_and_one_fault() {
    let sandbox = Sandbox::base();
    let folder = sandbox.at("plans/demo/2026");
    sandbox.write("plans/demo/2026/BAS.toml", TITLE);
    // Where the file system knows no case there is one file, and nothing to tell.
    if std::fs::read_dir(folder).expect("the folder is there").count() == 2 {
        assert_eq!(places(&sandbox), ["plans/demo/2026/BAS.toml:1:1 invalid-id"]);
    }
    everything(&sandbox);
}

#[test]
fn the_search_for_plans_ends_at_the_repository() {
    let outer = Sandbox::base();
    outer.folder("inre/.git").folder("inre/mapp");
    assert_eq!(outer.plan().run("-C inre/mapp check").code, 2);
    outer.folder("annan/mapp");
    assert_eq!(outer.plan().run("-C annan/mapp check").code, 0);
    let gone = outer.plan().run("-C finns-inte check");
    assert_eq!((gone.code, gone.stdout.as_str()), (2, ""), "{gone}");
}

#[test]
fn a_programme_without_a_model_is_said_to_be_unjudged() {
    let sandbox = Sandbox::base();
    sandbox.write(
        "plans/demo/programme.toml",
        "name = \"Utan styrmodell\"\ngoals = [{ id = \"trygghet\", name = \"T\" }]\n",
    );
    let checked = sandbox.plan().run("check");
    assert!(
        checked.stdout.contains("Utan styrmodell i kraft, bara bedömda som filer: demo/2026."),
        "{checked}"
    );
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let sandbox = Sandbox::base();
    // More than a pipe holds, so that the program must notice.
    for number in 0..400 {
        sandbox.write(&format!("plans/demo/2026/a{number}.toml"), TITLE);
    }
    for arguments in
        [&["status"][..], &["status", "--format", "json"], &["check", "--notes"], &["rules"], &["--help"]]
    {
        let output = sandbox.plan().run_unread(arguments);
        assert!(output.code <= 1 && output.stderr.is_empty(), "{arguments:?}: {output}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_aloud() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return };
    let output = Sandbox::base().plan().run_into(full, &["status"]);
    assert_eq!(output.code, 2, "{output}");
    assert!(output.stderr.contains("resultatet gick inte att skriva ut"), "{output}");
}
