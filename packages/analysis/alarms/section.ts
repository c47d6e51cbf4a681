import type { Block, Cell, Section, Verdict } from "../section";
import { unknownText } from "../shared/unknown-types";
import { worstVerdict } from "../shared/worst-verdict";
import { COVERAGE, coverageTable } from "./coverage-table";
import { notificationTable, notificationVerdicts } from "./notifications";
import { scenarioTable } from "./scenario-table";
import type { AlarmsResult } from "./result";
import { counted, firstOf } from "./format";
import { toldAfterText } from "./told-after";

const MUTE = { machine: "neutral", nothing: "attention", elsewhere: "unknown" } as const;

const METHOD =
    "Replayed as CloudWatch evaluates: every minute, over periods that end with that minute, with missing data as each " +
    "alarm says. Time until a metric is published, a minute or two, comes on top. How far CloudWatch looks back when data " +
    "is missing is published for one case only and taken for all. A mail address is told only after its owner has confirmed it.";

/** The result for people. */
export function alarmsSection(result: AlarmsResult): Section {
    return {
        id: "alarms",
        title: "Alarms",
        verdict: verdictOf(result),
        summary: summary(result),
        blocks: [
            ...(result.outcomes.length > 0 ? [scenarioTable(result.outcomes)] : []),
            ...(result.coverage.length > 0 ? [coverageTable(result.coverage)] : []),
            ...(result.topics.length > 0 ? [topicTable(result)] : []),
            ...notificationTable(result.notifications),
            ...muteList(result),
            ...unknownList(result),
            ...(result.outcomes.length > 0 ? [{ kind: "text", text: METHOD } as const] : []),
        ],
        data: result,
    };
}

function verdictOf({ coverage, outcomes, mutes, notifications, unknown, unknownTypes }: AlarmsResult): Verdict {
    return worstVerdict([
        ...coverage.map(({ state }) => COVERAGE[state]),
        ...outcomes.map(({ verdict }) => verdict),
        ...mutes.map(({ kind }) => MUTE[kind]),
        ...notificationVerdicts(notifications),
        ...[...unknown, ...unknownTypes].map(() => "unknown" as const),
    ]);
}

function summary(result: AlarmsResult): string {
    const { alarms, coverage, unknownTypes } = result;
    const open =
        unknownTypes.length === 0 ? "" : ` Not known: whether ${unknownText(unknownTypes)} have to be watched.`;
    if (alarms === 0 && coverage.length === 0)
        return open === ""
            ? "There is no alarm, and nothing that this analysis would want one for."
            : `There is no alarm.${open}`;
    return `${counted(alarms, "alarm")}; ${watchedText(result)}.${open}${replayedText(result)}`;
}

function watchedText({ coverage, unknownTypes }: AlarmsResult): string {
    const open = coverage.filter(({ state }) => state !== "watched");
    const parts = counted(coverage.length, "part");
    if (open.length > 0) {
        const names = firstOf(open.map(({ kind, name }) => `${kind} ${name}`));
        return `${open.length} of ${parts} ${open.length === 1 ? "has" : "have"} none that reaches somebody: ${names}`;
    }
    const known = unknownTypes.length === 0 ? "have" : "are known to have";
    return `each of the ${parts} that ${known} to be watched has one that reaches somebody`;
}

function replayedText({ outcomes }: AlarmsResult): string {
    const demanded = outcomes.filter(({ expects }) => expects === "wake" || expects === "tell");
    const heard = demanded.filter(({ people }) => people.length > 0);
    const when = toldAfterText(heard.flatMap(({ toldAfter }) => toldAfter ?? []));
    const noise = outcomes.filter(({ expects, people }) => expects === "quiet" && people.length > 0);
    const replayed =
        demanded.length === 0
            ? ""
            : ` Of ${counted(demanded.length, "mishap")} replayed, ${heard.length} reach somebody${when}.`;
    if (outcomes.length === 0) return replayed;
    const quiet =
        noise.length === 0
            ? "Nothing fires in vain."
            : `${counted(noise.length, "harmless event")} fire alarms in vain.`;
    return `${replayed} ${quiet}`;
}

function topicTable({ topics }: AlarmsResult): Block {
    return {
        kind: "table",
        caption: "Where alarms go",
        columns: [{ title: "Topic" }, { title: "Alarms", align: "right" }, { title: "Who is told" }],
        rows: topics.map(({ name, alarms, people, machines, problem }) => {
            const who = [...people, ...machines].join(", ");
            const told: Cell = people.length > 0 ? { text: who } : { text: problem ?? who, verdict: "attention" };
            return [name, { text: String(alarms.length), detail: alarms.join(", ") }, told];
        }),
    };
}

function muteList({ mutes }: AlarmsResult): readonly Block[] {
    if (mutes.length === 0) return [];
    const items = mutes.map(({ name, urn, kind, why }) => ({
        text: kind === "machine" ? `${name} acts by itself: ${why}` : `${name}: ${why}`,
        verdict: MUTE[kind],
        urn,
    }));
    return [{ kind: "list", caption: "Alarms that tell nobody", items }];
}

function unknownList({ unknown }: AlarmsResult): readonly Block[] {
    if (unknown.length === 0) return [];
    const items = unknown.map(({ name, urn, why }) => ({ text: `${name}: ${why}`, verdict: "unknown" as const, urn }));
    return [{ kind: "list", caption: "Alarms that could not be replayed", items }];
}
