import { readFileSync } from "node:fs";
import { ClientVpn, type ClientVpnArgs } from "../../../components/client-vpn/client-vpn";
import { clientVpnSchema, type ClientVpnConfig } from "../../../components/client-vpn/schema";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    association: "aws:ec2clientvpn/networkAssociation:NetworkAssociation",
    authorization: "aws:ec2clientvpn/authorizationRule:AuthorizationRule",
    clientVpn: "platform:client-vpn:ClientVpn",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    endpoint: "aws:ec2clientvpn/endpoint:Endpoint",
    firewall: "platform:client-vpn:Firewall",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    route: "aws:ec2clientvpn/route:Route",
    samlProvider: "aws:iam/samlProvider:SamlProvider",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
} as const;

/** What an identity provider offers for download; the repository's own example. */
export const metadata = readFileSync("saml/client-vpn.xml", "utf8");

/** Groups of every reach. */
export const groups = {
    developers: { id: "id-developers", reach: ["apps"] },
    dba: { id: "id-dba", reach: ["apps", "data"] },
    network: { id: "id-network", reach: ["on-premises"] },
};

/** The block with its defaults; its only group reaches apps unless the test says otherwise. */
export function clientVpnConfig(config: object = {}): ClientVpnConfig {
    return clientVpnSchema.parse({
        clientCidr: "10.250.0.0/22",
        saml: { metadataFile: "./saml.xml" },
        groups: { developers: groups.developers },
        ...config,
    });
}

export function makeClientVpn(config: object = {}, args: Partial<Omit<ClientVpnArgs, "config">> = {}): ClientVpn {
    return new ClientVpn("client-vpn", {
        scope: testScope(),
        config: clientVpnConfig(config),
        metadata: { vpn: metadata, portal: undefined },
        vpcId: "vpc-0a1b2c3d",
        vpcCidr: "10.40.0.0/16",
        onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"],
        privateSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" },
        certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c",
        topics: testTopics,
        encryptionKeyArn: testKeyArn,
        ...args,
    });
}
