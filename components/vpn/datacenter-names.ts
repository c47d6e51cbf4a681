import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ByZone } from "../shared/by-zone";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { allowEgress } from "../shared/security-group";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { VpnConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The private zone of each host. */
    zone: aws.route53.Zone,
    /** The address in each of them. */
    record: aws.route53.Record,
    /** The group of the endpoint's interfaces. */
    securityGroup: aws.ec2.SecurityGroup,
    /** Each rule that lets questions out. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
    /** The way out for questions. */
    endpoint: aws.route53.ResolverEndpoint,
    /** The rule of each domain. */
    rule: aws.route53.ResolverRule,
    /** The rules' place in the VPC. */
    association: aws.route53.ResolverRuleAssociation,
};

/** Changes to the arguments of inner resources. */
export type DatacenterNamesTransforms = TransformsOf<typeof inner>;

export interface DatacenterNamesArgs {
    readonly scope: AwsScope;
    /** Of the `vpn` block, `hosts` and `dns` matter here. */
    readonly config: Pick<VpnConfig, "hosts" | "dns">;
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Domain of the apps: AWS goes on answering it where it lies in a domain of the datacenter. */
    readonly ownDomain: string | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DatacenterNamesTransforms | undefined;
}

/** How many subnets questions leave from: AWS takes no fewer, and each is paid by the hour. */
const endpointSubnets = 2;

/**
 * Names of the datacenter in the VPC, whose resolver knows public DNS and private zones alone.
 *
 * Children: for each host of `hosts` with an address, a private zone that answers it and nothing else, 0.50 USD a month;
 * with `dns`, an outbound endpoint, its security group, and a forwarding rule for each domain with its association, about
 * 183 USD a month. A changed security group replaces the endpoint, a changed domain its rule.
 */
export class DatacenterNames extends pulumi.ComponentResource {
    static readonly type = "platform:vpn:DatacenterNames";

    constructor(
        private readonly name: string,
        private readonly args: DatacenterNamesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(DatacenterNames.type, name, {}, withTransforms(inner, args.transform, opts));
        const { hosts, dns } = args.config;
        forEachEntry(hosts, (address, host) => {
            if (address !== "public") {
                this.answer(host, address);
            }
        });
        if (dns !== undefined) {
            this.forward(dns);
        }
        this.registerOutputs(transformed(this));
    }

    /** A zone of the host's own: one of its domain would hide all other names there. */
    private answer(host: string, address: string): void {
        const { scope, vpcId } = this.args;
        const zone = new aws.route53.Zone(
            `${this.name}-${host}`,
            {
                name: host,
                comment: `${scope.prefix}: a name of the datacenter`,
                vpcs: [{ vpcId }],
            },
            { parent: this },
        );
        new aws.route53.Record(
            `${this.name}-${host}`,
            { zoneId: zone.zoneId, name: host, type: "A", ttl: 300, records: [address] },
            { parent: this },
        );
    }

    private forward({ domains, servers }: NonNullable<VpnConfig["dns"]>): void {
        const { ownDomain } = this.args;
        const endpoint = this.createEndpoint(servers);
        for (const domain of domains) {
            this.rule(domain, {
                ruleType: "FORWARD",
                resolverEndpointId: endpoint.id,
                targetIps: servers.map((ip) => ({ ip })),
            });
        }
        if (ownDomain !== undefined && domains.some((domain) => ownDomain.endsWith(`.${domain}`))) {
            this.rule(ownDomain, { ruleType: "SYSTEM" });
        }
    }

    private createEndpoint(servers: readonly string[]): aws.route53.ResolverEndpoint {
        const { scope, vpcId, privateSubnetIds } = this.args;
        const group = new aws.ec2.SecurityGroup(
            this.name,
            {
                vpcId,
                description: "Questions to the DNS servers of the datacenter",
                tags: { Name: `${scope.prefix}-${this.name}` },
            },
            { parent: this },
        );
        const rules = servers.flatMap((server) =>
            (["udp", "tcp"] as const).map((protocol) =>
                allowEgress(
                    `${this.name}-${protocol}-${slug(server)}`,
                    {
                        securityGroupId: group.id,
                        description: "DNS server of the datacenter, through the VPN",
                        ports: { protocol, from: 53, to: 53 },
                        peer: { cidrIpv4: `${server}/32` },
                    },
                    { parent: this },
                ),
            ),
        );
        const subnets = Object.values(privateSubnetIds).slice(0, endpointSubnets);
        return new aws.route53.ResolverEndpoint(
            this.name,
            {
                name: `${scope.prefix}-${this.name}`,
                direction: "OUTBOUND",
                securityGroupIds: [group.id],
                ipAddresses: subnets.map((subnetId) => ({ subnetId })),
            },
            { parent: this, dependsOn: rules },
        );
    }

    private rule(
        domainName: string,
        args: Pick<aws.route53.ResolverRuleArgs, "ruleType" | "resolverEndpointId" | "targetIps">,
    ): void {
        const name = `${this.name}-${domainName}`;
        const rule = new aws.route53.ResolverRule(name, { domainName, ...args }, { parent: this });
        new aws.route53.ResolverRuleAssociation(
            name,
            { resolverRuleId: rule.id, vpcId: this.args.vpcId },
            { parent: this },
        );
    }
}
