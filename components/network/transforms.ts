import * as aws from "@pulumi/aws";
import type { TransformsOf } from "../shared/transform";
import type { FlowLogsTransforms } from "./flow-logs";
import type { NatGatewaysTransforms } from "./nat-gateways";
import type { VpcEndpointsTransforms } from "./vpc-endpoints";

/** What `transform` reaches: the resources that the component makes by itself. */
export const networkResources = {
    /** The VPC. */
    vpc: aws.ec2.Vpc,
    /** The internet gateway. */
    internetGateway: aws.ec2.InternetGateway,
    /** Each subnet, `<name>-<tier>-<zone>`. */
    subnet: aws.ec2.Subnet,
    /** Each route table. */
    routeTable: aws.ec2.RouteTable,
    /** Each subnet's link to its table. */
    routeTableAssociation: aws.ec2.RouteTableAssociation,
    /** Each route that is not through NAT. */
    route: aws.ec2.Route,
    /** The default security group. */
    defaultSecurityGroup: aws.ec2.DefaultSecurityGroup,
    /** The default route table. */
    defaultRouteTable: aws.ec2.DefaultRouteTable,
};

/** Changes to the arguments of inner resources. */
export interface NetworkTransforms extends TransformsOf<typeof networkResources> {
    /** Of NatGateways. */
    readonly natGateways?: NatGatewaysTransforms | undefined;
    /** Of VpcEndpoints. */
    readonly vpcEndpoints?: VpcEndpointsTransforms | undefined;
    /** Of FlowLogs. */
    readonly flowLogs?: FlowLogsTransforms | undefined;
}
