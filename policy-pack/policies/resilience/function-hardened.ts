import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { LAMBDA_FUNCTION, LOG_GROUP } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeRules, mustNotBe } from "../../lib/property-rules";
import { judgeTriggers } from "./function-triggers";

const RULES = [
    mustNotBe(LAMBDA_FUNCTION, "reservedConcurrentExecutions", /^0$/, "1 or more: 0 stops the function", "raise it"),
];

/** What is forgotten of a function that runs well: its log, its failures and its way back. */
export const functionHardened = stackPolicy({
    name: "function-hardened",
    description:
        "Functions must log to a log group of the stack, be called through an alias, and keep events that failed.",
    why: "Lambda keeps logs for ever, drops an event after three tries, and runs the newest code for whoever names no alias.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["Lambda.1", "Lambda.5"], checkov: ["CKV_AWS_115", "CKV_AWS_116"] },
    remediation: "Take components/functions, which does all of it, or add what the finding names.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
    check: (graph) => [
        ...graph.ofType(LAMBDA_FUNCTION).flatMap((one) => [...judgeRules(one, RULES), ...judgeLog(graph, one)]),
        ...judgeTriggers(graph),
    ],
});

/** A group that Lambda makes by itself is nobody's: it has no key, and its lines no end. */
function judgeLog(graph: Graph, one: Resource): readonly PolicyFinding[] {
    const group = one.get("loggingConfig", "logGroup");
    const references = graph.resolve(one, group, LOG_GROUP);
    if (references.some(({ kind }) => kind === "resource")) return [];
    if (references.some(({ kind }) => kind === "unresolved"))
        return [undecided(one, group.path, "the name of a log group of the stack")];
    const found = group.absent ? "has no log group of its own" : "logs to a group that is not of the stack";
    return [violation(one, { found, required: "loggingConfig.logGroup of the stack", fix: "make one and name it" })];
}
