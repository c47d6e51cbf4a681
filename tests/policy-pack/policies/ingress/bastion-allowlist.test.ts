import { expect } from "chai";
import { bastionAllowlist } from "../../../../policy-pack/policies/ingress/bastion-allowlist";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TAIL = "required: TCP 22 from platform-settings.bastionSshCidrs only. Fix: remove the rule.";
const settings = { bastionSshCidrs: ["198.51.100.0/24"] };

/** A bastion whose group, made outside of its component, has some rules. */
function bastion(groupInputs: Inputs = {}, rule?: Inputs, type = RULE): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        const group = stack.add(GROUP, "gate", { vpcId: vpc.ref(), ...groupInputs });
        const place = { subnetId: subnet.ref(), vpcSecurityGroupIds: [group.ref()] };
        stack.add("aws:ec2/instance:Instance", "host", place, "platform:bastion:Bastion");
        if (rule) stack.add(type, "opening", { securityGroupId: group.ref(), ...rule });
    };
}
const ssh = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };

describeStackPolicy(bastionAllowlist, {
    settings,
    compliant: {
        "a bastion that lets nobody in": bastion(),
        "SSH from a configured network": bastion({}, { ...ssh, cidrIpv4: "198.51.100.0/24" }),
        "SSH from a part of one": bastion({}, { ...ssh, ipProtocol: "6", cidrIpv4: "198.51.100.7/32" }),
    },
    violating: {
        "SSH from another network": [
            bastion({}, { ...ssh, cidrIpv4: "203.0.113.0/24" }),
            `opening (${RULE}) lets 203.0.113.0/24 reach the bastion; ${TAIL}`,
        ],
        "SSH from a wider network, inline": [
            bastion({ ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["198.51.0.0/16"] }] }),
            `gate (${GROUP}) in ingress[0] lets 198.51.0.0/16 reach the bastion; ${TAIL}`,
        ],
        "another port": [
            bastion({}, { ipProtocol: "tcp", fromPort: 22, toPort: 23, cidrIpv4: "198.51.100.0/24" }),
            `opening (${RULE}) opens tcp 22-23 to the bastion; ${TAIL}`,
        ],
        "every protocol, by a legacy rule": [
            bastion({}, { type: "ingress", protocol: "-1", cidrBlocks: ["198.51.100.0/24"] }, LEGACY),
            `opening (${LEGACY}) opens every protocol to the bastion; ${TAIL}`,
        ],
        "a security group": [
            bastion({}, { ...ssh, referencedSecurityGroupId: "sg-1" }),
            `opening (${RULE}) lets members of a security group reach the bastion; ${TAIL}`,
        ],
    },
    unknown: {
        "addresses that are not known": [
            bastion({}, { ...ssh, cidrIpv4: unknown() }),
            `opening (${RULE}): undecided, as this is not known: whom it lets reach the bastion. ` +
                "Decided by: plain CIDR blocks or lists of this stack.",
        ],
        "ports that are not known": [
            bastion({}, { ...ssh, toPort: unknown(), cidrIpv4: "198.51.100.0/24" }),
            `opening (${RULE}): undecided, as this is not known: its protocol or ports. Decided by: plain protocol and ports.`,
        ],
    },
    minimal: [bare("aws:ec2/instance:Instance", {}, "platform:bastion:Bastion")],
    secret: [bastion({}, { ...ssh, cidrIpv4: secret("203.0.113.77/32") }), "203.0.113.77"],
    notApplicable: (stack) => void stack.add(RULE, "elsewhere", { ...ssh, cidrIpv4: "203.0.113.0/24" }),
});

describe("bastion-allowlist, before anything is created", () => {
    it("knows the bastion's rules by the component they belong to", async () => {
        const stack = new StackBuilder("preview");
        const group = stack.add(GROUP, "gate", {}, "platform:bastion:Bastion");
        const rule = { securityGroupId: group.ref(), ...ssh, cidrIpv4: "203.0.113.0/24" };
        stack.add(RULE, "opening", rule, "platform:bastion:Bastion");
        const report = await analyze([bastionAllowlist], stack.records, { settings });
        expect(report.diagnostics.map(({ message }) => message.split("\n")[1])).to.deep.equal([
            `opening (${RULE}) lets 203.0.113.0/24 reach the bastion; ${TAIL}`,
        ]);
    });
});
