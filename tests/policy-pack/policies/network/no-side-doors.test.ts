import { noSideDoors } from "../../../../policy-pack/policies/network/no-side-doors";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const URL = "aws:lambda/functionUrl:FunctionUrl";
const DOOR =
    `subject (${URL}) is a way into the network; required: load balancers, bastion, VPN. ` +
    "Fix: remove it, or exempt it with a reason.";

describeResourcePolicy(noSideDoors, {
    type: URL,
    compliant: [],
    violating: [
        [{ authorizationType: "NONE", sourceDestCheck: false }, DOOR],
        [{ authorizationType: "AWS_IAM" }, DOOR],
    ],
    unknown: [[{ authorizationType: unknown() }, DOOR]],
    secret: [{ functionName: secret("hunter2") }, "hunter2"],
    minimal: [{}, DOOR],
});

const RULE = "aws:ec2clientvpn/authorizationRule:AuthorizationRule";
const EVERY = `subject (${RULE}) authorises every group; required: one group. Fix: set accessGroupId.`;
const wide = (found: string) =>
    `subject (${RULE}): targetNetworkCidr is ${found}; required: a private network. Fix: narrow it to the VPC.`;

describeResourcePolicy(
    { ...noSideDoors, types: [RULE] },
    {
        type: RULE,
        compliant: [
            { targetNetworkCidr: "10.40.0.0/16", accessGroupId: "admins" },
            { targetNetworkCidr: "10.40.0.0/16", accessGroupId: unknown() },
        ],
        violating: [
            [{ targetNetworkCidr: "10.40.0.0/16", authorizeAllGroups: true }, EVERY],
            [{ targetNetworkCidr: "10.40.0.0/16", accessGroupId: "" }, EVERY],
            [{ targetNetworkCidr: "10.40.0.0/16", accessGroupId: "admins", authorizeAllGroups: "true" }, EVERY],
            [{ targetNetworkCidr: "10.40.0.0/16", accessGroupId: "admins", authorizeAllGroups: unknown() }, EVERY],
            [{ targetNetworkCidr: "0.0.0.0/0", accessGroupId: "admins" }, wide("0.0.0.0/0")],
            [{ targetNetworkCidr: "128.0.0.0/1", accessGroupId: "admins" }, wide("128.0.0.0/1")],
            [{ targetNetworkCidr: "everywhere", accessGroupId: "admins" }, wide("a value that is not shown")],
        ],
        unknown: [
            [
                { targetNetworkCidr: unknown(), accessGroupId: "admins" },
                `subject (${RULE}): undecided, as this is not known: targetNetworkCidr. Decided by: a plain CIDR block.`,
            ],
        ],
        secret: [{ targetNetworkCidr: secret("hunter2"), accessGroupId: "admins" }, "hunter2"],
        minimal: [{ targetNetworkCidr: "10.40.0.0/16" }, EVERY],
    },
);
