import { createHash } from "node:crypto";
import type { RouteMatch } from "../shared/block/listener-rule";
import { patternsOf } from "./route-match";

/** Priorities that rules of the same kind share. */
interface Band {
    readonly first: number;
    readonly size: number;
}

/**
 * How the 50,000 priorities of a listener are shared out: by kind of host, specific first, and within each by kind of
 * path, specific first. `perPathKind` priorities for each kind of path, and `withoutPath` after them for rules that take
 * every path of their hosts. Most rules name a host and no path, or (internal load balancers) a path and no host.
 */
const hostKinds = [
    { perPathKind: 50, withoutPath: 10_000 }, // exact hosts
    ...Array.from({ length: 6 }, () => ({ perPathKind: 4, withoutPath: 300 })), // *.a.b.c.d.e.f and longer … *.f
    { perPathKind: 70, withoutPath: 1 }, // every host
] as const;

const longestPath = 128;
/** Lengths from longest to shortest, each first for paths without and then for paths with a wildcard. */
const pathKinds = 2 * longestPath;

/**
 * A priority for each rule of a listener, by the rule's key.
 *
 * What is more specific comes first: exact hosts before wildcard hosts before every host; for the same host longer paths
 * before shorter ones before every path. A rule is as specific as the most general of its patterns, so a rule whose
 * requests are a part of another's comes before it. (Two different wildcard patterns of the same length count as equal.)
 *
 * Within its kind a rule's place follows from its key alone, so adding or removing a rule moves no other, unless two keys
 * want the same place; then the one that sorts later takes the next free one.
 *
 * @throws Error when there are more rules of one kind than priorities for them.
 */
export function rulePriorities(matches: Readonly<Record<string, RouteMatch>>): Record<string, number> {
    const taken = new Set<number>();
    const priorities: Record<string, number> = {};
    for (const [key, match] of Object.entries(matches).sort(([a], [b]) => (a < b ? -1 : 1))) {
        const priority = firstFree(key, bandOf(match), taken);
        taken.add(priority);
        priorities[key] = priority;
    }
    return priorities;
}

function firstFree(key: string, { first, size }: Band, taken: ReadonlySet<number>): number {
    const wanted = createHash("sha256").update(key).digest().readUInt32BE() % size;
    for (let step = 0; step < size; step++) {
        const priority = first + ((wanted + step) % size);
        if (!taken.has(priority)) {
            return priority;
        }
    }
    throw new Error(
        `${key}: the listener has ${size} rules of this kind (priorities ${first} to ${first + size - 1}), which is all ` +
            "there is room for; move some services to another load balancer or give them hosts of their own",
    );
}

/** The priorities that rules as specific as this one share. */
export function bandOf(match: RouteMatch): Band {
    const { hosts, paths } = patternsOf(match);
    const hostKind = hosts.length === 0 ? hostKinds.length - 1 : Math.max(...hosts.map(hostKindOf));
    const start = hostKinds
        .slice(0, hostKind)
        .reduce((sum, kind) => sum + pathKinds * kind.perPathKind + kind.withoutPath, 1);
    const { perPathKind, withoutPath } = hostKinds[hostKind] ?? hostKinds[0];
    return paths.length === 0
        ? { first: start + pathKinds * perPathKind, size: withoutPath }
        : { first: start + Math.max(...paths.map(pathKindOf)) * perPathKind, size: perPathKind };
}

/** 0 for an exact host; `*.example.gov`, with two labels behind the star, is less specific than `*.apps.example.gov`. */
function hostKindOf(host: string): number {
    if (!/[*?]/.test(host)) {
        return 0;
    }
    const labels = host.split(".").filter((label) => !/[*?]/.test(label)).length;
    return hostKinds.length - 1 - Math.min(Math.max(labels, 1), hostKinds.length - 2);
}

/** The shortest path that a pattern matches says how specific it is: `/api/v1/*` can match nothing shorter than `/api/v1/`. */
function pathKindOf(path: string): number {
    const length = Math.min(Math.max(path.replaceAll("*", "").length, 1), longestPath);
    return 2 * (longestPath - length) + (/[*?]/.test(path) ? 1 : 0);
}
