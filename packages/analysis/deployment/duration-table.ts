import { canonicalType } from "@platform/aws-model/tokens";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** How long AWS usually takes for a type. */
export interface UsualDuration {
    readonly createSeconds: number;
    readonly deleteSeconds: number;
    /** `measured`: read in somebody's published log or test. `estimate`: from experience, or from how long the provider waits. */
    readonly basis: "measured" | "estimate";
    readonly source: string;
    readonly note: string;
}

interface DurationTable {
    /** For every type that is not listed. */
    readonly others: UsualDuration;
    /** By module and resource: `ec2/natGateway`. */
    readonly types: Readonly<Record<string, UsualDuration>>;
}

/** The table of usual durations: no other file has one. */
export const durationTable = JSON.parse(readFileSync(join(__dirname, "usual-durations.json"), "utf8")) as DurationTable;

/** A type as the table names it: `aws:alb/loadBalancer:LoadBalancer` is `lb/loadBalancer`, a `V2` twin what it is the twin of. */
export function shortName(type: string): string {
    const [provider, path = type] = canonicalType(type).split(":");
    return provider === "aws" ? path : type;
}

/** The usual duration of a type. */
export function usualDuration(type: string): UsualDuration {
    return durationTable.types[shortName(type)] ?? durationTable.others;
}

/** A resource in a few words: its type and its name. */
export function labelOf({ type, name }: { readonly type: string; readonly name: string }): string {
    return `${shortName(type)} ${name}`;
}
