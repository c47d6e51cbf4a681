import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, metricQueryOf, type AlarmArgs, type AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { atEdge } from "../shared/edge";

export interface SiteAlarmsArgs {
    readonly scope: AwsScope;
    /** For readers: `Site docs`. */
    readonly title: string;
    readonly distributionId: pulumi.Input<string>;
    readonly errorPercent: number;
    /** Topics of the edge region. */
    readonly topics: AlarmTopics;
}

/** Requests of five minutes from which on a share of them says something. */
const fewest = { failing: 20, missing: 500 };
/** Percent of requests for what is not there that a site may have: crawlers ask for much. */
const mostMissingPercent = 30;

const metricQuery = metricQueryOf("AWS/CloudFront");

/** Alarms on a site's answers, where CloudFront has its metrics. */
export function watchSite(name: string, args: SiteAlarmsArgs, parent: pulumi.Resource): void {
    const { title, errorPercent } = args;
    createShareAlarm(
        `${name}-errors`,
        args,
        { metricName: "5xxErrorRate", least: fewest.failing, threshold: errorPercent, datapointsToAlarm: 3 },
        {
            severity: "critical",
            alarmDescription:
                `${title} fails in more than ${errorPercent} percent of requests: its bucket does not answer CloudFront, or ` +
                `its function fails. Look at what was deployed last. Runbook: ${runbook}`,
        },
        parent,
    );
    createShareAlarm(
        `${name}-not-found`,
        args,
        {
            metricName: "4xxErrorRate",
            least: fewest.missing,
            threshold: mostMissingPercent,
            evaluationPeriods: 3,
        },
        {
            severity: "warning",
            alarmDescription:
                `${title} has nothing for more than ${mostMissingPercent} percent of requests: an upload deleted files, or ` +
                `links lead nowhere. The log says which. Runbook: ${runbook}`,
        },
        parent,
    );
}

const runbook = "docs/runbooks/static-site.md";

/** An alarm on a share of requests, while there are enough of them to speak of one. */
function createShareAlarm(
    name: string,
    { scope, distributionId, topics }: SiteAlarmsArgs,
    {
        metricName,
        least,
        ...watch
    }: { readonly metricName: string; readonly least: number } & Pick<
        AlarmArgs,
        "threshold" | "datapointsToAlarm" | "evaluationPeriods"
    >,
    told: Pick<AlarmArgs, "severity" | "alarmDescription">,
    parent: pulumi.Resource,
): void {
    const of = { dimensions: { DistributionId: distributionId, Region: "Global" }, period: 300 };
    createAlarm(
        name,
        {
            ...told,
            topics,
            metricQueries: [
                metricQuery("requests", "Requests", of),
                metricQuery("share", metricName, { ...of, stat: "Average" }),
                {
                    id: "judged",
                    label: `${metricName} in percent`,
                    expression: `IF(FILL(requests, 0) >= ${least}, FILL(share, 0), 0)`,
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            evaluationPeriods: 5,
            ...watch,
            treatMissingData: "notBreaching",
            ...atEdge(scope),
        },
        { parent },
    );
}
