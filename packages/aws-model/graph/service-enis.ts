import type { Resource } from "../resource";
import * as types from "../types";
import type { EniGroup, EniKind } from "./enis";
import { valuesAt } from "../paths";
import type { SecurityGroups } from "./security-groups";
import type { Reference } from "./reference";
import { sourceOf } from "./replicas";
import type { StackIndex } from "./stack-index";

/** Where a managed service says in which subnets and security groups its interfaces are. */
interface ServiceShape {
    readonly kind: EniKind;
    readonly types: readonly string[];
    readonly subnets: readonly string[];
    readonly groups: readonly string[];
    /** A property that names a subnet group instead, and that group's types. */
    readonly subnetGroup?: readonly [property: string, types: readonly string[]];
}

const awsvpc = (prefix: string, kind: EniKind, tokens: readonly string[]): ServiceShape => ({
    kind,
    types: tokens,
    subnets: [`${prefix}.subnets`],
    groups: [`${prefix}.securityGroups`],
});
const database = (tokens: readonly string[]): ServiceShape => ({
    kind: "database",
    types: tokens,
    subnets: [],
    groups: ["vpcSecurityGroupIds"],
    subnetGroup: ["dbSubnetGroupName", types.RDS_SUBNET_GROUP],
});
const loadBalancer = (kind: EniKind, tokens: readonly string[]): ServiceShape => ({
    kind,
    types: tokens,
    subnets: ["subnets", "subnetMappings.*.subnetId"],
    groups: ["securityGroups"],
});

const SHAPES: readonly ServiceShape[] = [
    loadBalancer("load-balancer", types.LOAD_BALANCER),
    loadBalancer("classic-load-balancer", types.CLASSIC_LOAD_BALANCER),
    awsvpc("networkConfiguration", "ecs-task", [...types.ECS_SERVICE, ...types.ECS_TASK_SET]),
    awsvpc("target.ecsParameters.networkConfiguration", "ecs-task", types.SCHEDULE),
    awsvpc("ecsTarget.networkConfiguration", "ecs-task", types.EVENT_TARGET),
    awsvpc(
        "managedInstancesProvider.instanceLaunchTemplate.networkConfiguration",
        "fleet",
        types.ECS_CAPACITY_PROVIDER,
    ),
    {
        kind: "lambda",
        types: [...types.LAMBDA_FUNCTION, ...types.CANARY],
        subnets: ["vpcConfig.subnetIds"],
        groups: ["vpcConfig.securityGroupIds"],
    },
    database([...types.RDS_INSTANCE, ...types.RDS_CLUSTER]),
    { kind: "database", types: types.RDS_PROXY, subnets: ["vpcSubnetIds"], groups: ["vpcSecurityGroupIds"] },
    {
        kind: "cache",
        types: [...types.CACHE_CLUSTER, ...types.CACHE_REPLICATION_GROUP, ...types.CACHE_SERVERLESS],
        subnets: ["subnetIds"],
        groups: ["securityGroupIds"],
        subnetGroup: ["subnetGroupName", types.CACHE_SUBNET_GROUP],
    },
    { kind: "file-system", types: types.EFS_MOUNT_TARGET, subnets: ["subnetId"], groups: ["securityGroups"] },
    {
        kind: "vpc-endpoint",
        types: types.VPC_ENDPOINT,
        subnets: ["subnetIds", "subnetConfigurations.*.subnetId"],
        groups: ["securityGroupIds"],
    },
    { kind: "client-vpn", types: types.CLIENT_VPN_ENDPOINT, subnets: [], groups: ["securityGroupIds"] },
];

/** The managed services whose interfaces the graph knows. */
export const SERVICE_TYPES = SHAPES.flatMap((shape) => shape.types);

/** The network interfaces of managed services: load balancers, tasks, databases, caches, functions, endpoints. Those without any are left out later. */
export function serviceEnis(index: StackIndex, groups: SecurityGroups): EniGroup[] {
    return SHAPES.flatMap((shape) =>
        index.ofType(shape.types).map((producer) => serviceEni(index, groups, shape, producer)),
    );
}

function serviceEni(index: StackIndex, groups: SecurityGroups, shape: ServiceShape, producer: Resource): EniGroup {
    const values = (paths: readonly string[]) => paths.flatMap((path) => valuesAt(producer, path));
    const direct = values(shape.subnets).flatMap((value) => index.resolve(producer, value, types.SUBNET));
    return {
        kind: shape.kind,
        producer,
        subnets: [...direct, ...viaSubnetGroup(index, shape, producer)],
        groups: values(shape.groups).flatMap((value) => groups.resolve(producer, value)),
        publicAddresses: [],
    };
}

function viaSubnetGroup(index: StackIndex, shape: ServiceShape, producer: Resource): readonly Reference[] {
    if (shape.subnetGroup === undefined) return [];
    const [property, groupTypes] = shape.subnetGroup;
    // A read replica stands where its source stands, unless it says otherwise.
    const owner = producer.input(property).state === "absent" ? sourceOf(index, producer) : producer;
    return index.resolve(owner, owner.get(property), groupTypes).flatMap((reference): readonly Reference[] => {
        if (reference.kind !== "resource") return [reference];
        return index.resolve(reference.resource, reference.resource.get("subnetIds"), types.SUBNET);
    });
}
