import * as pulumi from "@pulumi/pulumi";
import { Bastion } from "./components/bastion/bastion";
import { createCaches } from "./components/caches/caches";
import { Database } from "./components/databases/database";
import { databasePort, portFromBastion } from "./components/databases/plan";
import { DatabaseSetup } from "./components/databases/setup";
import { Delivery } from "./components/delivery/delivery";
import { Dns } from "./components/dns/dns";
import { Cluster } from "./components/ecs/cluster/cluster";
import { clusterInstanceName } from "./components/ecs/cluster/target";
import { appsOfCaches, sharedCallers } from "./components/ecs/service/caches";
import { PreparedService } from "./components/ecs/service/prepared-service";
import { serviceRules } from "./components/ecs/service/rules";
import { isUsedByInstances, serviceUserPlaces } from "./components/ecs/service/databases";
import { Service } from "./components/ecs/service/service";
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
import { forEachEntry, mapValues, pick } from "./components/shared/records";
import { awsScope } from "./components/shared/scope";
import type { Caller } from "./components/shared/security-group";
import { DatacenterNames } from "./components/vpn/datacenter-names";
import { Vpn } from "./components/vpn/vpn";
import { deployable } from "./config/deployable";
import { loadConfig } from "./config/load";
import { needs } from "./config/needs";

// A part exists because its block of the configuration does; the loader has checked that each finds what it needs.
const { config, region, tags } = loadConfig();
const { stack, prepared, notice } = deployable(config, pulumi.getStack());
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
const rules = [...serviceRules(stack.services), ...functionRules(stack.functions), ...redirectRules(stack.redirects)];
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
            vpcId: vpc().vpcId,
            publicSubnetIds: vpc().publicSubnetIds,
            privateSubnetIds: vpc().privateSubnetIds,
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
            vpcId: vpc().vpcId,
            privateSubnetIds: vpc().privateSubnetIds,
            loadBalancers: Object.values(loadBalancers).map((loadBalancer) => loadBalancer.target),
            bastionSecurityGroupId: stack.bastion?.clusterSshPrincipals.length ? bastion?.securityGroupId : undefined,
            onPremisesCidrs,
        },
        { dependsOn: vpc() },
    );

const databases = mapValues(
    stack.databases,
    (config, key) =>
        new Database(`db-${key}`, {
            ...common(),
            deletionProtection,
            keepForRebuild,
            key,
            config,
            vpcId: vpc().vpcId,
            dataSubnetIds: vpc().dataSubnetIds,
            callers: [
                ...(config.allowFrom.bastion ? [caller("bastion", "bastion", needs(bastion, "bastion"))] : []),
                ...(isUsedByInstances(serviceConfigs, key)
                    ? [caller("cluster", "instances of the cluster", needs(cluster, "cluster").target)]
                    : []),
            ],
        }),
);
const usableDatabases = mapValues(databases, ({ target }, key) => ({
    target,
    setup: new DatabaseSetup(`db-${key}-setup`, {
        ...common(),
        database: target,
        users: [
            ...serviceUserPlaces(scope.prefix, stack.services, key),
            ...functionUserPlaces(scope.prefix, stack.functions, key),
        ],
        vpcId: vpc().vpcId,
        privateSubnetIds: vpc().privateSubnetIds,
    }).target,
}));

/** Somebody who may connect to a database. */
function caller(key: string, what: string, { securityGroupId }: Pick<Caller, "securityGroupId">): Caller {
    return { key, what, securityGroupId, ports: { protocol: "tcp", from: databasePort, to: databasePort } };
}

const caches = createCaches(stack.caches, {
    shared: () => ({ ...common(), deletionProtection, vpcId: vpc().vpcId, dataSubnetIds: vpc().dataSubnetIds }),
    apps: appsOfCaches({ ...stack.services, ...prepared }, stack.caches),
    callers: (key) => sharedCallers(serviceConfigs, key, cluster?.target),
});

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
            vpcId: vpc().vpcId,
            privateSubnetIds: vpc().privateSubnetIds,
            publicRoute: entrances?.of(plan.public[name]),
            internalRoute: entrances?.of(plan.internal[name]),
            databases: usableDatabases,
            caches,
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
            network: isInVpc(config)
                ? { vpcId: vpc().vpcId, privateSubnetIds: vpc().privateSubnetIds, onPremisesCidrs }
                : undefined,
            publicRoute: entrances?.of(plan.functions[key]),
            databases: usableDatabases,
        }),
);

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
    new DatacenterNames("vpn-names", {
        scope,
        config: stack.vpn,
        vpcId: vpc().vpcId,
        privateSubnetIds: vpc().privateSubnetIds,
        ownDomain: dns?.domain,
    });
}

// Stack outputs: what people and other programs look up after `pulumi up`.
/** Where other stacks put what they make. The data subnets have no route but those of the VPC, none to the datacenter. */
export const networkIds = network && {
    vpcId: network.vpcId,
    cidr: network.cidr,
    publicSubnetIds: network.publicSubnetIds,
    privateSubnetIds: network.privateSubnetIds,
    dataSubnetIds: network.dataSubnetIds,
    privateRouteTableIds: network.privateRouteTableIds,
    dataRouteTableIds: network.dataRouteTableIds,
};
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
        [plan.public, plan.functions, plan.redirects].flatMap(Object.values<RulePlace>),
        loadBalancers,
    );
/** Where the alarms of other stacks go, and the key of both topics. */
export const alertTopics = alerts?.topics;
export const encryptionKeyArn = encryption?.keyArn;
/** What other stacks attach rules to, point names at, and let in. */
export const loadBalancerEndpoints = mapValues(loadBalancers, ({ target }) => ({
    dnsName: target.dnsName,
    httpsListenerArn: target.httpsListenerArn,
    securityGroupId: target.securityGroupId,
}));
export const ecsCluster = cluster && {
    name: cluster.target.name,
    capacityProvider: cluster.target.capacityProviderName,
    /** Group of the instances: a database lets it in. */
    securityGroupId: cluster.target.securityGroupId,
};
/** Where apps of other stacks find a database or a cache, and the group that has to let them in. */
export const databaseIds = mapValues(databases, ({ target }) => pick(target, "hostParameter", "securityGroupId"));
export const cacheIds = mapValues(caches, (target) => pick(target, "hostParameter", "securityGroupId"));
export const serviceUrls = mapValues(services, (service) => service.url);
/** What other programs call, and queues to send messages to. */
export const functionIds = mapValues(functions, ({ aliasArn, queueUrl }) => ({ aliasArn, queueUrl }));
/** Commands that run each service's one-off tasks. */
export const taskCommands = mapValues(services, (service) => service.taskCommands);
/** What the datacenter's network team sets up its side with. A secret, so that it fills neither screens nor logs. */
export const vpnHandover = vpn && pulumi.secret(vpn.handover);
export const bastionAccess = bastion && { sessionDocument: bastion.sessionDocumentName, publicIp: bastion.publicIp };
/** What the pipeline's jobs take. */
export const deliveryRoles = delivery?.roleArns;
