import * as pulumi from "@pulumi/pulumi";
import type { Bastion } from "../bastion/bastion";
import type { CacheTarget } from "../caches/cache";
import type { ClientVpn } from "../client-vpn/client-vpn";
import type { UsableDatabase } from "../databases/app-access";
import type { Delivery } from "../delivery/delivery";
import type { Dns } from "../dns/dns";
import type { Ec2App } from "../ec2-apps/ec2-app";
import type { Cluster } from "../ecs/cluster/cluster";
import type { Service } from "../ecs/service/service";
import type { ServerlessFunction } from "../functions/function";
import type { Images } from "../images/images";
import type { handoverRecords } from "../load-balancing/handover";
import type { LoadBalancer } from "../load-balancing/load-balancer";
import type { createAlerting } from "../monitoring/alerting";
import type { signInRedirects } from "../load-balancing/sign-in/redirects";
import type { Network } from "../network/network";
import { definedValues, mapValues, pick } from "../shared/records";
import type { StaticSite } from "../static-sites/static-site";
import type { Vpn } from "../vpn/vpn";

/** The parts of a stack; undefined where its configuration has no such block. */
export interface StackParts {
    readonly network: Network | undefined;
    readonly dns: Dns | undefined;
    /** Records that another team must create: none where the stack owns the zone and the zone is delegated. */
    readonly dnsRecords: ReturnType<typeof handoverRecords> | undefined;
    readonly alerting: ReturnType<typeof createAlerting> | undefined;
    readonly loadBalancers: Readonly<Record<string, LoadBalancer>>;
    readonly cluster: Cluster | undefined;
    readonly databases: Readonly<Record<string, UsableDatabase>>;
    readonly caches: Readonly<Record<string, CacheTarget>>;
    /** Where identity providers send people back to, by app; undefined where nobody signs in. */
    readonly signInRedirects: ReturnType<typeof signInRedirects>;
    readonly services: Readonly<Record<string, Service>>;
    readonly functions: Readonly<Record<string, ServerlessFunction>>;
    readonly ec2Apps: Readonly<Record<string, Ec2App>>;
    readonly sites: Readonly<Record<string, StaticSite>>;
    readonly images: Images | undefined;
    readonly vpn: Vpn | undefined;
    readonly bastion: Bastion | undefined;
    readonly clientVpn: ClientVpn | undefined;
    readonly delivery: Delivery | undefined;
}

/** What people and other programs look up after `pulumi up`, by name. A part that does not exist has none, no entries an empty one. */
export function stackOutputs(parts: StackParts): Record<string, unknown> {
    const { network, dns, cluster, bastion, vpn } = parts;
    return definedValues<unknown>({
        /** Where other stacks put what they make. The data subnets have no route but those of the VPC, none to the datacenter. */
        networkIds:
            network &&
            pick(
                network,
                ...(["vpcId", "cidr", "publicSubnetIds", "privateSubnetIds", "dataSubnetIds"] as const),
                ...(["privateRouteTableIds", "dataRouteTableIds"] as const),
            ),
        /** Addresses that apps call the internet from, for third parties that allow-list them. */
        natAddresses: network?.natAddresses,
        /** Where other stacks put names, and the certificate for them. */
        dnsIds: dns && {
            publicZoneId: dns.publicZoneId,
            internalZoneId: dns.privateZoneId,
            certificateArn: dns.certificateArn,
        },
        dnsRecords: parts.dnsRecords,
        /** Where the alarms of other stacks go, and the key of both topics. */
        alertTopics: parts.alerting?.alerts.topics,
        encryptionKeyArn: parts.alerting?.encryption.keyArn,
        /** What other stacks attach rules to, point names at, and let in. */
        loadBalancerEndpoints: mapValues(parts.loadBalancers, ({ target }) =>
            pick(target, "dnsName", "httpsListenerArn", "securityGroupId"),
        ),
        /** What the client of each app at its identity provider has to allow as redirect URLs. */
        signInRedirects: parts.signInRedirects,
        ecsCluster: cluster && {
            name: cluster.target.name,
            capacityProvider: cluster.target.capacityProviderName,
            /** Group of the instances: a database lets it in. */
            securityGroupId: cluster.target.securityGroupId,
        },
        /** Where apps of other stacks find a database or a cache, and the group that has to let them in. */
        databaseIds: mapValues(parts.databases, ({ target }) => pick(target, "hostParameter", "securityGroupId")),
        cacheIds: mapValues(parts.caches, (target) => pick(target, "hostParameter", "securityGroupId")),
        /** Name of each EC2 app's scaling group, and its address. */
        ec2AppGroups: mapValues(parts.ec2Apps, (app) => pick(app, "groupName", "url")),
        serviceUrls: mapValues(parts.services, (service) => service.url),
        /** What other programs call, and queues to send messages to. */
        functionIds: mapValues(parts.functions, (one) => pick(one, "aliasArn", "queueUrl")),
        siteIds: mapValues(parts.sites, (site) => pick(site, "url", "bucketName", "distributionId")),
        /** How files get to the sites that the program does not fill. */
        siteUploads: definedValues(mapValues(parts.sites, ({ uploads }) => uploads)),
        /** Commands that run each service's one-off tasks. */
        taskCommands: mapValues(parts.services, (service) => service.taskCommands),
        /** Where apps' images are pushed to. */
        imageRepositories: parts.images?.repositoryUrls,
        /** Addresses of the images that the program built, to be released. */
        builtImages: parts.images?.built,
        /** What the datacenter's network team sets up its side with. A secret, so that it fills neither screens nor logs. */
        vpnHandover: vpn && pulumi.secret(vpn.handover),
        bastionAccess: bastion && { sessionDocument: bastion.sessionDocumentName, publicIp: bastion.publicIp },
        /** Where people fetch the profile of the client VPN, and the command that writes it for them. */
        clientVpnAccess: parts.clientVpn?.access,
        /** What the pipeline's jobs take, and by service what pipelines of apps take. */
        deliveryRoles: parts.delivery?.roleArns,
        releaseRoles: parts.delivery?.releaseRoleArns,
    });
}
