import { parseUrn } from "@platform/aws-model/urn";
import * as pulumi from "@pulumi/pulumi";
import type { ListedAlarm } from "../shared/alarm-list";
import { arnOf, type AwsScope } from "../shared/scope";
import type { ShownAlarm, WatchedThing } from "./body";

/** An alarm, and the components that it is part of. */
export interface PlacedAlarm extends ShownAlarm {
    /** Types of the components around it, the outermost first. */
    readonly within: readonly string[];
}

/** What there is to show of an alarm; unknown as long as AWS has to name something that it looks at. */
export function shownAlarm(scope: AwsScope, { name, owner, urn, watch }: ListedAlarm): pulumi.Output<PlacedAlarm> {
    return pulumi
        .all([arnOf(scope, "cloudwatch", `alarm:${name}`), urn, pulumi.output(watch)])
        .apply(([arn, alarmUrn, { namespace, metricName, dimensions, metricQueries = [] }]) => {
            const single = { namespace, metricName, dimensions };
            const metrics = [single, ...metricQueries.map(({ metric }) => metric)];
            const within = parseUrn(alarmUrn).typeChain;
            return { arn, region: scope.region, owner, within, watched: metrics.flatMap(watchedThing) };
        });
}

/** A metric as an alarm has it: of an alarm on an expression, the alarm itself has none. */
interface Metric {
    readonly namespace?: string | undefined;
    readonly metricName?: string | undefined;
    readonly dimensions?: Readonly<Record<string, string>> | undefined;
}

function watchedThing(metric: Metric | undefined): readonly WatchedThing[] {
    return metric?.namespace === undefined || metric.metricName === undefined
        ? []
        : [{ namespace: metric.namespace, metricName: metric.metricName, dimensions: metric.dimensions ?? {} }];
}

/** The service whose component an alarm is below; undefined for other alarms. Services' parts begin with their names. */
export function serviceOf({ owner, within }: PlacedAlarm, services: readonly string[]): string | undefined {
    const candidates = services.filter((name) => owner === name || owner.startsWith(`${name}-`));
    const longest = candidates.sort((a, b) => b.length - a.length)[0];
    return within.includes("platform:ecs:Service") ? longest : undefined;
}
