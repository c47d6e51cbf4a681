import type { Block } from "../section";
import type { DeploymentReport, NamedStep } from "./report";
import { about, time } from "./time";

/** Updates in place that take long; nothing where there is none. */
export function rolloutsTable({ rollouts = [] }: DeploymentReport): readonly Block[] {
    if (rollouts.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "Updates that are waited for: new copies start and are watched, old ones end their requests",
            columns: [
                { title: "Service" },
                { title: "Takes", align: "right" },
                { title: "At most", align: "right" },
                { title: "New instances", align: "right" },
            ],
            rows: rollouts.map(({ urn, name, seconds, atMost = "", newInstances, perhaps }) => [
                { text: name, urn },
                perhaps === true ? `up to ${time(seconds)}` : time(seconds),
                atMost,
                String(newInstances),
            ]),
        },
    ];
}

/** How long everything takes, by how much is done at once. */
export function totalsTable({ create, destroyTotals }: DeploymentReport): Block {
    const rows = create.parallel.map(({ atOnce, seconds }, at) => [
        `${atOnce} at once: Pulumi's default with ${atOnce / 4} CPUs`,
        about(seconds),
        about(destroyTotals.parallel[at]?.seconds ?? 0),
    ]);
    return {
        kind: "table",
        caption: "How long it takes, estimated",
        columns: [{ title: "Operations" }, { title: "Create", align: "right" }, { title: "Destroy", align: "right" }],
        rows: [
            ["one after another", about(create.serial), about(destroyTotals.serial)],
            ...rows,
            ["as many as the dependencies allow", about(create.critical), about(destroyTotals.critical)],
        ],
    };
}

/** The steps of a longest chain. */
export function pathTable(caption: string, path: readonly NamedStep[]): Block {
    return {
        kind: "table",
        caption,
        columns: [
            { title: "Resource" },
            { title: "Type" },
            { title: "Takes", align: "right" },
            { title: "Done after", align: "right" },
        ],
        rows: path.map(({ urn, name, type, seconds, doneAfter }) => [
            { text: name, urn },
            type,
            time(seconds),
            time(doneAfter),
        ]),
    };
}

/** What can be done at the same time. */
export function stagesTable({ stages }: DeploymentReport): Block {
    return {
        kind: "table",
        caption: "Stages: what is in one can be created at the same time",
        columns: [
            { title: "Stage", align: "right" },
            { title: "Resources", align: "right" },
            { title: "Slowest" },
            { title: "Takes", align: "right" },
        ],
        rows: stages.map(({ width, slowest, seconds }, at) => [`${at + 1}`, `${width}`, slowest, time(seconds)]),
    };
}

/** What is usual for the slow types; nothing where there is none. */
export function timesTable({ slowTypes }: DeploymentReport): readonly Block[] {
    if (slowTypes.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "Usual times of the slow types in this plan",
            columns: [
                { title: "Type" },
                { title: "Number", align: "right" },
                { title: "Create", align: "right" },
                { title: "Delete", align: "right" },
                { title: "Known from" },
            ],
            rows: slowTypes.map(({ type, count, createSeconds, deleteSeconds, basis, note, source }) => [
                { text: type, detail: `${note === "" ? "" : `${note}. `}Source: ${source}` },
                `${count}`,
                time(createSeconds),
                time(deleteSeconds),
                basis,
            ]),
        },
    ];
}
