import { field } from "@platform/aws-model/fields";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { ACCESS_ANALYZER, EVENT_RULE, EVENT_TARGET, GUARDDUTY_DETECTOR, SECURITY_HUB } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";

/** What finds, and what EventBridge calls the source of its events. Inspector's findings come by Security Hub. */
const SOURCES = [
    { types: GUARDDUTY_DETECTOR, source: "aws.guardduty" },
    { types: SECURITY_HUB, source: "aws.securityhub" },
    { types: ACCESS_ANALYZER, source: "aws.access-analyzer" },
];

/** Whoever watches the account tells somebody. */
export const findingsHeard = stackPolicy({
    name: "findings-heard",
    description: "Findings of GuardDuty, Security Hub and Access Analyzer must go somewhere by a rule of EventBridge.",
    why: "A finding that waits in a console is read after the damage: nobody looks there unasked.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Add a cloudwatch.EventRule for the source, and an EventTarget such as a queue with an alarm.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cloudwatch-events.html",
    check: (graph) =>
        SOURCES.flatMap(({ types, source }) => graph.ofType(types).flatMap((finder) => judge(graph, finder, source))),
});

function judge(graph: Graph, finder: Resource, source: string): PolicyFinding[] {
    const answers = graph.ofType(EVENT_RULE).map((rule) => handsOn(graph, rule, source));
    if (finder.external || answers.includes(true)) return [];
    if (answers.includes(undefined)) {
        return [undecided(finder, "which rules hand its findings on", "an eventPattern that is plain in the program")];
    }
    const required = `a rule for ${source} with a target`;
    return [violation(finder, { found: "tells nobody what it finds", required, fix: "add one" })];
}

/** Undefined where that cannot be told. */
function handsOn(graph: Graph, rule: Resource, source: string): boolean | undefined {
    const pattern = rule.get("eventPattern").json();
    if (pattern.state === "unknown") return undefined;
    const sources = field(pattern, "source").items();
    if (!sources.some((one) => known(one.text()) === source)) return false;
    const { linked, undecided: perhaps } = graph.linked(EVENT_TARGET, "rule", rule, EVENT_RULE);
    return linked.length > 0 || (perhaps.length > 0 ? undefined : false);
}
