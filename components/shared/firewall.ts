import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { allowEgress, connect, type Caller, type Ports } from "./security-group";
import { slug } from "./slug";
import { transformed, withTransforms, type TransformsOf } from "./transform";

/** Something that may be called. */
export interface EgressRule {
    readonly description: string;
    readonly protocol: Ports["protocol"];
    readonly fromPort: number;
    readonly toPort: number;
    /** IPv4 range. */
    readonly cidr: string;
}

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The security group. */
    securityGroup: aws.ec2.SecurityGroup,
    /** Each rule that lets a caller in. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Each rule that lets out: members, and callers of their own groups. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
};

/** Changes to the arguments of inner resources. */
export type FirewallTransforms = TransformsOf<typeof inner>;

export interface FirewallArgs {
    /** Type token, `platform:<area>:<Class>`. */
    readonly type: string;
    readonly vpcId: pulumi.Input<string>;
    /** What the security group is for, e.g. `Tasks of registry-certs`. */
    readonly description: string;
    /** What the callers' own rules call its members, e.g. `registry-certs`. */
    readonly members: string;
    /** `Name` tag of the group. */
    readonly nameTag: string;
    /** Who may connect. */
    readonly callers: readonly Caller[];
    /** What members may call. */
    readonly egress: readonly EgressRule[];
    /** Ranges behind the VPN, all of whose TCP ports may be called. */
    readonly onPremisesCidrs: readonly string[];
    /** Whether members are functions, whose interfaces go up to 45 minutes after them, and the group not before. */
    readonly ofFunctions?: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FirewallTransforms | undefined;
}

/**
 * Who reaches instances or tasks, and what they may call. Members of the group do not reach each other.
 *
 * Children: the security group; for each caller the rule that lets it in and its counterpart that lets it out of its own
 * group; a rule for each thing that may be called.
 */
export class Firewall extends pulumi.ComponentResource {
    readonly securityGroupId: pulumi.Output<string>;
    /** All rules: instances call AWS at their first boot, and tasks are asked for their health as soon as they run. */
    readonly rules: readonly pulumi.Resource[];

    constructor(name: string, args: FirewallArgs, opts?: pulumi.ComponentResourceOptions) {
        super(args.type, name, {}, withTransforms(inner, args.transform, opts));
        const { vpcId, description, members, nameTag, callers } = args;

        const group = new aws.ec2.SecurityGroup(
            name,
            { vpcId, description, tags: { Name: nameTag } },
            { parent: this, ...(args.ofFunctions === true ? { customTimeouts: { delete: "60m" } } : {}) },
        );
        const securityGroupId = group.id;
        this.rules = [
            ...callers.flatMap((caller) => connect(name, { caller, securityGroupId, members }, { parent: this })),
            ...[...args.egress.map(withKey), ...args.onPremisesCidrs.map(onPremises)].map((rule) =>
                allowEgress(
                    `${name}-${rule.key}-${slug(rule.cidr)}`,
                    {
                        securityGroupId,
                        description: rule.description,
                        ports: { protocol: rule.protocol, from: rule.fromPort, to: rule.toPort },
                        peer: { cidrIpv4: rule.cidr },
                    },
                    { parent: this },
                ),
            ),
        ];
        this.securityGroupId = securityGroupId;
        this.registerOutputs({ securityGroupId, ...transformed(this) });
    }
}

function withKey(rule: EgressRule): EgressRule & { readonly key: string } {
    return { ...rule, key: `${rule.protocol}-${rule.fromPort}-${rule.toPort}` };
}

function onPremises(cidr: string): EgressRule & { readonly key: string } {
    const description = "On-premises network, through the VPN";
    return { key: "on-premises", description, protocol: "tcp", fromPort: 0, toPort: 65535, cidr };
}
