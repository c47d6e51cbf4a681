import { field } from "@platform/aws-model/fields";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { ORGANIZATION_POLICY, ORGANIZATION_POLICY_ATTACHMENT } from "@platform/aws-model/types";
import { certain, deferred, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { isDeny, KNOWN_NAMES } from "../../lib/iam-statements";
import { stackPolicy } from "../../lib/policy";

/** A guard rail that holds for somebody, and takes something away from him. */
export const scpNotEmpty = stackPolicy({
    name: "scp-not-empty",
    description: "Service control policies must deny something, and be attached to a root, a unit or an account.",
    why: "Beside AWS's FullAWSAccess one that only allows changes nothing, and one that is attached to nothing holds for nobody; in a list both look like guard rails.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Give the policy a statement with Effect Deny, and a PolicyAttachment; delete it where it has no purpose any more.",
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html",
    check: (graph) =>
        graph
            .ofType(ORGANIZATION_POLICY)
            .flatMap((policy) =>
                ofServiceControl(policy, () => [...judgeContent(policy), ...judgeTargets(graph, policy)]),
            ),
    early: {
        types: ORGANIZATION_POLICY,
        check: (policy) => certain(ofServiceControl(policy, () => judgeContent(policy))),
    },
});

/** What is said of a policy if it is one of service control, as it is unless it has another type. */
function ofServiceControl(policy: Resource, judge: () => PolicyFinding[]): PolicyFinding[] {
    const type = policy.get("type").text();
    if (type.state === "unknown") return [undecided(policy, "type", "a type that is plain in the program")];
    return type.state === "absent" || type.value === "SERVICE_CONTROL_POLICY" ? judge() : [];
}

function judgeContent(policy: Resource): PolicyFinding[] {
    const content = policy.get("content");
    if (content.state === "unknown") return [deferred(policy, content.path, KNOWN_NAMES)];
    const statements = field(content.json(), "Statement").items();
    if (statements.some(isDeny)) return [];
    const unknown = statements.find((statement) => field(statement, "Effect").text().state === "unknown");
    if (unknown !== undefined) return [deferred(policy, unknown.path, KNOWN_NAMES)];
    const [found, required] = ["a document without a statement that denies", "one at least"];
    return [
        violation(policy, { at: content.path, found, required, fix: "add one with Effect Deny, or delete the policy" }),
    ];
}

function judgeTargets(graph: Graph, policy: Resource): PolicyFinding[] {
    const links = graph.linked(ORGANIZATION_POLICY_ATTACHMENT, "policyId", policy, ORGANIZATION_POLICY);
    if (links.linked.length > 0) return [];
    if (links.undecided.length > 0) {
        return [undecided(policy, "which attachments are its own", "attachments that refer to it")];
    }
    const fix = "add an organizations.PolicyAttachment, or delete the policy";
    return [violation(policy, { found: "is attached to nothing", required: "a root, a unit or an account", fix })];
}
