import { noDefaultVpc } from "../../../../policy-pack/policies/network/no-default-vpc";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret } from "../../harness/stack";

const TYPE = "aws:ec2/defaultVpc:DefaultVpc";
const MESSAGE =
    `subject (${TYPE}) adopts a part of the default VPC; required: a VPC of this stack. ` +
    "Fix: declare a Vpc and Subnets instead.";

describeResourcePolicy(noDefaultVpc, {
    type: TYPE,
    compliant: [],
    violating: [[{ enableDnsSupport: true }, MESSAGE]],
    unknown: [],
    secret: [{ tags: { Name: secret("hunter2") } }, "hunter2"],
    minimal: [{}, MESSAGE],
});
