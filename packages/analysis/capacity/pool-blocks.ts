import type { Block, Cell, Verdict } from "../section";
import type { PoolCapacity, RolloutWay, ServiceCapacity, Situation } from "./pool-capacity";

/** How good a way to deploy is. */
export const ROLLOUT: Readonly<Record<RolloutWay, Verdict>> = {
    "at once": "good",
    "in steps": "good",
    "stops first": "attention",
    stuck: "bad",
    "no room": "bad",
    "too large": "bad",
};

export const TITLES: Readonly<Record<Situation["what"], string>> = {
    now: "Now",
    "all deployed at once": "All services deployed at once",
    "scaled out": "Every service at its most copies",
};

/** What cannot run now is down; what finds no room when all comes together waits. */
export function situationVerdict({ fits, what }: Situation): Verdict {
    if (fits) return "good";
    return what === "now" ? "bad" : "attention";
}

/** What is shown of one group of instances. */
export function poolBlocks(pool: PoolCapacity): readonly Block[] {
    const { name, capacity, instanceTypes, minimum, maximum, situations, services, unknown } = pool;
    const types = [...new Set(instanceTypes)].join(" or ");
    const size =
        capacity === undefined ? "" : `: ${capacity.cpuUnits} CPU units and ${capacity.memoryMiB} MiB for tasks each`;
    const blocks: readonly Block[] = [
        { kind: "text", text: `${name}: ${minimum ?? "?"} to ${maximum ?? "?"} instances ${types}${size}.` },
        {
            kind: "table",
            caption: `Instances of ${name}`,
            columns: [
                { title: "When" },
                { title: "Tasks", align: "right" },
                { title: "Instances needed", align: "right" },
                { title: "There can be", align: "right" },
                { title: "Result" },
            ],
            rows: situations.map((situation) => situationRow(situation, pool)),
        },
        {
            kind: "table",
            caption: `Head-room of each service on ${name}`,
            columns: [
                { title: "Service" },
                { title: "Copies", align: "right" },
                { title: "One copy takes" },
                { title: "More fit now", align: "right" },
                { title: "More at most", align: "right" },
                { title: "Rolling deployment" },
            ],
            rows: services.map(serviceRow),
        },
    ];
    const shown = blocks.filter((block) => block.kind !== "table" || block.rows.length > 0);
    return [...shown, ...listOf("Services of which the plan does not say enough", unknown, "unknown")];
}

function situationRow(situation: Situation, { running, used }: PoolCapacity): readonly Cell[] {
    const { what, tasks, needed, limit, fits } = situation;
    const share =
        what === "now" && used !== undefined ? `, ${used.memory} % of memory and ${used.cpu} % of CPU in use` : "";
    const result = fits
        ? `fit${share}`
        : needed === undefined
          ? "a task is larger than an instance"
          : "some wait for room";
    return [
        { text: TITLES[what] },
        { text: String(tasks) },
        { text: String(needed ?? "none is enough") },
        { text: String(limit), ...(what === "now" && running !== undefined ? { detail: `${running} run now` } : {}) },
        { text: result, verdict: situationVerdict(situation) },
    ];
}

function serviceRow(service: ServiceCapacity): readonly Cell[] {
    const { name, urn, demand, desiredCount, maximum, moreNow, moreAtMost, rollout } = service;
    const ports = demand.hostPorts.length === 0 ? "" : `, ${demand.hostPorts.join(", ")}`;
    return [
        { text: name, urn },
        { text: maximum > desiredCount ? `${desiredCount} to ${maximum}` : String(desiredCount) },
        { text: `${demand.cpuUnits} CPU, ${demand.memoryMiB} MiB${ports}` },
        { text: String(moreNow) },
        { text: String(moreAtMost) },
        { text: rolloutText(service), verdict: ROLLOUT[rollout] },
    ];
}

function rolloutText({ rollout, extra, moreAtMost, newInstances }: ServiceCapacity): string {
    const start = newInstances > 0 ? `, starts ${newInstances} instance${newInstances === 1 ? "" : "s"}` : "";
    switch (rollout) {
        case "at once":
            return `${extra} new beside the old${start}`;
        case "in steps":
            return `in steps of ${moreAtMost}${start}`;
        case "stops first":
            return "old copies stop before new ones run";
        case "stuck":
            return "no room for a new copy, and no old one may stop";
        case "no room":
            return "there is no room even now";
        case "too large":
            return "a copy is larger than an instance";
    }
}

/** Names under a heading; nothing where there are none. */
export function listOf(caption: string, names: readonly string[], verdict: Verdict): readonly Block[] {
    return names.length === 0 ? [] : [{ kind: "list", caption, items: names.map((text) => ({ text, verdict })) }];
}
