import { createRequire } from "node:module";
import type { Analysis } from "./analysis";

const load = createRequire(__filename);

/** An analysis as the command line knows it. Its module is loaded when it is asked for. */
export interface CatalogueEntry {
    /** Its name after --analyze, and its folder. */
    readonly id: string;
    /** What it answers, for --help. */
    readonly question: string;
}

/** In the order in which they are shown. */
export const catalogue: readonly CatalogueEntry[] = [
    { id: "reachability", question: "who can open a connection to whom, and what stops the others" },
    { id: "resilience", question: "what is left when a zone, a tunnel, an instance or a gateway is lost" },
    { id: "alarms", question: "what is watched, and which alarms fire in which order on a bad day" },
    { id: "capacity", question: "whether the instances hold the tasks, also during a deployment" },
    { id: "cost", question: "what the stack costs in a month" },
    { id: "deployment", question: "how long an update and a destroy take, and what waits for what" },
    { id: "trust", question: "who may change the stack from outside: pipelines, people, other accounts" },
    { id: "images", question: "which images run, and who may push and pull them" },
    { id: "addresses", question: "which stack has which addresses" },
    { id: "handover", question: "what the datacenter's network team has to set up" },
];

/** Each folder's index.ts exports its `analyze`. */
export function loadAnalysis({ id }: CatalogueEntry): Analysis {
    return (load(`./${id}/index`) as { readonly analyze: Analysis }).analyze;
}
