import * as pulumi from "@pulumi/pulumi";
import { Bastion } from "./components/bastion/bastion";
import { createCaches } from "./components/caches/caches";
import { appsOfCaches } from "./components/caches/uses";
import { createDatabases } from "./components/databases/databases";
import { portFromBastion } from "./components/databases/plan";
import { Delivery } from "./components/delivery/delivery";
import { Dns } from "./components/dns/dns";
import { ec2AppUserPlaces } from "./components/ec2-apps/stores";
import { Ec2App } from "./components/ec2-apps/ec2-app";
import { PreparedEc2App } from "./components/ec2-apps/prepared-ec2-app";
import { ec2AppRules } from "./components/ec2-apps/rules";
import { Cluster } from "./components/ecs/cluster/cluster";
import { clusterInstanceName } from "./components/ecs/cluster/target";
import { PreparedService } from "./components/ecs/service/prepared-service";
import { serviceRules } from "./components/ecs/service/rules";
import { serviceUserPlaces } from "./components/ecs/service/stores";
import { Service } from "./components/ecs/service/service";
import { sharedCallers } from "./components/ecs/service/shared-callers";
import { expandVariants } from "./components/ecs/service/variants";
import { ServerlessFunction } from "./components/functions/function";
import { functionRules, functionUserPlaces, isInVpc } from "./components/functions/plan";
import { Entrances } from "./components/load-balancing/entrances";
import { handoverRecords } from "./components/load-balancing/handover";
import { hostsAt } from "./components/load-balancing/offered-certificates";
import { planRules, type RulePlace } from "./components/load-balancing/plan";
import { redirectRules } from "./components/load-balancing/redirects/rules";
import { Redirect } from "./components/load-balancing/redirects/redirect";
import { Alerts } from "./components/monitoring/alerts";
import { Network } from "./components/network/network";
import { EncryptionKey } from "./components/security/encryption-key";
import { readProjectFile } from "./components/shared/block/project-files";
import { forEachEntry, mapValues, pick } from "./components/shared/records";
import { awsScope } from "./components/shared/scope";
import { DatacenterNames } from "./components/vpn/datacenter-names";
import { Vpn } from "./components/vpn/vpn";
import { deployable } from "./config/deployable";
import { loadConfig } from "./config/load";
import { needs } from "./config/needs";

// A part exists because its block of the configuration does; the loader has checked that each finds what it needs.
const { config, region, tags } = loadConfig();
const { stack, prepared, preparedEc2Apps, notice } = deployable(config, pulumi.getStack());
if (notice !== undefined) {
    void pulumi.log.warn(notice);
}
const scope = awsScope(region, tags);
const { deletionProtection, keepForRebuild } = stack;
/** Of what others point at. */
const kept = { deletionProtection: deletionProtection || keepForRebuild };

// First, for the boundary that it makes holds the roles that come after it.
const delivery = stack.delivery && new Delivery("delivery", { scope, config: stack.delivery });

const forLogDelivery = stack.network?.flowLogs.destination === "s3";
const encryption = stack.alerts && new EncryptionKey("encryption", { scope, deletionProtection, forLogDelivery });
const alerts =
    stack.alerts &&
    new Alerts("alerts", { scope, config: stack.alerts, encryptionKeyArn: needs(encryption, "alerts").keyArn });

/** What every part that logs and warns is handed. */
const common = () => ({
    scope,
    encryptionKeyArn: needs(encryption, "alerts").keyArn,
    topics: needs(alerts, "alerts").topics,
});

const ipv6 = Object.values(stack.loadBalancers).some(({ ipAddressType }) => ipAddressType === "dualstack");
const network = stack.network && new Network("network", { ...common(), ...kept, config: stack.network, ipv6 });
const vpc = () => needs(network, "network");
const privateSubnets = () => pick(vpc(), "vpcId", "privateSubnetIds");

const dns =
    stack.dns &&
    new Dns("dns", {
        ...common(),
        ...kept,
        config: stack.dns,
        vpcId: network?.vpcId,
        hasInternalLoadBalancers: Object.values(stack.loadBalancers).some((config) => config.scheme === "internal"),
    });

