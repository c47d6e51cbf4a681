import type { StackView } from "../graph/stack-view";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { known } from "../value";
import type { Series } from "./series";

/** A metric by all that tells it from others. */
export interface MetricRef {
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: Readonly<Record<string, string>>;
}

/** What somebody is concerned with who reads about alarms, in the order in which it is shown. */
export const concerns = [
    "tunnels",
    "requests",
    "services",
    "instances",
    "ways in",
    "ways out",
    "data",
    "alerts",
] as const;
export type Concern = (typeof concerns)[number];

/**
 * What has to come of something that happens. `wake`: somebody learns of it by an urgent way. `tell`: somebody learns of
 * it. `quiet`: nobody is bothered. `open`: a limit that is known and shown.
 */
export type ExpectedResponse = "wake" | "tell" | "quiet" | "open";

/** From minute 0, when something happens, to the last minute that is replayed. */
export interface Span {
    readonly minutes: number;
    /** Minutes between two evaluations: 1 as in CloudWatch, more for replays over weeks. */
    readonly step: number;
}

/** What a metric shows; undefined for one of which nothing is known, or that does not change. */
export type Shows = (metric: MetricRef) => Series | undefined;

/** Something that can happen to one resource at minute 0. */
export interface Mishap {
    /** The same for all resources of its kind: `full-disk`. */
    readonly id: string;
    readonly title: string;
    /** What happens, and what the metrics show of it. */
    readonly story: string;
    readonly expects: ExpectedResponse;
    /** Minutes until it is over. @default 120 */
    readonly lasts?: number;
    /** @default until 150 minutes after it is over, minute by minute */
    readonly span?: Span;
    /** What the resource's metrics show while it lasts, by their names or one by one. */
    readonly shows: Readonly<Record<string, Series>> | Shows;
}

/** A part of a resource that is watched for itself: one tunnel of a VPN connection. */
export interface WatchedPart {
    /** Follows the resource's name. */
    readonly name: string;
    /** Dimensions that it has beside those of the resource, as `TunnelIpAddress=…`. */
    readonly keys: readonly string[];
    /** Whether a metric of the resource, read with a statistic, shows that this part fails. */
    isSeenBy(metric: MetricRef, statistic: string): boolean;
}

/** A metric that is known by its name alone, and what it shows in a healthy hour. */
export interface PublishedMetric {
    readonly namespace: string;
    readonly name: string;
    readonly healthy: Series;
}

/** What a metric shows in a healthy hour. The resource is the one that its dimensions name, if the stack has it. */
export type HealthyMetric = Series | ((resource: Resource | undefined, metric: MetricRef) => Series);

/** How CloudWatch knows a kind, and what can go wrong with one resource of it. */
export interface Watch {
    readonly concern: Concern;
    /** What a reader calls what is watched. @default the kind's label */
    readonly label?: string;
    /** Dimensions, and the properties that hold their values, as paths. */
    readonly dimensions: readonly (readonly [dimension: string, path: string])[];
    /**
     * Whether somebody has to be told when it fails. Of what nobody has to be told of, mishaps are replayed where an alarm
     * looks at it.
     * @default true
     */
    readonly needed?: boolean | ((resource: Resource, stack: StackView) => boolean);
    /** What is watched for itself. @default the resource as a whole */
    readonly parts?: (resource: Resource) => readonly WatchedPart[];
    /** A metric without dimensions that it publishes, by its namespace and name. */
    readonly metric?: (resource: Resource) => PublishedMetric | undefined;
    /** By namespace and name. Amounts without a meaning of their own are invented. */
    readonly healthy?: Readonly<Record<string, Readonly<Record<string, HealthyMetric>>>>;
    readonly mishaps?: (resource: Resource, stack: StackView) => readonly Mishap[];
}

/** A dimension with its value, as `NatGatewayId=nat-…`; none where the value is not known. */
export function dimensionKey(dimension: string, value: string | undefined): readonly string[] {
    return value === undefined ? [] : [`${dimension}=${value}`];
}

/** By what a metric is found: each of its dimensions, or its name where it has none. */
export function metricKeys({ namespace, name, dimensions }: MetricRef): readonly string[] {
    const keys = Object.entries(dimensions).flatMap(([dimension, value]) => dimensionKey(dimension, value));
    return keys.length === 0 ? [nameKey(namespace, name)] : keys;
}

/**
 * Whether a metric with these dimensions is about what one of them names. That of an app behind a load balancer is none of
 * the load balancer itself.
 */
export function isAboutDimension(dimension: string, all: readonly string[]): boolean {
    return all.includes(dimension) && !(dimension === "LoadBalancer" && all.includes("TargetGroup"));
}

/** By what a metric without dimensions is found. */
export function nameKey(namespace: string, name: string): string {
    return `${namespace} ${name}`;
}

/** By what CloudWatch knows a resource and its parts. */
export function partKeys(watch: Watch, resource: Resource): readonly string[] {
    return [...dimensionKeys(watch, resource), ...(watch.parts?.(resource) ?? []).flatMap(({ keys }) => keys)];
}

/** The dimensions by which CloudWatch knows a resource. */
export function dimensionKeys({ dimensions }: Watch, resource: Resource): readonly string[] {
    return dimensions.flatMap(([dimension, path]) =>
        valuesAt(resource, path).flatMap((value) => dimensionKey(dimension, known(value.text()))),
    );
}
