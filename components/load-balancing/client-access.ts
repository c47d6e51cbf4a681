import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";
import { allowEgress, allowIngress, type RulePeer } from "../shared/security-group";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { LoadBalancerConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The security group. */
    securityGroup: aws.ec2.SecurityGroup,
    /** The ranges of `allowFrom`. */
    prefixList: aws.ec2.ManagedPrefixList,
    /** Each rule, by client and port. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** The way to identity providers. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
};

/** Changes to the arguments of inner resources. */
export type ClientAccessTransforms = TransformsOf<typeof inner>;

export interface ClientAccessArgs {
    readonly scope: AwsScope;
    readonly config: Pick<LoadBalancerConfig, "scheme" | "allowFrom" | "ipAddressType">;
    readonly vpcId: pulumi.Input<string>;
    /** IPv4 range of the VPC. */
    readonly vpcCidr: string;
    /** Whether people sign in there, for which it calls identity providers. Default: false. */
    readonly signsIn?: boolean | undefined;
    /** Whether the checkers of Route 53 are let in beside those of `allowFrom`. Default: false. */
    readonly checkedFromOutside?: boolean | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ClientAccessTransforms | undefined;
}

const redirectPort = 80;
const tlsPort = 443;

/**
 * Who may connect to a load balancer, as its security group: the internet, or for an internal one the VPC, or only the
 * ranges and prefix lists of `allowFrom`, and Route 53's checkers where they ask.
 *
 * The ranges become one prefix list, so that a rule stays one rule however many there are. They reach both ports; prefix
 * lists that exist already reach port 443 alone: each port counts all entries of a list against the group's 60 rules, and
 * the list of AWS's own CDN counts 55.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 *
 * Children: the group, a rule for each client and port, the prefix list, with sign-in a rule to identity providers. The way from the load balancer to the apps is the
 * apps' side's own. Nothing here costs anything or replaces anything but rules.
 */
export class ClientAccess extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:ClientAccess";

    readonly securityGroupId: pulumi.Output<string>;

    constructor(
        private readonly name: string,
        private readonly args: ClientAccessArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ClientAccess.type, name, {}, withTransforms(inner, args.transform, opts));
        const { config, scope, vpcCidr, vpcId } = args;

        const group = new aws.ec2.SecurityGroup(
            name,
            {
                vpcId,
                description: "Clients of a load balancer in, its apps out",
                tags: { Name: `${scope.prefix}-${name}` },
            },
            { parent: this },
        );
        this.securityGroupId = group.id;
        if (config.allowFrom !== undefined) {
            this.allowListed(config.allowFrom);
        } else if (config.scheme === "internal") {
            this.allow("vpc", "the VPC", { cidrIpv4: vpcCidr });
        } else {
            this.allow("internet", "the internet", { cidrIpv4: "0.0.0.0/0" });
            if (config.ipAddressType === "dualstack") {
                this.allow("internet-ipv6", "the internet, IPv6", { cidrIpv6: "::/0" });
            }
        }
        if (args.signsIn === true) {
            this.callIdentityProviders();
        }
        this.registerOutputs({ securityGroupId: this.securityGroupId, ...transformed(this) });
    }

    private allowListed({ cidrs, prefixListIds }: NonNullable<LoadBalancerConfig["allowFrom"]>): void {
        if (cidrs.length > 0) {
            const ranges = [...new Set(cidrs)].sort();
            const list = new aws.ec2.ManagedPrefixList(
                this.name,
                {
                    addressFamily: "IPv4",
                    maxEntries: ranges.length,
                    entries: ranges.map((cidr) => ({ cidr })),
                    tags: { Name: `${this.args.scope.prefix}-${this.name}` },
                },
                { parent: this },
            );
            this.allow("listed", "the ranges of allowFrom", { prefixListId: list.id });
        }
        for (const prefixListId of new Set(prefixListIds)) {
            this.allow(prefixListId, prefixListId, { prefixListId }, [tlsPort]);
        }
        if (this.args.checkedFromOutside === true) {
            const name = `com.amazonaws.${this.args.scope.region}.route53-healthchecks`;
            const prefixListId = aws.ec2.getManagedPrefixListOutput({ name }, { parent: this }).id;
            this.allow("route53-healthchecks", "the health checkers of Route 53", { prefixListId }, [tlsPort]);
        }
    }

    /** Their addresses are nobody's to know. Load balancers call them over IPv4. */
    private callIdentityProviders(): void {
        allowEgress(
            `${this.name}-sign-in-${tlsPort}`,
            {
                securityGroupId: this.securityGroupId,
                description: "HTTPS to the identity providers that people sign in with",
                ports: { protocol: "tcp", from: tlsPort, to: tlsPort },
                peer: { cidrIpv4: "0.0.0.0/0" },
            },
            { parent: this },
        );
    }

    private allow(key: string, who: string, peer: RulePeer, ports: readonly number[] = [redirectPort, tlsPort]): void {
        for (const port of ports) {
            allowIngress(
                `${this.name}-${key}-${port}`,
                {
                    securityGroupId: this.securityGroupId,
                    description: port === tlsPort ? `HTTPS from ${who}` : `HTTP from ${who}, redirected to HTTPS`,
                    ports: { protocol: "tcp", from: port, to: port },
                    peer,
                },
                { parent: this },
            );
        }
    }
}
