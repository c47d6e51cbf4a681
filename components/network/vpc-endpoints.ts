import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ByZone } from "../shared/by-zone";
import type { AwsScope } from "../shared/scope";
import { allowIngress } from "../shared/security-group";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each endpoint, `<name>-s3` and `<name>-dynamodb` among them. */
    endpoint: aws.ec2.VpcEndpoint,
    /** The security group. */
    securityGroup: aws.ec2.SecurityGroup,
    /** The ingress rule. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
};

/** Changes to the arguments of inner resources. */
export type VpcEndpointsTransforms = TransformsOf<typeof inner>;

export interface VpcEndpointsArgs {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    /** Who may call the interface endpoints. */
    readonly vpcCidr: string;
    /** Tables that get a route to S3 and DynamoDB. */
    readonly routeTables: readonly aws.ec2.RouteTable[];
    /** Subnets, by zone, that get the interface endpoints' addresses. */
    readonly subnetIds: ByZone<pulumi.Input<string>>;
    /** Interface endpoints by the last part of their service name, e.g. `ecr.api`. */
    readonly services: readonly string[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: VpcEndpointsTransforms | undefined;
}

const gatewayServices = ["s3", "dynamodb"];

/**
 * Private ways to AWS services: S3, where image layers come from, and DynamoDB always, because gateway endpoints are free
 * and spare NAT's price by the gigabyte; interface endpoints as asked.
 *
 * Children: two gateway endpoints; with interface endpoints, each of them and one security group.
 */
export class VpcEndpoints extends pulumi.ComponentResource {
    static readonly type = "platform:network:VpcEndpoints";

    constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(VpcEndpoints.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, vpcId } = args;
        const serviceName = (service: string) => `com.amazonaws.${scope.region}.${service}`;

        for (const service of gatewayServices) {
            new aws.ec2.VpcEndpoint(
                `${name}-${service}`,
                {
                    vpcId,
                    vpcEndpointType: "Gateway",
                    serviceName: serviceName(service),
                    routeTableIds: args.routeTables.map((table) => table.id),
                    tags: { Name: `${scope.prefix}-${service}` },
                },
                { parent: this },
            );
        }
        if (args.services.length > 0) {
            const securityGroupId = this.createSecurityGroup(name, args);
            for (const service of args.services) {
                new aws.ec2.VpcEndpoint(
                    `${name}-${service.replace(".", "-")}`,
                    {
                        vpcId,
                        vpcEndpointType: "Interface",
                        serviceName: serviceName(service),
                        subnetIds: Object.values(args.subnetIds),
                        securityGroupIds: [securityGroupId],
                        privateDnsEnabled: true,
                        tags: { Name: `${scope.prefix}-${service}` },
                    },
                    { parent: this },
                );
            }
        }
        this.registerOutputs({ services: [...gatewayServices, ...args.services], ...transformed(this) });
    }

    private createSecurityGroup(name: string, { scope, vpcId, vpcCidr }: VpcEndpointsArgs): pulumi.Output<string> {
        const group = new aws.ec2.SecurityGroup(
            name,
            {
                vpcId,
                description: "Interface endpoints of AWS services",
                tags: { Name: `${scope.prefix}-endpoints` },
            },
            { parent: this },
        );
        allowIngress(
            `${name}-vpc`,
            {
                securityGroupId: group.id,
                description: "HTTPS from the VPC",
                ports: { protocol: "tcp", from: 443, to: 443 },
                peer: { cidrIpv4: vpcCidr },
            },
            { parent: this },
        );
        return group.id;
    }
}
