import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import type { AwsScope } from "../shared/scope";
import { allowEgress, allowIngress } from "../shared/security-group";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { BastionInstance, type BastionInstanceTransforms } from "./bastion-instance";
import type { BastionConfig, SshConfig } from "./block";
import { ClusterSsh, type ClusterSshTransforms } from "./cluster-ssh";
import { FixedAddress, type FixedAddressTransforms } from "./fixed-address";
import { SessionAccess, type SessionAccessTransforms } from "./session-access";
import { SshUsers, type SshUsersTransforms } from "./ssh-users";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The security group. */
    securityGroup: aws.ec2.SecurityGroup,
    /** Each rule that lets a range in by SSH. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** `<name>-https`. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
};

/** Changes to the arguments of inner resources. */
export interface BastionTransforms extends TransformsOf<typeof inner> {
    /** Of SessionAccess. */
    readonly sessions?: SessionAccessTransforms | undefined;
    /** Of BastionInstance. */
    readonly instance?: BastionInstanceTransforms | undefined;
    /** Of FixedAddress. */
    readonly address?: FixedAddressTransforms | undefined;
    /** Of ClusterSsh. */
    readonly clusterSsh?: ClusterSshTransforms | undefined;
    /** Of SshUsers. */
    readonly sshUsers?: SshUsersTransforms | undefined;
}

export interface BastionArgs {
    readonly scope: AwsScope;
    /** The `bastion` block of the stack's configuration; block.ts has its units, defaults and limits. */
    readonly config: BastionConfig;
    readonly vpcId: pulumi.Input<string>;
    /** Where the bastion lives when `config.ssh` gives it a public address. */
    readonly publicSubnetIds: ByZone<pulumi.Input<string>>;
    /** Where it lives otherwise. */
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Public zone of `config.ssh.hostName`. Default: another team creates the record. */
    readonly zoneId?: pulumi.Input<string> | undefined;
    /** `Name` tag of the cluster's instances, for `config.clusterSshPrincipals`. Default: there is no cluster. */
    readonly clusterInstanceName?: string | undefined;
    /** Port of the databases that let the bastion in. Default: there are none. */
    readonly databasePort?: number | undefined;
    /** Key that encrypts the sessions' logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: BastionTransforms | undefined;
}

/**
 * One small instance to open a shell on, for the rare case that needs one.
 *
 * Without `ssh` it sits in the private subnets, reached by Session Manager alone: no port is open, no key and no public
 * address exists. With `ssh` it sits in the public subnets behind a fixed address, and port 22 is open to the named
 * ranges.
 *
 * Children: security group and its rules, SessionAccess, BastionInstance; with `ssh` FixedAddress and SshUsers; with
 * `clusterSshPrincipals` ClusterSsh. About 4 USD a month, with `ssh` 8.
 */
export class Bastion extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:Bastion";

    readonly securityGroupId: pulumi.Output<string>;
    /** Name of the session document, for `aws ssm start-session --document-name`. */
    readonly sessionDocumentName: string;
    /** Public address, with `ssh`. */
    readonly publicIp?: pulumi.Output<string>;

    /** `Name` tag of the instance: what policies know the bastion by. */
    private readonly instanceName: string;

    constructor(
        private readonly name: string,
        private readonly args: BastionArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Bastion.type, name, {}, withTransforms(inner, args.transform, opts));
        const { ssh, sessionPrincipals: principals, sessionLogRetentionDays: retentionDays } = args.config;
        this.instanceName = `${args.scope.prefix}-bastion`;
        const { instanceName } = this;
        // Another prefix replaces the group when `ssh` comes or goes: the old one ends its instance before the address is
        // released, and what moves the address does not see the group without `ssh`.
        const groupNamePrefix = ssh === undefined ? `${instanceName}-` : `${instanceName}-ssh-`;

        this.securityGroupId = this.createSecurityGroup(ssh);
        const sessions = new SessionAccess(
            `${name}-session`,
            { ...args, instanceName, principals, retentionDays, transform: args.transform?.sessions },
            { parent: this },
        );
        this.createClusterSsh();
        const address = ssh && this.createSshAccess(ssh, groupNamePrefix);
        new BastionInstance(
            `${name}-instance`,
            {
                ...args,
                instanceName,
                groupNamePrefix,
                subnetIds: ssh === undefined ? args.privateSubnetIds : args.publicSubnetIds,
                securityGroupId: this.securityGroupId,
                roleStatements: sessions.instanceStatements,
                startsAfter: address === undefined ? [] : [address.ready],
                transform: args.transform?.instance,
            },
            { parent: this },
        );

        this.sessionDocumentName = sessions.documentName;
        if (address !== undefined) {
            this.publicIp = address.publicIp;
        }
        const { securityGroupId, sessionDocumentName, publicIp } = this;
        this.registerOutputs({
            securityGroupId,
            sessionDocumentName,
            ...(publicIp === undefined ? {} : { publicIp }),
            ...transformed(this),
        });
    }

    private createSecurityGroup(ssh: SshConfig | undefined): pulumi.Output<string> {
        const group = new aws.ec2.SecurityGroup(
            this.name,
            { vpcId: this.args.vpcId, description: "Bastion", tags: { Name: this.instanceName } },
            { parent: this },
        );
        const rule = { securityGroupId: group.id };
        const sshPort = { protocol: "tcp", from: 22, to: 22 } as const;
        for (const cidr of ssh?.allowFromCidrs ?? []) {
            allowIngress(
                `${this.name}-ssh-${slug(cidr)}`,
                { ...rule, description: `SSH from ${cidr}`, ports: sshPort, peer: { cidrIpv4: cidr } },
                { parent: this },
            );
        }
        allowEgress(
            `${this.name}-https`,
            {
                ...rule,
                description: "HTTPS to AWS and to package repositories",
                ports: { protocol: "tcp", from: 443, to: 443 },
                peer: { cidrIpv4: "0.0.0.0/0" },
            },
            { parent: this },
        );
        return group.id;
    }

    private createClusterSsh(): void {
        const { args, instanceName } = this;
        const { clusterInstanceName, transform } = args;
        const principals = args.config.clusterSshPrincipals;
        if (principals.length > 0 && clusterInstanceName !== undefined) {
            new ClusterSsh(
                `${this.name}-cluster-ssh`,
                { scope: args.scope, instanceName, clusterInstanceName, principals, transform: transform?.clusterSsh },
                { parent: this },
            );
        }
    }

    private createSshAccess({ users, hostName }: SshConfig, groupNamePrefix: string): FixedAddress {
        const { instanceName, args } = this;
        new SshUsers(
            `${this.name}-ssh`,
            { scope: args.scope, users, instanceName, transform: args.transform?.sshUsers },
            { parent: this },
        );
        return new FixedAddress(
            `${this.name}-address`,
            {
                ...args,
                zoneId: args.zoneId,
                instanceName,
                groupNamePrefix,
                hostName,
                transform: args.transform?.address,
            },
            { parent: this },
        );
    }
}
