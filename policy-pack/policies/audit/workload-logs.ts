import { field } from "@platform/aws-model/fields";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { certain, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeRules, mustNotBe } from "../../lib/property-rules";
import { CONTAINER_TYPES } from "../identity/containers";

const RULES = [
    mustNotBe(types.STATE_MACHINE, "loggingConfiguration.level", /^OFF$/, "ERROR or ALL", "set level"),
    mustNotBe(
        types.ECS_CLUSTER,
        "configuration.executeCommandConfiguration.logging",
        /^NONE$/,
        "DEFAULT or OVERRIDE",
        "set it to DEFAULT",
    ),
];
const FIX = "set logConfiguration";

/** What runs says what it does, and what filters filters something. */
export const workloadLogs = stackPolicy({
    name: "workload-logs",
    description: "Containers, clusters and state machines must record what they do, and web ACLs must have rules.",
    why: "A container without logs leaves nothing behind when it dies; a web ACL without rules only looks like a filter.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["ECS.9", "ECS.12", "StepFunctions.1", "WAF.10"], checkov: ["CKV_AWS_65"] },
    remediation: "Set logConfiguration of containers and containerInsights of clusters, and give web ACLs a rule.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
    check: (graph) => graph.ofType(types.WEB_ACL).flatMap((acl) => judgeAcl(graph, acl)),
    early: {
        types: [...CONTAINER_TYPES, ...types.ECS_CLUSTER, ...types.STATE_MACHINE],
        check: (resource) =>
            certain([...judgeContainers(resource), ...judgeInsights(resource), ...judgeRules(resource, RULES)]),
    },
});

function judgeContainers(resource: Resource): PolicyFinding[] {
    if (!CONTAINER_TYPES.includes(resource.type)) return [];
    const containers = resource.get("containerDefinitions").json().items();
    return containers
        .filter(({ state }) => state === "known")
        .map((container) => field(container, "logConfiguration"))
        .filter((logs) => logs.state === "absent" || textOf(field(logs, "logDriver")) === "none")
        .map(({ path: at, state }) => {
            const found = state === "absent" ? "not set" : "the driver none";
            return violation(resource, { at, found, required: "a log driver", fix: FIX });
        });
}

/** Clusters record nothing of their tasks unless told to. */
function judgeInsights(resource: Resource): PolicyFinding[] {
    if (!types.ECS_CLUSTER.includes(resource.type)) return [];
    const settings = resource.get("settings").items();
    const insights = settings.find((setting) => textOf(setting.at("name")) === "containerInsights");
    const value = insights === undefined ? "disabled" : textOf(insights.at("value"));
    const required = "enabled or enhanced";
    if (value !== "disabled") return [];
    return [violation(resource, { at: "settings", found: "without containerInsights", required, fix: "turn it on" })];
}

/** Rules stand in the ACL, in JSON beside it, or in resources of their own. */
function judgeAcl(graph: Graph, acl: Resource): PolicyFinding[] {
    const inline = ["rules", "ruleJson"].some((property) => acl.get(property).json().items().length > 0);
    const { linked, undecided: perhaps } = graph.linked(types.WEB_ACL_RULE, "webAclArn", acl, types.WEB_ACL);
    if (inline || linked.length > 0) return [];
    if (perhaps.length > 0) return [undecided(acl, "which rules are its own", "rules that refer to it")];
    return [violation(acl, { found: "has no rules", required: "at least one", fix: "add rules of AWS, or your own" })];
}

function textOf(value: { text(): { state: string; value?: string } }): string | undefined {
    const leaf = value.text();
    return leaf.state === "known" ? leaf.value : undefined;
}
