//! Who carries out what, and who lags. Everything here is invented.

use plan::facts::{Facts, realisation};
use plan::portfolio::{ActivityId, Portfolio};
use plan::text::Lang;

use crate::support::memory::MemoryTree;
use crate::support::repository::{check_on, day, lines};
use crate::support::sandbox::Sandbox;
use crate::support::snapshot::snapshot;

const TODAY: &str = "2026-06-30";

const LAW: &str = "name = 'Påhittad'\nsince = 2020\n\
    states = [{ id = 'plan', label = { sv = 'Planerad', en = 'Planned' }, category = 'planned' }, \
    { id = 'on', label = { sv = 'Pågående', en = 'Ongoing' }, category = 'ongoing' }, \
    { id = 'off', label = { sv = 'Avbruten', en = 'Cancelled' }, category = 'cancelled' }]\n\
    realisation_states = [{ id = 'igang', label = { sv = 'I gång', en = 'Started' }, category = 'ongoing' }, \
    { id = 'klart', label = { sv = 'Klart', en = 'Done' }, category = 'done' }, \
    { id = 'berors-ej', label = { sv = 'Berörs ej', en = 'Not concerned' }, category = 'not-relevant' }]\n\
    decision_kinds = [{ id = 'ta-in', label = { sv = 'Ta in', en = 'Take up' }, category = 'adopt' }, \
    { id = 'ovrigt', label = { sv = 'Övrigt', en = 'Other' }, category = 'other' }]\n\
    matter_types = [{ id = 'beslut', label = { sv = 'Beslut', en = 'Decision' }, category = 'decision', \
    outcomes = [{ id = 'ja', label = { sv = 'Bifall', en = 'Approved' }, approves = true }] }]\n\
    bodies = [{ id = 'rad', name = 'Rådet', level = 'strategic', may_decide = ['ta-in', 'ovrigt'] }]\n\
    [[constraints]]\nid = 'hos-alla'\nrule = 'incomplete-realisation'\nof = 'activity'\nbecause = 'Påhittat'\n";

const ACTORS: &str = "actors = [\n\
    { id = 'regionen', name = 'Regionen', kind = 'organisation' },\n\
    { id = 'vard', name = 'Vården', kind = 'unit', parent = 'regionen' },\n\
    { id = 'ost', name = 'Östkommun', kind = 'organisation' },\n\
    { id = 'vast', name = 'Ålkommun', kind = 'organisation' },\n\
    { id = 'nord', name = 'Nordkommun', kind = 'organisation' },\n\
    { id = 'norra', name = 'Norra länsdelen', kind = 'group', members = ['nord'] },\n\
    { id = 'alla', name = 'Alla kommuner', kind = 'group', members = ['ost', 'vast', 'norra'] },\n\
    { id = 'okand-grupp', name = 'Okänd grupp', kind = 'group' },\n]\n";

/// A repository of one activity, with further lines of the law.
fn tree(law: &str, activity: &str) -> MemoryTree {
    let mut tree = MemoryTree::default();
    tree.add("schema/governance/m.toml", &format!("{LAW}{law}\n"));
    tree.add("schema/actors.toml", ACTORS);
    tree.add(
        "plans/p/programme.toml",
        "name = 'Påhittat'\ngovernance = 'm'\nparties = ['regionen', 'alla']\n",
    );
    tree.add("plans/p/2026/x.toml", &format!("title = 'X'\n{activity}\n"));
    tree
}

/// How each party stands: `party: records | lags`.
fn told(activity: &str) -> Vec<String> {
    let portfolio = Portfolio::load(&tree("", activity), day(TODAY));
    let facts = Facts::derive(&portfolio, day(TODAY));
    let all = realisation(&portfolio, &facts, ActivityId(0));
    let line = |one: &plan::facts::Realisation<'_>| {
        let record = |r: &plan::facts::Realised<'_>| {
            format!("{}{}", r.milestone.map(|m| format!("{m}=")).unwrap_or_default(), r.state.unwrap_or("–"))
        };
        let records: Vec<String> = one.records.iter().map(record).collect();
        let lag = |l: &plan::facts::Lag<'_>| format!("{} {}", l.milestone.unwrap_or("allt"), l.due);
        let lags: Vec<String> = one.lags.iter().map(lag).collect();
        let lags = if lags.is_empty() { String::new() } else { format!(" | {}", lags.join(", ")) };
        format!("{}: {}{lags}", one.party, records.join(" "))
    };
    all.iter().map(line).collect()
}

