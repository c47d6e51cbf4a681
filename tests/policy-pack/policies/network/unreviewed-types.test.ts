import { expect } from "chai";
import { unreviewedTypes } from "../../../../policy-pack/policies/network/unreviewed-types";
import { type Build, describeResourcePolicy, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const BROKER = "aws:mq/broker:Broker";
const change = (path: string) => `Fix: change ${path}.`;
const PRIVATE = "required: no access from the internet.";

describeResourcePolicy(unreviewedTypes, {
    type: BROKER,
    compliant: [
        { publiclyAccessible: false },
        { encryptionOptions: { useAwsOwnedKey: true } },
        { publiclyAccessible: unknown() },
    ],
    violating: [
        [
            { publiclyAccessible: true },
            `subject (${BROKER}): publiclyAccessible is public; ${PRIVATE} ${change("publiclyAccessible")}`,
        ],
        [
            { storage: [{ encryptAtRest: { enabled: "false" } }] },
            `subject (${BROKER}): storage[0].encryptAtRest.enabled is without encryption; required: encryption. ` +
                change("storage[0].encryptAtRest.enabled"),
        ],
    ],
    unknown: [],
    secret: [{ publiclyAccessible: true, password: secret("hunter2") }, "hunter2"],
    minimal: [{}],
});

const subnet =
    (inputs: (id: unknown) => Inputs, type = BROKER, gateway = true): Build =>
    (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnets = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        const table = stack.add("aws:ec2/routeTable:RouteTable", "a", { vpcId: vpc.ref() });
        const out = stack.add("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: vpc.ref() });
        if (gateway)
            stack.add("aws:ec2/route:Route", "out", {
                routeTableId: table.ref(),
                destinationCidrBlock: "0.0.0.0/0",
                gatewayId: out.ref(),
            });
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "a", {
            subnetId: subnets.ref(),
            routeTableId: table.ref(),
        });
        stack.add(type, "subject", inputs(subnets.ref()));
    };

describeStackPolicy(unreviewedTypes, {
    compliant: {
        "a private subnet": subnet((id) => ({ subnetIds: [id] }), BROKER, false),
        "what only says something about a subnet": subnet(
            (id) => ({ subnetId: id }),
            "aws:ec2/subnetCidrReservation:SubnetCidrReservation",
        ),
    },
    violating: {
        "a public subnet": [
            subnet((id) => ({ subnetIds: [id] })),
            `subject (${BROKER}): subnetIds is a, a public subnet; required: private subnets. Fix: use private subnets.`,
        ],
    },
    unknown: {},
    secret: [subnet((id) => ({ subnetIds: [id], password: secret("hunter2") })), "hunter2"],
    minimal: [(stack) => void stack.add(BROKER, "subject")],
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "subject"),
});

describe("unreviewed-types: what names tell", () => {
    const judge = async (type: string, inputs: Inputs) => {
        const stack = new StackBuilder("preview");
        stack.add(type, "subject", inputs);
        return (await analyze([unreviewedTypes], stack.records)).diagnostics.length;
    };
    const open = { Effect: "Allow", Action: "kinesis:*", Resource: "*", Principal: "*" };
    const bad: readonly (readonly [type: string, inputs: Inputs])[] = [
        ["aws:opensearch/domain:Domain", { encryptAtRest: { enabled: false } }],
        ["aws:opensearch/domain:Domain", { domainEndpointOptions: { enforceHttps: false } }],
        ["aws:kinesis/streamConsumer:StreamConsumer", { policy: JSON.stringify({ Statement: [open] }) }],
        ["aws:msk/cluster:Cluster", { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } }],
        [
            "aws:msk/cluster:Cluster",
            { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } } },
        ],
        ["aws:mwaa/environment:Environment", { webserverAccessMode: "PUBLIC_ONLY" }],
        ["aws:sagemaker/notebookInstance:NotebookInstance", { directInternetAccess: "Enabled" }],
        ["aws:eks/cluster:Cluster", { vpcConfig: { endpointPublicAccess: true } }],
        ["aws:docdb/cluster:Cluster", { storageEncrypted: false }],
        ["aws:docdb/cluster:Cluster", { skipFinalSnapshot: true }],
        ["aws:neptune/cluster:Cluster", { deletionProtection: false }],
        ["aws:apigatewayv2/route:Route", { authorizationType: "NONE" }],
    ];
    for (const [type, inputs] of bad) {
        it(`reports ${type} with ${JSON.stringify(inputs)}`, async () => {
            expect(await judge(type, inputs)).to.equal(1);
        });
    }

    it("leaves types with rules of their own, and others than AWS's, alone", async () => {
        expect(await judge("aws:rds/instance:Instance", { publiclyAccessible: true })).to.equal(0);
        expect(await judge("random:index/thing:Thing", { publiclyAccessible: true })).to.equal(0);
    });
});