const serviceConfigs = expandVariants(stack.services);
const rules = [
    ...serviceRules(stack.services),
    ...ec2AppRules(stack.ec2Apps),
    ...functionRules(stack.functions),
    ...redirectRules(stack.redirects),
];
const plan = planRules(rules);

const entrances =
    Object.keys(stack.loadBalancers).length === 0
        ? undefined
        : new Entrances({
              ...common(),
              deletionProtection,
              config: stack.loadBalancers,
              network: vpc(),
              dns,
              hosts: hostsAt(rules),
          });
const loadBalancers = entrances?.loadBalancers ?? {};

forEachEntry(stack.redirects, (config, name) => {
    new Redirect(name, {
        config,
        ...needs(entrances, "loadBalancers").place(needs(plan.redirects[name], `redirects.${name}`)),
    });
});

const bastion =
    stack.bastion &&
    new Bastion(
        "bastion",
        {
            ...common(),
            config: stack.bastion,
            ...privateSubnets(),
            publicSubnetIds: vpc().publicSubnetIds,
            zoneId: dns?.publicZoneId,
            clusterInstanceName: stack.cluster && clusterInstanceName(scope.prefix),
            databasePort: portFromBastion(stack.databases),
        },
        stack.bastion.ssh === undefined ? {} : { dependsOn: vpc().internetGateway },
    );

const onPremisesCidrs = stack.vpn?.onPremisesCidrs ?? [];

const cluster =
    stack.cluster &&
    new Cluster(
        "cluster",
        {
            ...common(),
            config: stack.cluster,
            ...privateSubnets(),
            loadBalancers: Object.values(loadBalancers).map((loadBalancer) => loadBalancer.target),
            bastionSecurityGroupId: stack.bastion?.clusterSshPrincipals.length ? bastion?.securityGroupId : undefined,
            onPremisesCidrs,
        },
        { dependsOn: vpc() },
    );

/** What every store is handed. */
const storeArgs = () => ({ ...common(), deletionProtection, vpcId: vpc().vpcId, dataSubnetIds: vpc().dataSubnetIds });
const databases = createDatabases(stack.databases, {
    shared: () => ({ ...storeArgs(), ...privateSubnets(), keepForRebuild }),
    callers: (key, { allowFrom }) => [
        ...(allowFrom.bastion
            ? [{ key: "bastion", what: "bastion", ...pick(needs(bastion, "bastion"), "securityGroupId") }]
            : []),
        ...sharedCallers(serviceConfigs, (service) => key in service.databases, cluster?.target),
    ],
    users: (key) => [
        ...serviceUserPlaces(scope.prefix, stack.services, key),
        ...functionUserPlaces(scope.prefix, stack.functions, key),
        ...ec2AppUserPlaces(scope.prefix, stack.ec2Apps, key),
    ],
});

const caches = createCaches(stack.caches, {
    shared: storeArgs,
    apps: appsOfCaches(stack.caches, [stack.services, prepared, stack.functions, stack.ec2Apps, preparedEc2Apps]),
    callers: (key) => sharedCallers(serviceConfigs, (service) => service.caches.includes(key), cluster?.target),
});

const stores = { databases, caches };
const services: Record<string, Service> = {};
for (const [name, config] of Object.entries(serviceConfigs)) {
    const original = services[config.variantOf ?? ""];
    services[name] = new Service(
        name,
        {
            ...common(),
            ...kept,
            config,
            cluster: needs(cluster, "cluster").target,
            clusterConfig: needs(stack.cluster, "cluster"),
            onPremisesCidrs,
            ...privateSubnets(),
            publicRoute: entrances?.of(plan.public[name]),
            internalRoute: entrances?.of(plan.internal[name]),
            stores,
        },
        // A variant reads its service's secrets: the key must know its role before the first task starts.
        original === undefined ? {} : { dependsOn: original },
    );
}

forEachEntry(prepared, (service, name) => {
    new PreparedService(name, { scope, config: service, ...kept });
});

const functions = mapValues(
    stack.functions,
    (config, key) =>
        new ServerlessFunction(`fn-${key}`, {
            ...common(),
            ...kept,
            key,
            config,
            network: isInVpc(config) ? { ...privateSubnets(), onPremisesCidrs } : undefined,
            publicRoute: entrances?.of(plan.functions[key]),
            stores,
        }),
);