/// The messages of the rule.
fn found(law: &str, activity: &str, more: &[(&str, &str)]) -> Vec<String> {
    let mut tree = tree(law, activity);
    for (path, text) in more {
        tree.add(path, text);
    }
    let (portfolio, report) = check_on(&tree, TODAY);
    let all = lines(&portfolio, &report, Lang::En);
    let of_rule = all.into_iter().filter(|line| line.contains(" incomplete-realisation["));
    of_rule.filter_map(|line| line.split_once("] ").map(|(_, message)| message.to_owned())).collect()
}

#[test]
fn groups_stand_for_their_members_and_the_activity_may_have_parties_of_its_own() {
    assert_eq!(told(""), ["regionen: ", "ost: ", "vast: ", "nord: "]);
    assert_eq!(told("parties = ['norra', 'nord', 'okand-grupp']"), ["nord: ", "okand-grupp: "]);
}

#[test]
fn a_circle_of_groups_ends() {
    let mut tree = tree("", "parties = ['a']");
    let circle = "actors = [{ id = 'a', name = 'A', members = ['b', 'c'] }, { id = 'b', name = 'B', members = ['a'] }, { id = 'c', name = 'C' }]";
    tree.add("schema/actors.toml", circle);
    let portfolio = Portfolio::load(&tree, day(TODAY));
    assert_eq!(portfolio.registers.stands_for("a"), ["c"]);
}

#[test]
fn what_a_group_reports_holds_for_those_who_say_nothing_themselves() {
    let groups = "parties = ['alla']\nrealisation = [{ party = 'alla', state = 'igang' }, { party = 'ost', state = 'klart' }, \
         { party = 'norra', milestone = 'm', state = 'klart' }]";
    assert_eq!(told(groups), ["ost: klart", "vast: igang", "nord: igang m=klart"]);
}

#[test]
fn a_party_lags_where_a_day_has_passed_and_it_is_not_done() {
    let of = |realisation: &str| {
        told(&format!(
            "parties = ['regionen']\nmilestones = [{{ id = 'm', title = 'Målet', due = 2026-06-29 }}, {{ title = 'Sedan', due = '2026-06' }}]\n\
             realisation = [{realisation}]"
        ))
        .remove(0)
    };
    assert_eq!(
        of("{ party = 'regionen', milestone = 'm', state = 'igang' }"),
        "regionen: m=igang | Målet 2026-06-29"
    );
    assert_eq!(of("{ party = 'regionen', milestone = 'Målet' }"), "regionen: Målet=– | Målet 2026-06-29");
    assert_eq!(of("{ party = 'regionen', milestone = 'm', state = 'klart' }"), "regionen: m=klart");
    assert_eq!(of("{ party = 'regionen', milestone = 'm', state = 'berors-ej' }"), "regionen: m=berors-ej");
    // What it has reported of something else leaves this one open; nothing at all is no lag but silence.
    assert_eq!(
        of("{ party = 'regionen', milestone = 'Sedan', state = 'igang' }"),
        "regionen: Sedan=igang | Målet 2026-06-29"
    );
    assert_eq!(of("{ party = 'regionen', state = 'igang' }"), "regionen: igang");
    assert_eq!(of(""), "regionen: ");
}

#[test]
fn a_milestone_may_be_the_affair_of_some_and_the_whole_ends_with_the_activity() {
    let milestones = |who: &str| {
        format!(
            "parties = ['regionen', 'ost']\nmilestones = [{{ id = 'm', due = 2026-01-31, who = ['{who}'] }}]\n\
             realisation = [{{ party = 'regionen', milestone = 'n', state = 'igang' }}, {{ party = 'ost', milestone = 'n', state = 'igang' }}]"
        )
    };
    assert_eq!(told(&milestones("vard")), ["regionen: n=igang | m 2026-01-31", "ost: n=igang"]);
    assert_eq!(told(&milestones("alla")), ["regionen: n=igang", "ost: n=igang | m 2026-01-31"]);
    let whole = |end: &str, status: &str| {
        told(&format!(
            "status = '{status}'\nend = {end}\nparties = ['ost']\nrealisation = [{{ party = 'ost', state = 'igang' }}]"
        ))
    };
    assert_eq!(whole("2026-06-29", "on"), ["ost: igang | allt 2026-06-29"]);
    assert_eq!(whole("'2026-Q2'", "on"), ["ost: igang"]);
    assert_eq!(whole("2026-06-29", "off"), ["ost: igang"]);
}

