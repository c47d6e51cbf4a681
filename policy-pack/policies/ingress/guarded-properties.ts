import * as types from "@platform/aws-model/types";

/** Every property. */
export const ALL = "*";
const PLACE = ["subnetId", "networkInterfaces", "associatePublicIpAddress", "vpcSecurityGroupIds", "securityGroups"];
/** What decides who reaches whom: properties of types, or all of them. */
export const GUARDED: readonly (readonly [types: readonly string[], properties: readonly string[]])[] = [
    [types.SECURITY_GROUP, ["ingress", "egress", "vpcId"]],
    [[...types.SECURITY_GROUP_RULE, ...types.SECURITY_GROUP_INGRESS_RULE, ...types.SECURITY_GROUP_EGRESS_RULE], [ALL]],
    [
        [...types.PREFIX_LIST, ...types.PREFIX_LIST_ENTRY],
        ["entries", "cidr", "prefixListId"],
    ],
    [[...types.ROUTE, ...types.ROUTE_TABLE_ASSOCIATION, ...types.MAIN_ROUTE_TABLE_ASSOCIATION], [ALL]],
    [types.ROUTE_TABLE, ["routes", "propagatingVgws", "vpcId"]],
    [types.SUBNET, ["mapPublicIpOnLaunch", "assignIpv6AddressOnCreation", "vpcId"]],
    [
        [...types.EIP, ...types.EIP_ASSOCIATION],
        ["instance", "networkInterface", "instanceId", "networkInterfaceId"],
    ],
    [[...types.INSTANCE, ...types.SPOT_INSTANCE, ...types.LAUNCH_TEMPLATE, ...types.LAUNCH_CONFIGURATION], PLACE],
    [types.NETWORK_INTERFACE, ["subnetId", "securityGroups"]],
    [types.AUTOSCALING_GROUP, ["vpcZoneIdentifiers", "launchTemplate", "mixedInstancesPolicy"]],
    [[...types.ECS_SERVICE, ...types.ECS_TASK_SET], ["networkConfiguration"]],
    [
        [...types.RDS_INSTANCE, ...types.RDS_CLUSTER_INSTANCE],
        ["publiclyAccessible", "vpcSecurityGroupIds"],
    ],
    [types.RDS_CLUSTER, ["vpcSecurityGroupIds", "dbSubnetGroupName"]],
    [
        [...types.CACHE_CLUSTER, ...types.CACHE_REPLICATION_GROUP],
        ["securityGroupIds", "subnetGroupName"],
    ],
    [types.LOAD_BALANCER, ["internal", "securityGroups", "subnets", "subnetMappings"]],
    [
        [...types.LISTENER, ...types.LISTENER_RULE],
        ["defaultActions", "actions", "protocol", "port", "listenerArn"],
    ],
];
