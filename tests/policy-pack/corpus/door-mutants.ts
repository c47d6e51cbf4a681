import { clientVpn } from "./extras/audit";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { privateSubnet, vpc } from "./roles";
import { adds, killedBy, sets, unsets } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const door = killedBy("no-side-doors");
const doors: readonly Mutant[] = [
    door("a function URL without authentication", (stack) => {
        adds("aws:lambda/functionUrl:FunctionUrl", { functionName: "web", authorizationType: "NONE" })(stack);
    }),
    door("a Global Accelerator in front of an instance", (stack) => {
        adds("aws:globalaccelerator/endpointGroup:EndpointGroup", {
            endpointConfigurations: [{ endpointId: "i-0123456789abcdef0" }],
        })(stack);
    }),
    door("a Global Accelerator with custom routing", (stack) => {
        adds("aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup")(stack);
    }),
    door("an EC2 Instance Connect endpoint", (stack) => {
        stack.add("aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint", "door", {
            subnetId: stack.link(privateSubnet(stack)),
        });
    }),
    door("a CloudFront VPC origin", adds("aws:cloudfront/vpcOrigin:VpcOrigin")),
    door("a peering connection", (stack) => {
        stack.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "door", {
            vpcId: stack.link(vpc(stack)),
            peerVpcId: "vpc-0123456789abcdef0",
        });
    }),
    door("an endpoint service", adds("aws:ec2/vpcEndpointService:VpcEndpointService", { acceptanceRequired: false })),
    door("a client VPN that lets everybody go everywhere", (stack) => {
        adds("aws:ec2clientvpn/authorizationRule:AuthorizationRule", {
            targetNetworkCidr: "0.0.0.0/0",
            authorizeAllGroups: true,
        })(stack);
    }),
    door("a client VPN that lets one group go to half the internet", (stack) => {
        adds("aws:ec2clientvpn/authorizationRule:AuthorizationRule", {
            targetNetworkCidr: "128.0.0.0/1",
            accessGroupId: "admins",
        })(stack);
    }),
    ...["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"].map((type) =>
        killedBy("no-default-vpc")(`${type.split(":").at(-1) ?? type} is adopted`, adds(type)),
    ),
];

const people = killedBy("client-vpn-people", clientVpn);
const endpoint = (stack: StackEdit) => extraOf(stack, "aws:ec2clientvpn/endpoint:Endpoint");
const vpnMutants: readonly Mutant[] = [
    people(
        "a client VPN that certificates open",
        sets(endpoint, {
            authenticationOptions: [
                {
                    type: "certificate-authentication",
                    rootCertificateChainArn: "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c",
                },
            ],
        }),
    ),
    people("a client VPN whose sessions last a day", unsets(endpoint, "sessionTimeoutHours")),
    people("a client VPN that connects again by itself", sets(endpoint, { disconnectOnSessionTimeout: false })),
    people("a client VPN that takes all traffic", sets(endpoint, { splitTunnel: "false" })),
    people("a client VPN with the default security group", unsets(endpoint, "securityGroupIds")),
];

const type = killedBy("approved-types-only");
const types: readonly Mutant[] = [
    type("a security group of another provider", adds("aws-native:ec2:SecurityGroup")),
    type("a CloudFormation stack", adds("aws:cloudformation/stack:Stack")),
    type("a script on the machine that deploys", adds("command:local:Command")),
    type("a dynamic provider", adds("pulumi-nodejs:dynamic:Resource")),
    type("a type that no rule knows", adds("aws:lightsail/instance:Instance")),
];

const bpa = killedBy("vpc-bpa");
const switches: readonly Mutant[] = [
    bpa("VPC Block Public Access is turned off", (stack) => {
        adds("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", { internetGatewayBlockMode: "off" })(
            stack,
        );
    }),
    bpa("the whole VPC is excluded from Block Public Access", (stack) => {
        stack.add("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "all", {
            vpcId: stack.link(vpc(stack)),
        });
    }),
    bpa("the apps' subnet is excluded from Block Public Access", (stack) => {
        stack.add("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "apps", {
            subnetId: stack.link(privateSubnet(stack)),
        });
    }),
];

/** Mutants for ways in that pass the load balancers by, and for types that nobody reviewed. */
export const doorMutants: readonly Mutant[] = [...doors, ...vpnMutants, ...types, ...switches];
