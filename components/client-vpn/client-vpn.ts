import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall, type FirewallTransforms } from "../shared/firewall";
import type { Caller } from "../shared/security-group";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchSignIns } from "./alarms";
import { createEndpoint, type EndpointArgs } from "./endpoint";
import { plannedAuthorizations, reachesOnPremises, type ClientVpnNetworks } from "./plan";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** `<name>` signs people in to the VPN, `<name>-portal` to the portal. */
    samlProvider: aws.iam.SamlProvider,
    /** The connection log. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The endpoint. */
    endpoint: aws.ec2clientvpn.Endpoint,
    /** Of each zone. */
    association: aws.ec2clientvpn.NetworkAssociation,
    /** To each range of the datacenter, of each zone. */
    route: aws.ec2clientvpn.Route,
    /** Of each group and range. */
    authorizationRule: aws.ec2clientvpn.AuthorizationRule,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface ClientVpnTransforms extends TransformsOf<typeof inner> {
    /** Of Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
}

export interface ClientVpnArgs extends ClientVpnNetworks, Omit<EndpointArgs, "securityGroupId"> {
    /** Subnets by zone, in the zones' order: people come in through the first ones. */
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ClientVpnTransforms | undefined;
}

/**
 * AWS Client VPN: people's computers in the network, after they have signed in with the identity provider.
 *
 * Only traffic to the VPC and the datacenter goes through it. It arrives with the address of the endpoint's interfaces, so
 * that firewalls cannot tell groups apart; the authorization rules do, by range.
 *
 * Children: SAML providers, log group `/<prefix>/client-vpn`, Firewall, the endpoint, an association for each zone, routes to
 * the datacenter, an authorization rule for each group and range, an alarm. About 73 USD a month for each zone, and 0.05 for
 * each hour that somebody is connected.
 *
 * A new `clientCidr` or another way to sign in replaces the endpoint: everybody needs a new profile.
 */
export class ClientVpn extends pulumi.ComponentResource {
    static readonly type = "platform:client-vpn:ClientVpn";

    /** Group of the endpoint's interfaces. */
    readonly securityGroupId: pulumi.Output<string>;
    /** What people need: the portal's address, where there is one, and the command that writes the profile. */
    readonly access: {
        readonly portalUrl: pulumi.Output<string> | undefined;
        readonly profileCommand: pulumi.Output<string>;
    };

    constructor(
        private readonly name: string,
        private readonly args: ClientVpnArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ClientVpn.type, name, {}, withTransforms(inner, args.transform, opts));
        const { config, metadata, scope, topics } = args;

        const firewall = this.createFirewall();
        const endpoint = createEndpoint(name, { ...args, securityGroupId: firewall.securityGroupId }, this);
        this.associate(endpoint.id);
        this.authorize(endpoint.id);
        watchSignIns(name, { topics, endpointId: endpoint.id }, this);

        this.securityGroupId = firewall.securityGroupId;
        this.access = {
            portalUrl: metadata.portal === undefined ? undefined : endpoint.selfServicePortalUrl,
            profileCommand: pulumi.interpolate`aws ec2 export-client-vpn-client-configuration --client-vpn-endpoint-id ${endpoint.id} --region ${scope.region} --output text > ${scope.prefix}.ovpn`,
        };
        this.registerOutputs({ ...this.access, groups: Object.keys(config.groups), ...transformed(this) });
    }

    /** The people, as those who may connect to a store that lets some groups in. */
    callers(groups: readonly string[]): readonly Omit<Caller, "ports">[] {
        const { securityGroupId } = this;
        return groups.length === 0 ? [] : [{ key: "client-vpn", what: "client VPN", securityGroupId }];
    }

    /** People call internal load balancers, and the datacenter where a group may; stores let them in by rules of their own. */
    private createFirewall(): Firewall {
        const { scope, config, vpcId, vpcCidr, onPremisesCidrs, transform } = this.args;
        const https = { protocol: "tcp", fromPort: 443, toPort: 443 } as const;
        return new Firewall(
            `${this.name}-people`,
            {
                type: "platform:client-vpn:Firewall",
                vpcId,
                description: "People in the client VPN",
                members: "the client VPN",
                nameTag: `${scope.prefix}-client-vpn`,
                callers: [],
                egress: [{ description: "HTTPS to internal load balancers", ...https, cidr: vpcCidr }],
                onPremisesCidrs: reachesOnPremises(config) ? onPremisesCidrs : [],
                transform: transform?.firewall,
            },
            { parent: this },
        );
    }

    /** Each subnet brings its route to the VPC by itself; to the datacenter it needs one for each range. */
    private associate(clientVpnEndpointId: pulumi.Input<string>): void {
        const { config, privateSubnetIds, onPremisesCidrs } = this.args;
        const ranges = reachesOnPremises(config) ? onPremisesCidrs : [];
        for (const [zone, subnetId] of Object.entries(privateSubnetIds).slice(0, config.zones)) {
            const name = `${this.name}-${zone}`;
            const association = new aws.ec2clientvpn.NetworkAssociation(
                name,
                { clientVpnEndpointId, subnetId },
                { parent: this },
            );
            for (const destinationCidrBlock of ranges) {
                new aws.ec2clientvpn.Route(
                    `${name}-${slug(destinationCidrBlock)}`,
                    {
                        clientVpnEndpointId,
                        destinationCidrBlock,
                        targetVpcSubnetId: association.subnetId,
                        description: "Datacenter",
                    },
                    { parent: this },
                );
            }
        }
    }

    private authorize(clientVpnEndpointId: pulumi.Input<string>): void {
        for (const { key, accessGroupId, cidr } of plannedAuthorizations(this.args.config, this.args)) {
            new aws.ec2clientvpn.AuthorizationRule(
                `${this.name}-${key}`,
                { clientVpnEndpointId, accessGroupId, targetNetworkCidr: cidr, description: key },
                // AWS knows a rule by group and range: a successor made first would be the same one.
                { parent: this, deleteBeforeReplace: true },
            );
        }
    }
}
