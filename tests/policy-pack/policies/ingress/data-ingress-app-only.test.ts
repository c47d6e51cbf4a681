import { expect } from "chai";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { enginePorts } from "../../../../policy-pack/policies/ingress/engine-ports";
import { dataIngressAppOnly } from "../../../../policy-pack/policies/ingress/data-ingress-app-only";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";
import { resource } from "../../harness/views";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const RDS = "aws:rds/instance:Instance";
const FIX = "Fix: remove the rule, or narrow it to what is required.";
const PEERS = `required: security groups that only apps carry. ${FIX}`;
const DECLARED = `${PEERS.slice(0, -1)}, or declare the connection, with its owner, in platform-settings.connections.`;

type Groups = Readonly<Record<"app" | "bastion" | "data", Handle>>;

/** An app, a bastion and a database, each with a group of its own, and one rule on the database's. */
function tier(rule: (groups: Groups) => Inputs, inputs: Inputs = { engine: "postgres" }, type = RULE): Build {
    return (stack: StackBuilder) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        const group = (name: string) => stack.add("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: vpc.ref() });
        const groups = { app: group("app"), bastion: group("bastion"), data: group("data") };
        const host = (own: Handle) => ({ subnetId: subnet.ref(), vpcSecurityGroupIds: [own.ref()] });
        stack.add("aws:ec2/instance:Instance", "web", host(groups.app));
        stack.add("aws:ec2/instance:Instance", "gate", host(groups.bastion), "platform:bastion:Bastion");
        const place = stack.add("aws:rds/subnetGroup:SubnetGroup", "data", { subnetIds: [subnet.ref()] });
        const where = { dbSubnetGroupName: place.ref("name"), vpcSecurityGroupIds: [groups.data.ref()] };
        stack.add(RDS, "database", { ...where, ...inputs });
        const fixed = { securityGroupId: groups.data.ref(), ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
        stack.add(type, "opening", { ...fixed, ...rule(groups) });
    };
}
const fromApp = ({ app }: Groups) => ({ referencedSecurityGroupId: app.ref() });

describeStackPolicy(dataIngressAppOnly, {
    compliant: {
        "apps on the engine's port": tier(fromApp),
        "apps on the port that is set": tier((groups) => ({ ...fromApp(groups), fromPort: 6000, toPort: 6000 }), {
            port: 6000,
        }),
    },
    violating: {
        "the VPC's range": [
            tier(() => ({ cidrIpv4: "10.0.0.0/16" })),
            `opening (${RULE}) lets 10.0.0.0/16 reach database; ${PEERS}`,
        ],
        "the bastion": [
            tier(({ bastion }) => ({ referencedSecurityGroupId: bastion.ref() })),
            `opening (${RULE}) lets bastion, which not only apps carry, reach database; ${DECLARED}`,
        ],
        "its own members, by self": [
            tier(
                () => ({ type: "ingress", protocol: "tcp", self: true }),
                { engine: "postgres" },
                "aws:ec2/securityGroupRule:SecurityGroupRule",
            ),
            `opening (aws:ec2/securityGroupRule:SecurityGroupRule) lets its own members reach database; ${DECLARED}`,
        ],
        "a group of another stack": [
            tier(() => ({ referencedSecurityGroupId: "sg-0123456789abcdef0" })),
            `opening (${RULE}) lets security group sg-0123456789abcdef0, whose members this stack does not know, reach database; ${DECLARED}`,
        ],
        "apps on more than the engine's port": [
            tier((groups) => ({ ...fromApp(groups), fromPort: 5432, toPort: 5433 })),
            `opening (${RULE}) lets apps on tcp 5432-5433 reach database; required: apps on tcp 5432. ${FIX}`,
        ],
    },
    unknown: {
        "a peer that is not known": [
            tier(() => ({ referencedSecurityGroupId: unknown() })),
            `opening (${RULE}): undecided, as this is not known: referencedSecurityGroupId. Decided by: a security group of this stack.`,
        ],
        "an engine that is not known": [
            tier(fromApp, { engine: unknown() }),
            `database (${RDS}): undecided, as this is not known: port. Decided by: a plain port or engine.`,
        ],
        "ports that are not known": [
            tier((groups) => ({ ...fromApp(groups), toPort: unknown() })),
            `opening (${RULE}): undecided, as this is not known: its protocol or ports. Decided by: plain protocol and ports.`,
        ],
    },
    minimal: [bare("aws:rds/instance:Instance")],
    secret: [tier(() => ({ referencedSecurityGroupId: secret("hunter2") })), "hunter2"],
    notApplicable: (stack) => void stack.add(RULE, "elsewhere", { cidrIpv4: "10.0.0.0/16" }),
});

describe("ports of engines", () => {
    const portsOf = (type: string, inputs: Inputs) => {
        const subject = resource(type, inputs);
        const found = enginePorts(new StackIndex([subject]), subject);
        return found.state === "known"
            ? found.value.map(({ first, last }) => `${first}-${last}`).join(" ")
            : found.state;
    };
    const cases: readonly (readonly [type: string, inputs: Inputs, ports: string])[] = [
        [RDS, { engine: "mariadb" }, "3306-3306"],
        [RDS, { engine: "sqlserver-ex" }, "1433-1433"],
        [RDS, { engine: "oracle-se2" }, "1521-1521"],
        [RDS, { engine: "db2-se" }, "50000-50000"],
        [RDS, {}, "unknown"],
        ["aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }, "5432-5432"],
        ["aws:elasticache/cluster:Cluster", { engine: "memcached" }, "11211-11211"],
        ["aws:elasticache/replicationGroup:ReplicationGroup", {}, "6379-6379"],
        ["aws:elasticache/serverlessCache:ServerlessCache", { engine: "valkey" }, "6379-6380"],
        ["aws:efs/mountTarget:MountTarget", {}, "2049-2049"],
    ];
    for (const [type, inputs, expected] of cases) {
        it(`${type} with ${JSON.stringify(inputs)}: ${expected}`, () => {
            expect(portsOf(type, inputs)).to.equal(expected);
        });
    }
});
