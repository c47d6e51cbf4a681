import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAliasRecords } from "../dns/alias-records";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { WebAcl, type WebAclTransforms } from "../waf/web-acl";
import { AccessLogsBucket, logPrefixes, type AccessLogsBucketTransforms } from "./access-logs-bucket";
import { ClientAccess, type ClientAccessTransforms } from "./client-access";
import { createListeners } from "./listeners";
import { createLoadBalancerAlarms } from "./load-balancer-alarms";
import type { LoadBalancerConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The load balancer. */
    loadBalancer: aws.lb.LoadBalancer,
    /** `<name>-http` and `<name>-https`. */
    listener: aws.lb.Listener,
    /** `<name>-<certificate>`, each further certificate. */
    listenerCertificate: aws.lb.ListenerCertificate,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
    /** The alias records of its name. */
    record: aws.route53.Record,
};

/** Changes to the arguments of inner resources. */
export interface LoadBalancerTransforms extends TransformsOf<typeof inner> {
    /** Of ClientAccess. */
    readonly clients?: ClientAccessTransforms | undefined;
    /** Of AccessLogsBucket. */
    readonly accessLogs?: AccessLogsBucketTransforms | undefined;
    /** Of WebAcl. */
    readonly waf?: WebAclTransforms | undefined;
}

export interface LoadBalancerArgs {
    readonly scope: AwsScope;
    /** An entry of the `loadBalancers` block; schema.ts has its units, defaults and limits. */
    readonly config: LoadBalancerConfig;
    readonly topics: AlarmTopics;
    /** Key that encrypts the log of WAF. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether neither Pulumi nor AWS deletes the load balancer and its logs. */
    readonly deletionProtection: boolean;
    readonly vpcId: pulumi.Input<string>;
    /** IPv4 range of the VPC: who may connect to an internal load balancer. */
    readonly vpcCidr: string;
    /** Public subnets for an internet-facing load balancer, private ones for an internal one; at least two zones. */
    readonly subnetIds: ByZone<pulumi.Input<string>>;
    /** An issued certificate: AWS accepts no other. */
    readonly certificateArn: pulumi.Input<string>;
    /** Issued certificates for hosts that it is not for, by name. At most 25, which is AWS's quota. Default: none. */
    readonly furtherCertificateArns?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
    /** Whether Route 53 asks for its hosts from outside, which `allowFrom` has to let in. Default: false. */
    readonly checkedFromOutside?: boolean | undefined;
    /** Whether it answers for an app itself, with 503. Default: false. */
    readonly hasMaintenance?: boolean | undefined;
    /** Whether people sign in there before a request reaches an app. Default: false. */
    readonly signsIn?: boolean | undefined;
    /** Name in a zone that leads to the load balancer whatever its rules, e.g. `services.internal.apps.example.gov`. */
    readonly alias?: { readonly name: string; readonly zoneId: pulumi.Input<string> } | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: LoadBalancerTransforms | undefined;
}

/** What routes, clusters and records need to know of a load balancer. */
export interface LoadBalancerTarget {
    /** Key in the configuration. */
    readonly name: string;
    readonly scheme: LoadBalancerConfig["scheme"];
    /** `app/<name>/<id>`, the load balancer in CloudWatch's dimensions. */
    readonly arnSuffix: pulumi.Output<string>;
    readonly dnsName: pulumi.Output<string>;
    /** Zone in which AWS keeps `dnsName`. */
    readonly zoneId: pulumi.Output<string>;
    readonly httpsListenerArn: pulumi.Output<string>;
    /** Group whose rules to the apps are the apps' side's own. */
    readonly securityGroupId: pulumi.Output<string>;
    /** Whether it has IPv6 addresses. */
    readonly ipv6: boolean;
}

/**
 * An application load balancer that speaks TLS only, answers 404 unless a Route says otherwise, and logs what it did.
 *
 * Children: AccessLogsBucket, ClientAccess, the load balancer, its two listeners, further certificates, alarms; WebAcl where configured; alias
 * records if it has a name and expiry alarms if it has a certificate of its own. About 16 USD a month and 3.65 for each zone's public IPv4
 * address, and 5.84 for each capacity unit in use. Changing `scheme` or the name replaces it, and with it its address.
 */
export class LoadBalancer extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:LoadBalancer";

    readonly target: LoadBalancerTarget;

    private readonly loadBalancer: aws.lb.LoadBalancer;

    constructor(
        private readonly name: string,
        private readonly args: LoadBalancerArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(LoadBalancer.type, name, {}, withTransforms(inner, args.transform, opts));
        const { alias, config } = args;

        const access = new ClientAccess(
            `${name}-clients`,
            { ...args, transform: args.transform?.clients },
            { parent: this },
        );
        const logs = new AccessLogsBucket(
            `${name}-logs`,
            { ...args, retentionDays: config.accessLogs.retentionDays, transform: args.transform?.accessLogs },
            { parent: this },
        );
        this.loadBalancer = this.createLoadBalancer(access, logs);
        const listeners = {
            ...args,
            loadBalancerArn: this.loadBalancer.arn,
            furtherCertificateArns: args.furtherCertificateArns ?? {},
        };
        const https = createListeners(name, listeners, { parent: this });
        createLoadBalancerAlarms(
            name,
            {
                ...args,
                arnSuffix: this.loadBalancer.arnSuffix,
                logBucketName: logs.fixedName,
                hasMaintenance: args.hasMaintenance ?? false,
                signsIn: args.signsIn ?? false,
            },
            { parent: this },
        );

        if (config.waf !== undefined) {
            const waf = { ...args, config: config.waf, loadBalancerArn: this.loadBalancer.arn };
            new WebAcl(`${name}-waf`, { ...waf, transform: args.transform?.waf }, { parent: this });
        }

        this.target = {
            name,
            scheme: config.scheme,
            arnSuffix: this.loadBalancer.arnSuffix,
            dnsName: this.loadBalancer.dnsName,
            zoneId: this.loadBalancer.zoneId,
            httpsListenerArn: https.arn,
            securityGroupId: access.securityGroupId,
            ipv6: config.ipAddressType === "dualstack",
        };
        if (alias !== undefined) {
            createAliasRecords(alias.name, alias.zoneId, this.target, { parent: this });
        }
        this.registerOutputs({ target: this.target, ...transformed(this) });
    }

    private createLoadBalancer(access: ClientAccess, logs: AccessLogsBucket): aws.lb.LoadBalancer {
        const { config, deletionProtection, scope, subnetIds } = this.args;
        return new aws.lb.LoadBalancer(
            this.name,
            {
                loadBalancerType: "application",
                internal: config.scheme === "internal",
                ipAddressType: config.ipAddressType,
                subnets: Object.values(subnetIds),
                securityGroups: [access.securityGroupId],
                idleTimeout: config.idleTimeoutSeconds,
                dropInvalidHeaderFields: true,
                desyncMitigationMode: "defensive",
                enableDeletionProtection: deletionProtection,
                // Lets an operator move traffic out of a failing zone; costs nothing until then.
                enableZonalShift: true,
                accessLogs: { enabled: true, bucket: logs.bucketName, prefix: logPrefixes.access },
                connectionLogs: { enabled: true, bucket: logs.bucketName, prefix: logPrefixes.connection },
                tags: { Name: `${scope.prefix}-${this.name}` },
            },
            // AWS tries the bucket out when it creates the load balancer, so the bucket's policy comes first.
            { parent: this, protect: deletionProtection, dependsOn: logs },
        );
    }
}
