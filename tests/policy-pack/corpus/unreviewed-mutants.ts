import { extraOf } from "./extras/extra";
import { database } from "./extras/data";
import { instance, networkInterface } from "./extras/workloads";
import { proxied, PROXY } from "./extras/behind";
import { document } from "./documents";
import type { Mutant } from "./mutant";
import { dataSubnets, internetGateway, publicSubnet, tableOf } from "./roles";
import { adds, killedBy, sets, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const IN_PRODUCTION = ["a graph database that leaves no snapshot"];
const unreviewed = killedBy("unreviewed-types");
const approved: readonly (readonly [name: string, type: string, properties: Properties])[] = [
    ["a message broker on the internet", "aws:mq/broker:Broker", { publiclyAccessible: true }],
    ["a search domain in plain text", "aws:opensearch/domain:Domain", { encryptAtRest: { enabled: false } }],
    [
        "a search domain that answers plain HTTP",
        "aws:opensearch/domain:Domain",
        { domainEndpointOptions: { enforceHttps: "false" } },
    ],
    [
        "a stream that takes plain text",
        "aws:msk/cluster:Cluster",
        { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } },
    ],
    [
        "a cluster whose API is on the internet",
        "aws:eks/cluster:Cluster",
        { vpcConfig: { endpointPublicAccess: true } },
    ],
    [
        "a notebook on the internet",
        "aws:sagemaker/notebookInstance:NotebookInstance",
        { directInternetAccess: "Enabled" },
    ],
    ["a document database in plain text", "aws:docdb/cluster:Cluster", { storageEncrypted: false }],
    ["a graph database that leaves no snapshot", "aws:neptune/cluster:Cluster", { skipFinalSnapshot: true }],
    [
        "a document database that takes plain text",
        "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
        { parameters: [{ name: "tls", value: "disabled" }] },
    ],
    [
        "a job with rights over its host, in JSON",
        "aws:batch/jobDefinition:JobDefinition",
        { containerProperties: JSON.stringify({ privileged: true }) },
    ],
    [
        "ports that are open to the internet",
        "aws:lightsail/instancePublicPorts:InstancePublicPorts",
        { portInfos: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrs: ["0.0.0.0/0"] }] },
    ],
    ["an API without authorization", "aws:apigatewayv2/route:Route", { authorizationType: "NONE" }],
    [
        "a document of an unknown type for everybody",
        "aws:kinesis/streamConsumer:StreamConsumer",
        { policy: document({ Effect: "Allow", Action: "kinesis:*", Resource: "*", Principal: "*" }) },
    ],
];
const types: readonly Mutant[] = [
    ...approved.map(([name, type, properties]) => ({
        ...unreviewed(name, adds(type, properties)),
        approved: [type],
        productionOnly: IN_PRODUCTION.includes(name),
    })),
    unreviewed("a type that no rule knows in a public subnet", (stack) => {
        adds("aws:mq/broker:Broker", { subnetIds: [stack.link(publicSubnet(stack))] })(stack);
    }),
];

const RDS_SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
const routes = (properties: (stack: StackEdit) => Properties) => (stack: StackEdit) => {
    const [subnet] = dataSubnets(stack);
    if (subnet === undefined) throw new Error("The stack has no data subnets.");
    stack.add(RDS_SUBNETS, "mutant", { subnetIds: dataSubnets(stack).map((each) => stack.link(each)) });
    stack.add("aws:ec2/route:Route", "mutant", {
        routeTableId: stack.link(tableOf(stack, subnet)),
        ...properties(stack),
    });
};
const isolated = killedBy("data-subnets-isolated");
const dataRoutes: readonly Mutant[] = [
    isolated(
        "data subnets that lead to the internet before a database is there",
        routes((stack) => ({
            destinationCidrBlock: "0.0.0.0/0",
            gatewayId: stack.link(internetGateway(stack)),
        })),
    ),
    isolated(
        "data subnets that lead to a transit gateway by its id",
        routes(() => ({ destinationCidrBlock: "10.200.0.0/16", transitGatewayId: "tgw-0123456789abcdef0" })),
    ),
    isolated(
        "data subnets that lead through another's appliance",
        routes(() => ({ destinationCidrBlock: "10.200.0.0/16", vpcEndpointId: "vpce-0123456789abcdef0" })),
    ),
    isolated(
        "data subnets that lead to an instance that forwards",
        routes(() => ({ destinationCidrBlock: "10.200.0.0/16", networkInterfaceId: "eni-0123456789abcdef0" })),
    ),
];

const RDS = "aws:rds/instance:Instance";
const doors: readonly Mutant[] = [
    killedBy("no-side-doors", instance)(
        "an instance that forwards for others",
        sets((stack) => extraOf(stack, "aws:ec2/instance:Instance"), { sourceDestCheck: "false" }),
    ),
    killedBy("no-side-doors", networkInterface)(
        "an interface that forwards for others",
        sets((stack) => extraOf(stack, "aws:ec2/networkInterface:NetworkInterface"), { sourceDestCheck: false }),
    ),
    killedBy("data-subnets-isolated", proxied)("a database's proxy in a public subnet", (stack) => {
        stack.set(extraOf(stack, PROXY), "vpcSubnetIds", [stack.link(publicSubnet(stack))]);
    }),
    killedBy("rds-force-ssl", proxied)(
        "a database's proxy that takes plain text",
        sets((stack) => extraOf(stack, PROXY), { requireTls: "false" }),
    ),
    killedBy("app-in-private-subnets")("a canary in a public subnet", (stack) => {
        adds("aws:synthetics/canary:Canary", {
            vpcConfig: { subnetIds: [stack.link(publicSubnet(stack))], securityGroupIds: ["sg-0123456789abcdef0"] },
        })(stack);
    }),
    killedBy("rds-recoverable", database)("a read replica that a mistake deletes", (stack) => {
        const source = extraOf(stack, RDS);
        stack.add(RDS, "replica", {
            replicateSourceDb: stack.link(source),
            multiAz: true,
            publiclyAccessible: false,
            instanceClass: "db.m7g.large",
        });
    }),
];

/** Types that no rule is about, subnets for data, and interfaces that are easily overlooked. */
export const unreviewedMutants: readonly Mutant[] = [...types, ...dataRoutes, ...doors];
