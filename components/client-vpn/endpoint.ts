import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../shared/log-group";
import type { AwsScope } from "../shared/scope";
import { resolverAddress } from "./plan";
import type { ClientVpnConfig } from "./schema";

export interface EndpointArgs {
    readonly scope: AwsScope;
    /** The `clientVpn` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: ClientVpnConfig;
    readonly vpcId: pulumi.Input<string>;
    /** IPv4 range of the VPC. */
    readonly vpcCidr: string;
    /** Group of the endpoint's interfaces. */
    readonly securityGroupId: pulumi.Input<string>;
    /** Certificate of the endpoint, issued, with an RSA key of up to 2048 bits. */
    readonly certificateArn: pulumi.Input<string>;
    /** Metadata of the identity provider, as XML: of its application for the VPN, and of that for the portal. */
    readonly metadata: { readonly vpn: string; readonly portal: string | undefined };
    /** Key that encrypts the connection log. */
    readonly encryptionKeyArn: pulumi.Input<string>;
}

/** Where people's computers connect: an endpoint with its log, and whom it trusts to sign them in. */
export function createEndpoint(name: string, args: EndpointArgs, parent: pulumi.Resource): aws.ec2clientvpn.Endpoint {
    const { scope, config, vpcId, vpcCidr, securityGroupId, certificateArn, metadata } = args;
    const trust = (role: string, samlMetadataDocument: string) =>
        new aws.iam.SamlProvider(role, { name: `${scope.prefix}-${role}`, samlMetadataDocument }, { parent }).arn;
    const samlProviderArn = trust(name, metadata.vpn);
    const portal = metadata.portal === undefined ? undefined : trust(`${name}-portal`, metadata.portal);
    return new aws.ec2clientvpn.Endpoint(
        name,
        {
            description: `${scope.prefix}: people`,
            vpcId,
            securityGroupIds: [securityGroupId],
            clientCidrBlock: config.clientCidr,
            dnsServers: [resolverAddress(vpcCidr)],
            serverCertificateArn: certificateArn,
            authenticationOptions: [
                {
                    type: "federated-authentication",
                    samlProviderArn,
                    ...(portal === undefined ? {} : { selfServiceSamlProviderArn: portal }),
                },
            ],
            selfServicePortal: portal === undefined ? "disabled" : "enabled",
            transportProtocol: "udp",
            vpnPort: 443,
            splitTunnel: true, // what is not for the platform stays out of it
            clientRouteEnforcementOptions: { enforced: true }, // and no route of the computer leads around it
            sessionTimeoutHours: config.sessionHours,
            disconnectOnSessionTimeout: true, // clients sign in again by themselves otherwise
            ...(config.banner === undefined
                ? {}
                : { clientLoginBannerOptions: { enabled: true, bannerText: config.banner } }),
            connectionLogOptions: { enabled: true, cloudwatchLogGroup: createConnectionLog(name, args, parent) },
            tags: { Name: `${scope.prefix}-client-vpn` },
        },
        { parent },
    );
}

function createConnectionLog(
    name: string,
    { scope, config, encryptionKeyArn }: EndpointArgs,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    return createLogGroup(
        name,
        {
            scope,
            name: `/${scope.prefix}/client-vpn`,
            retentionInDays: config.logRetentionDays,
            kmsKeyId: encryptionKeyArn,
        },
        parent,
    ).name;
}