#[test]
fn silence_is_told_once_an_activity_is_decided() {
    let decision = |decides: &str, outcome: &str| {
        format!(
            "matters = [{{ id = '1', title = 'T', type = 'beslut', decides = '{decides}', outcome = '{outcome}', year = 2026, activities = ['x'] }}]"
        )
    };
    let activity = "status = 'plan'\nparties = ['ost', 'vast', 'nord']\nrealisation = [{ party = 'vast', state = 'igang' }]";
    let with = |text: &str| found("", activity, &[("plans/p/meetings/2026-03-01-rad.toml", text)]);
    let silent = "The activity is decided, but its realisation is not reported by Östkommun and Nordkommun";
    assert_eq!(found("", activity, &[]), Vec::<String>::new());
    assert_eq!(with(&decision("ta-in", "ja")), [silent]);
    assert_eq!(with(&decision("ta-in", "nej")), Vec::<String>::new());
    assert_eq!(with(&decision("ovrigt", "ja")), Vec::<String>::new());
    assert_eq!(found("decided = ['planned', 'ongoing']", activity, &[]), [silent]);
    assert_eq!(found("decided = ['ongoing']", activity, &[]), Vec::<String>::new());
}

#[test]
fn a_decision_holds_for_what_is_carried_on_and_not_for_what_is_called_off() {
    let before = ("plans/p/2025/x.toml", "title = 'X'\nstatus = 'on'\n");
    let decision = "matters = [{ id = '1', title = 'T', type = 'beslut', decides = 'ta-in', outcome = 'ja', year = 2025, activities = ['x'] }]";
    let meeting = ("plans/p/meetings/2025-03-01-rad.toml", decision);
    let carried = |status: &str| {
        let own = format!("status = '{status}'\nparties = ['ost']\ncarried_from = ['2025/x']");
        found("", &own, &[before, meeting]).into_iter().filter(|m| m.ends_with("by Östkommun")).count()
    };
    assert_eq!((carried("plan"), carried("off")), (1, 0));
}

#[test]
fn one_finding_is_enough_where_the_law_asks_for_the_field_anyway() {
    let asks = "decided = ['ongoing']\n[[constraints]]\nid = 'finns'\nrule = 'missing-field'\nof = 'activity'\nfield = 'realisation'\n";
    assert_eq!(found(asks, "status = 'on'\nparties = ['ost']", &[]), Vec::<String>::new());
    let some =
        "status = 'on'\nparties = ['ost', 'vast']\nrealisation = [{ party = 'vast', state = 'klart' }]";
    assert_eq!(found(asks, some, &[]).len(), 1);
}

#[test]
fn the_table_by_party_shows_who_lags_first() {
    let sandbox = Sandbox::empty();
    for (path, text) in tree("", "status = 'plan'\nresponsible = [{ org = 'vard' }]").files() {
        sandbox.write(path, text);
    }
    sandbox.write(
        "plans/p/2026/inforande.toml",
        "title = 'Införande av gemensamma journaler'\nstatus = 'on'\nend = 2026-05-31\n\
         responsible = [{ org = 'regionen' }]\nparties = ['regionen', 'ost', 'vast']\n\
         milestones = [{ id = 'utbildning', title = 'Utbildningen', due = 2026-03-31 }]\n\
         realisation = [\n  { party = 'regionen', state = 'klart', as_of = 2026-05-31 },\n\
         \x20 { party = 'ost', milestone = 'utbildning', state = 'igang', as_of = 2026-04-15 },\n]\n",
    );
    sandbox.write("plans/p/2026/utan.yaml", "title: Utan parter\nstatus: off\nparties: [okand-grupp]\n");
    let wide = sandbox.plan().columns(140);
    let mut out = String::new();
    for (plan, arguments) in [
        (sandbox.plan(), "status --by party"),
        (wide.english(), "status --by party"),
        (sandbox.plan(), "status --by party --format markdown"),
        (sandbox.plan(), "status --by party --format csv"),
        (sandbox.plan(), "status inforande --by party --format json"),
        (sandbox.plan(), "status --by party --status off --format json"),
    ] {
        let shown = plan.run(arguments);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{arguments}");
        out.push_str(&format!("$ plan {arguments}\n{}\n", shown.stdout));
    }
    snapshot("status_by_party", &out);
}
