import { setting } from "@platform/aws-model/setting";
import { certain, expectValue, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy, type Edit } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { COMPOSITE_ALARM, LOG_GROUP, METRIC_ALARM } from "@platform/aws-model/types";
import { judgeAlarms } from "./alarm-actions";
import { judgeTopics } from "./topic-listeners";

const JUDGED = [...METRIC_ALARM, ...COMPOSITE_ALARM, ...LOG_GROUP];
const CONFIG = {
    minimumDays: setting("The least number of days that log groups keep what they receive.", 7),
    remediatedDays: setting("The days that remediation sets where none are; older entries are then deleted.", 365),
};

/** Alarms reach somebody, and logs are kept for a time that somebody chose. */
export const alarmsAndRetention = stackPolicy<typeof CONFIG>({
    name: "alarms-and-retention",
    description: "Alarms must tell somebody who listens, and log groups must keep what they receive for a set time.",
    why: "An alarm that nobody hears is a comment; a log group without retention is kept and paid for without end.",
    level: "mandatory",
    severity: "medium",
    controls: { checkov: ["CKV_AWS_66", "CKV_AWS_319", "CKV_AWS_338"] },
    remediation:
        "Give alarms a topic with a subscription in alarmActions, leave actionsEnabled on, and set retentionInDays of log groups.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
    config: CONFIG,
    check: (graph, { config }) => [
        ...judgeAlarms(graph),
        ...judgeTopics(graph),
        ...graph.ofType(JUDGED).flatMap((resource) => judgeOne(resource, config.minimumDays)),
    ],
    early: {
        types: JUDGED,
        check: (resource, { config }) => certain(judgeOne(resource, config.minimumDays)),
        remediate: (resource, { config }): Edit[] => {
            const unset = LOG_GROUP.includes(resource.type) && resource.get("retentionInDays").state === "absent";
            return unset && !isDelivery(resource) ? [{ at: ["retentionInDays"], value: config.remediatedDays }] : [];
        },
    },
});

/** What a resource alone gives away. Zero days means for ever. */
function judgeOne(resource: Resource, minimumDays: number): PolicyFinding[] {
    const value = resource.get(LOG_GROUP.includes(resource.type) ? "retentionInDays" : "actionsEnabled");
    if (!LOG_GROUP.includes(resource.type))
        return expectFlag(resource, value, { whenAbsent: true, fix: "remove actionsEnabled" });
    if (isDelivery(resource)) return [];
    return expectValue(resource, value, value.number(), {
        whenAbsent: 0,
        accepts: (days) => days > 0 && days >= minimumDays,
        found: (days) => (days > 0 ? `${days} days` : "for ever"),
        required: `a number of days, at least ${minimumDays}`,
        fix: "set retentionInDays",
    });
}

/** Groups of this class keep everything for two days, whatever is set. */
function isDelivery(group: Resource): boolean {
    const kind = group.get("logGroupClass").text();
    return kind.state === "known" && kind.value === "DELIVERY";
}