const ec2Apps = mapValues(
    stack.ec2Apps,
    (config, key) =>
        new Ec2App(
            `app-${key}`,
            {
                ...common(),
                ...kept,
                key,
                config,
                startScript: needs(readProjectFile(config.startScript), config.startScript).toString("utf8"),
                ...privateSubnets(),
                publicRoute: entrances?.of(plan.ec2Public[key]),
                internalRoute: entrances?.of(plan.ec2Internal[key]),
                stores,
                onPremisesCidrs,
            },
            { dependsOn: vpc() },
        ),
);
forEachEntry(preparedEc2Apps, (config, key) => {
    new PreparedEc2App(`app-${key}`, { scope, key, config, ...kept });
});

const vpn =
    stack.vpn &&
    new Vpn("vpn", {
        ...common(),
        keepForRebuild,
        config: stack.vpn,
        vpcId: vpc().vpcId,
        vpcCidr: vpc().cidr,
        keepaliveSubnet: vpc().firstPrivateSubnet,
        privateRouteTableIds: vpc().privateRouteTableIds,
    });

if (stack.vpn !== undefined) {
    const ownDomain = dns?.domain;
    new DatacenterNames("vpn-names", { scope, config: stack.vpn, ...privateSubnets(), ownDomain });
}

const routeTables = ["privateRouteTableIds", "dataRouteTableIds"] as const;

// Stack outputs: what people and other programs look up after `pulumi up`.
/** Where other stacks put what they make. The data subnets have no route but those of the VPC, none to the datacenter. */
export const networkIds =
    network && pick(network, "vpcId", "cidr", "publicSubnetIds", "privateSubnetIds", "dataSubnetIds", ...routeTables);
/** Addresses that apps call the internet from, for third parties that allow-list them. */
export const natAddresses = network?.natAddresses;
/** Where other stacks put names, and the certificate for them. */
export const dnsIds = dns && {
    publicZoneId: dns.publicZoneId,
    internalZoneId: dns.privateZoneId,
    certificateArn: dns.certificateArn,
};
/** Records that another team must create: none where the stack owns the zone and the zone is delegated. */
export const dnsRecords =
    dns &&
    handoverRecords(
        dns,
        [plan.public, plan.ec2Public, plan.functions, plan.redirects].flatMap(Object.values<RulePlace>),
        loadBalancers,
    );
/** Where the alarms of other stacks go, and the key of both topics. */
export const alertTopics = alerts?.topics;
export const encryptionKeyArn = encryption?.keyArn;
/** What other stacks attach rules to, point names at, and let in. */
export const loadBalancerEndpoints = mapValues(loadBalancers, ({ target }) =>
    pick(target, "dnsName", "httpsListenerArn", "securityGroupId"),
);
export const ecsCluster = cluster && {
    name: cluster.target.name,
    capacityProvider: cluster.target.capacityProviderName,
    /** Group of the instances: a database lets it in. */
    securityGroupId: cluster.target.securityGroupId,
};
/** Where apps of other stacks find a database or a cache, and the group that has to let them in. */
export const databaseIds = mapValues(databases, ({ target }) => pick(target, "hostParameter", "securityGroupId"));
export const cacheIds = mapValues(caches, (target) => pick(target, "hostParameter", "securityGroupId"));
/** Name of each EC2 app's scaling group, and its address. */
export const ec2AppGroups = mapValues(ec2Apps, (app) => pick(app, "groupName", "url"));
export const serviceUrls = mapValues(services, (service) => service.url);
/** What other programs call, and queues to send messages to. */
export const functionIds = mapValues(functions, (one) => pick(one, "aliasArn", "queueUrl"));
/** Commands that run each service's one-off tasks. */
export const taskCommands = mapValues(services, (service) => service.taskCommands);
/** What the datacenter's network team sets up its side with. A secret, so that it fills neither screens nor logs. */
export const vpnHandover = vpn && pulumi.secret(vpn.handover);
export const bastionAccess = bastion && { sessionDocument: bastion.sessionDocumentName, publicIp: bastion.publicIp };
/** What the pipeline's jobs take. */
export const deliveryRoles = delivery?.roleArns;
