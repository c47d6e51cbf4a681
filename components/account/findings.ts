import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics, Severity } from "../shared/alarm";
import { failedEventsResources } from "../shared/failed-events";
import { createFailuresQueue } from "../shared/failures-queue";
import { forEachEntry, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { runbook } from "./audit-trail";
import { eventPattern, threats, weaknesses, type FindingPattern } from "./finding-patterns";

export type FindingsTransforms = TransformsOf<typeof failedEventsResources>;

export interface FindingsArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FindingsTransforms | undefined;
}

/**
 * Tells of what GuardDuty, Security Hub, Access Analyzer and the rules of AWS Config find, whoever turned these on. The topics take nothing from
 * EventBridge, so each finding goes into a queue, which keeps it for 14 days to be read, and an alarm looks at the queue.
 *
 * Children: the queues `<prefix>-threats`, whose alarm is critical, and `<prefix>-weaknesses`, and the rules that fill them. Cost: alarms, 0.20
 * USD a month.
 */
export class Findings extends pulumi.ComponentResource {
    static readonly type = "platform:account:Findings";

    constructor(
        private readonly name: string,
        private readonly args: FindingsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Findings.type, name, {}, withTransforms(failedEventsResources, args.transform, opts));
        const { prefix } = args.scope;
        this.tell("threats", "critical", { guardduty: threats }, "GuardDuty has seen signs of an intruder");
        const text = "Security Hub, Access Analyzer or a rule of AWS Config has found a weakness of high severity";
        this.tell("weaknesses", "warning", weaknesses(`${prefix}-`), text);
        this.registerOutputs(transformed(this));
    }

    private tell(
        key: string,
        severity: Severity,
        patterns: Readonly<Record<string, FindingPattern>>,
        text: string,
    ): void {
        const { scope, topics } = this.args;
        const physicalName = `${scope.prefix}-${key}`;
        const ruleNames = mapValues(patterns, (_, source) => `${physicalName}-${source}`);
        const queue = createFailuresQueue(
            `${this.name}-${key}`,
            {
                ...{ scope, topics, severity, physicalName },
                rules: Object.entries(ruleNames).map(([source, name]) => ({ sid: `From${capitalized(source)}`, name })),
                alarmDescription: `${text}. Poll the messages of the queue ${physicalName}: they say what and where. ${runbook}`,
            },
            this,
        );
        forEachEntry(patterns, (pattern, source) => {
            const name = `${this.name}-${key}-${source}`;
            const rule = new aws.cloudwatch.EventRule(
                name,
                { name: ruleNames[source], description: `Of ${pattern.what}`, eventPattern: eventPattern(pattern) },
                { parent: this },
            );
            new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: queue.arn }, { parent: this });
        });
    }
}

function capitalized(word: string): string {
    return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
