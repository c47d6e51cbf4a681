import { expect } from "chai";
import { flowLogs } from "../../../../policy-pack/policies/audit/flow-logs";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const VPC = "aws:ec2/vpc:Vpc";
const LOG = "aws:ec2/flowLog:FlowLog";
const FIX = "Fix: add an ec2.FlowLog with vpcId and trafficType ALL.";

/** A VPC with flow logs of the given traffic types; `where` is what they say they are for, the VPC by default. */
const logged =
    (types: readonly unknown[], where?: unknown): Build =>
    (stack) => {
        const vpc = stack.add(VPC, "main");
        for (const [i, trafficType] of types.entries())
            stack.add(LOG, `log-${i}`, { vpcId: where ?? vpc.ref(), trafficType });
    };

const wrong = (found: string) => `log-0 (${LOG}): trafficType is ${found}; required: ALL. Fix: set trafficType to ALL.`;

describeStackPolicy(flowLogs, {
    compliant: {
        "a VPC with its flow log": logged(["ALL"]),
        "one sufficient log among two": logged(["ACCEPT", "ALL"]),
    },
    violating: {
        "a VPC alone": [logged([]), `main (${VPC}) has no flow log; required: one. ${FIX}`],
        "a default VPC": [
            (stack) => void stack.add("aws:ec2/defaultVpc:DefaultVpc", "main"),
            `main (aws:ec2/defaultVpc:DefaultVpc) has no flow log; required: one. ${FIX}`,
        ],
        "a log of another VPC": [
            logged(["ALL"], "vpc-0123456789abcdef0"),
            `main (${VPC}) has no flow log; required: one. ${FIX}`,
        ],
        "a log of one subnet": [
            (stack) => {
                stack.add(VPC, "main");
                stack.add(LOG, "subnet", { subnetId: "subnet-1", trafficType: "ALL" });
            },
            `main (${VPC}) has no flow log; required: one. ${FIX}`,
        ],
        "a log that leaves out what was refused": [logged(["ACCEPT"]), wrong("ACCEPT")],
        "a log without a type": [logged([undefined]), wrong("not set, which means nothing")],
    },
    unknown: {
        "a type that is not known": [
            logged([unknown()]),
            `log-0 (${LOG}): undecided, as this is not known: trafficType. Decided by: a value that is plain in the program (ALL).`,
        ],
        "a log of nobody knows which VPC": [
            logged(["ALL"], unknown()),
            `main (${VPC}): undecided, as this is not known: which flow log is its own. ` +
                "Decided by: a reference to it (a flow log of the VPC).",
        ],
    },
    minimal: [
        bare("aws:ec2/vpc:Vpc"),
        "subject (aws:ec2/vpc:Vpc) has no flow log; required: one. Fix: add an ec2.FlowLog with vpcId and trafficType ALL.",
    ],
    secret: [logged([secret("hunter2")]), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:s3/bucket:Bucket", "files"),
});

describe("flow-logs: configuration", () => {
    it("accepts other traffic types where the configuration does", () => {
        const stack = new StackBuilder("update");
        logged(["REJECT"])(stack);
        const check = (trafficTypes: string[]) =>
            flowLogs.check(graph(stack.records), context({ config: { trafficTypes } }, flowLogs));
        expect(check(["REJECT", "ALL"])).to.deep.equal([]);
        expect(check(["ALL"])).to.have.length(1);
    });
});
