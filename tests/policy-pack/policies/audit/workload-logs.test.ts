import { workloadLogs } from "../../../../policy-pack/policies/audit/workload-logs";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const CLUSTER = "aws:ecs/cluster:Cluster";
const ACL = "aws:wafv2/webAcl:WebAcl";
const RULE = "aws:wafv2/webAclRule:WebAclRule";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const NO_DRIVER = "is not set; required: a log driver. Fix: set logConfiguration.";
const INSIGHTS = "settings is without containerInsights; required: enabled or enhanced. Fix: turn it on.";
const EMPTY = "has no rules; required: at least one. Fix: add rules of AWS, or your own.";

const insights = (value: unknown): Build => bare(CLUSTER, { settings: [{ name: "containerInsights", value }] });
const ruled =
    (webAclArn?: unknown): Build =>
    (stack) => {
        const acl = stack.add(ACL, "subject", { defaultAction: { allow: {} } });
        stack.add(RULE, "limit", { webAclArn: webAclArn ?? acl.ref("arn") });
    };

describeStackPolicy(workloadLogs, {
    compliant: {
        "a container with logs": bare(TASK, {
            containerDefinitions: JSON.stringify([{ name: "web", logConfiguration: { logDriver: "awslogs" } }]),
        }),
        "containers that are not known": bare(TASK, { containerDefinitions: unknown() }),
        "a cluster that counts": insights("enhanced"),
        "a state machine that says what failed": bare(MACHINE, { loggingConfiguration: { level: "ERROR" } }),
        "an ACL with a rule in it": bare(ACL, { rules: [{ name: "limit" }] }),
        "an ACL with a rule beside it": ruled(),
    },
    violating: {
        "a container without logs": [
            bare(TASK, {
                containerDefinitions: [{ name: "web", logConfiguration: { logDriver: "awslogs" } }, { name: "proxy" }],
            }),
            `subject (${TASK}): containerDefinitions[1].logConfiguration ${NO_DRIVER}`,
        ],
        "a cluster that does not": [insights("disabled"), `subject (${CLUSTER}): ${INSIGHTS}`],
        "a state machine that says nothing": [
            bare(MACHINE, { loggingConfiguration: { level: "OFF" } }),
            `subject (${MACHINE}): loggingConfiguration.level is something else; required: ERROR or ALL. Fix: set level.`,
        ],
        "an ACL whose rule is another's": [
            ruled("arn:aws:wafv2:us-east-1:123456789012:regional/webacl/other/1"),
            `subject (${ACL}) ${EMPTY}`,
        ],
    },
    unknown: {
        "a rule of nobody knows which ACL": [
            ruled(unknown()),
            `subject (${ACL}): undecided, as this is not known: which rules are its own. Decided by: rules that refer to it.`,
        ],
    },
    minimal: [bare(CLUSTER), `subject (${CLUSTER}): ${INSIGHTS}`],
    secret: [bare(TASK, { containerDefinitions: [{ name: "web", command: secret("hunter2") }] }), "hunter2"],
    notApplicable: bare("aws:sns/topic:Topic"),
});
