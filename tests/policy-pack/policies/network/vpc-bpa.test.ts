import { expect } from "chai";
import { vpcBpa } from "../../../../policy-pack/policies/network/vpc-bpa";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const OPTIONS = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const MODES = "required: block-bidirectional or block-ingress. Fix: set internetGatewayBlockMode.";

const mode =
    (internetGatewayBlockMode: unknown): Build =>
    (stack) =>
        void stack.add(OPTIONS, "region", { internetGatewayBlockMode });

/** An exclusion of a subnet, in which something stands. */
const excluding =
    (type: string): Build =>
    (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        stack.add(type, "tenant", { subnetId: subnet.ref(), subnets: [subnet.ref()], internal: false });
        stack.add(EXCLUSION, "a", { subnetId: subnet.ref(), internetGatewayExclusionMode: "allow-bidirectional" });
    };

describeStackPolicy(vpcBpa, {
    compliant: {
        "internet gateways that let nothing in": mode("block-ingress"),
        "internet gateways that let nothing through": mode("block-bidirectional"),
        "an excluded public subnet": excluding("aws:lb/loadBalancer:LoadBalancer"),
    },
    violating: {
        "the switch turned off": [mode("off"), `region (${OPTIONS}): internetGatewayBlockMode is off; ${MODES}`],
        "an excluded VPC": [
            (stack) => void stack.add(EXCLUSION, "all", { vpcId: "vpc-1" }),
            `all (${EXCLUSION}) excludes a whole VPC; required: public subnets only. Fix: exclude its public subnets.`,
        ],
        "an excluded subnet of apps": [
            excluding("aws:ec2/instance:Instance"),
            `a (${EXCLUSION}) excludes a, in which tenant (app) stands; required: public subnets only. Fix: remove the exclusion.`,
        ],
    },
    unknown: {
        "a mode that is not known": [
            mode(unknown()),
            `region (${OPTIONS}): undecided, as this is not known: internetGatewayBlockMode. ` +
                "Decided by: a value that is plain in the program (block-bidirectional or block-ingress).",
        ],
        "a subnet of another stack": [
            (stack) => void stack.add(EXCLUSION, "loose", { subnetId: "subnet-0123456789abcdef0" }),
            `loose (${EXCLUSION}): undecided, as this is not known: subnetId. Decided by: a subnet of this stack.`,
        ],
    },
    minimal: [
        bare("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions"),
        "subject (aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions): internetGatewayBlockMode is not set, which means off; required: block-bidirectional or block-ingress. Fix: set internetGatewayBlockMode.",
    ],
    secret: [mode(secret("hunter2")), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:ec2/vpc:Vpc", "main"),
});

describe("vpc-bpa, where the stack itself holds the switch", () => {
    const judge = (build: Build) => {
        const stack = new StackBuilder("update");
        build(stack);
        const surroundings = context({ config: { where: "this-stack" } }, vpcBpa as never);
        return vpcBpa.check(graph(stack.records), surroundings as never).map(({ message }) => message);
    };

    it("misses it", () => {
        expect(judge(() => undefined)).to.deep.equal([
            'The stack has no VpcBlockPublicAccessOptions; required: one, as "where" is not "elsewhere". Fix: declare it.',
        ]);
        expect(judge(mode("block-ingress"))).to.deep.equal([]);
    });
});
