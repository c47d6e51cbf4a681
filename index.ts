import * as pulumi from "@pulumi/pulumi";
import { Account } from "./components/account/account";
import { accountPlace } from "./components/account/organization";
import { Bastion } from "./components/bastion/bastion";
import { createCaches } from "./components/caches/caches";
import { appsOfCaches } from "./components/caches/uses";
import { ClientVpn } from "./components/client-vpn/client-vpn";
import { readMetadata } from "./components/client-vpn/metadata";
import { createDashboards } from "./components/dashboards/dashboards";
import { createDatabases } from "./components/databases/databases";
import { portFromBastion } from "./components/databases/plan";
import { Delivery } from "./components/delivery/delivery";
import { releaseTargets } from "./components/delivery/releases";
import { Dns } from "./components/dns/dns";
import { ec2AppUserPlaces } from "./components/ec2-apps/stores";
import { createEc2Apps } from "./components/ec2-apps/ec2-apps";
import { ec2AppRules } from "./components/ec2-apps/rules";
import { Cluster } from "./components/ecs/cluster/cluster";
import { clusterInstanceName } from "./components/ecs/cluster/target";
import { serviceRules } from "./components/ecs/service/rules";
import { serviceUserPlaces } from "./components/ecs/service/stores";
import { createServices } from "./components/ecs/service/services";
import { sharedCallers } from "./components/ecs/service/shared-callers";
import { expandVariants } from "./components/ecs/service/variants";
import { createEvents } from "./components/events/events";
import { createFunctions } from "./components/functions/functions";
import { functionRules, functionUserPlaces } from "./components/functions/plan";
import { createPermissionSets } from "./components/identity-center/permission-sets";
import { Images } from "./components/images/images";
import { pullersOf } from "./components/images/pullers";
import { registryOf } from "./components/images/registry";
import { Entrances } from "./components/load-balancing/entrances";
import { handoverRecords } from "./components/load-balancing/handover";
import { planRules, type RulePlace } from "./components/load-balancing/plan";
import { redirectRules } from "./components/load-balancing/redirects/rules";
import { Redirect } from "./components/load-balancing/redirects/redirect";
import { signInRedirects } from "./components/load-balancing/sign-in/redirects";
import { createLogArchive } from "./components/log-archive/log-archive";
import { createAlerting } from "./components/monitoring/alerting";
import { Network } from "./components/network/network";
import { createOrganization } from "./components/organization/organization";
import { mapValues, pick } from "./components/shared/records";
import { awsScope } from "./components/shared/scope";
import { createOutsideChecks } from "./components/outside-checks/outside-checks";
import { plannedChecks } from "./components/outside-checks/plan";
import { createSpend } from "./components/spend/spend";
import { createSites } from "./components/static-sites/sites";
import { stackOutputs } from "./components/stack/outputs";
import { DatacenterNames } from "./components/vpn/datacenter-names";
import { Vpn } from "./components/vpn/vpn";
import { deployable } from "./config/deployable";
import { loadConfig } from "./config/load";
import { needs } from "./config/needs";

// A part exists because its block of the configuration does; the loader has checked that each finds what it needs.
const { config, stacks, region, tags } = loadConfig();
const { stack, prepared, preparedEc2Apps, notice } = deployable(config, pulumi.getStack());
if (notice !== undefined) {
    void pulumi.log.warn(notice);
}
const scope = awsScope(region, tags);
const { deletionProtection, keepForRebuild } = stack;
/** Of what others point at. */
const kept = { deletionProtection: deletionProtection || keepForRebuild };

// First, for the boundary that it makes holds the roles that come after it.
const trustsSaml = stack.clientVpn !== undefined;
const registry = registryOf(stacks, stack.images)?.place;
const repositories = releaseTargets(config.services, registry);
const hasAccount = stack.account !== undefined;
const delivery =
    stack.delivery && new Delivery("delivery", { scope, config: stack.delivery, repositories, trustsSaml, hasAccount });

const alerting = stack.alerts && createAlerting({ scope, config: stack.alerts, deletionProtection, stack });
/** What every part that logs and warns is handed. */
const common = () => needs(alerting, "alerts").shared;

const images =
    stack.images &&
    new Images("images", {
        ...{ scope, ...kept, config: stack.images, place: registry },
        pullers: pullersOf(stack.images, stacks),
    });

const source = registry && { place: registry, built: images?.built ?? {} };

const account =
    stack.account &&
    new Account("account", {
        ...{ ...common(), deletionProtection, config: stack.account },
        ...accountPlace({ ...stack, account: stack.account }, stacks),
    });
createOrganization(stack.organization);
createPermissionSets(stack.identityCenter, { scope, stacks, accountPolicies: account?.people });

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
const outsideChecks = plannedChecks(stack.outsideChecks, { ...stack, rules });

const entrances =
    Object.keys(stack.loadBalancers).length === 0
        ? undefined
        : new Entrances({
              ...common(),
              deletionProtection,
              config: stack.loadBalancers,
              network: vpc(),
              dns,
              rules,
              outsideChecks,
          });
const loadBalancers = entrances?.loadBalancers ?? {};

const redirects = mapValues(
    stack.redirects,
    (config, name) =>
        new Redirect(name, {
            config,
            ...needs(entrances, "loadBalancers").place(needs(plan.redirects[name], `redirects.${name}`)),
        }),
);

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

const clientVpn =
    stack.clientVpn &&
    new ClientVpn("client-vpn", {
        ...common(),
        ...privateSubnets(),
        config: stack.clientVpn,
        metadata: readMetadata(stack.clientVpn),
        vpcCidr: vpc().cidr,
        onPremisesCidrs,
        certificateArn: stack.clientVpn.certificateArn ?? needs(dns?.certificateArn, "dns"),
    });

/** What every store is handed. */
const storeArgs = () => ({ ...common(), deletionProtection, vpcId: vpc().vpcId, dataSubnetIds: vpc().dataSubnetIds });
const databases = createDatabases(stack.databases, {
    shared: () => ({ ...storeArgs(), ...privateSubnets(), keepForRebuild }),
    callers: (key, { allowFrom }) => [
        ...(allowFrom.bastion
            ? [{ key: "bastion", what: "bastion", ...pick(needs(bastion, "bastion"), "securityGroupId") }]
            : []),
        ...sharedCallers(serviceConfigs, (service) => key in service.databases, cluster?.target),
        ...(clientVpn?.callers(allowFrom.clientVpnGroups) ?? []),
    ],
    users: (key) => [
        ...serviceUserPlaces(scope.prefix, stack.services, key),
        ...functionUserPlaces(scope.prefix, stack.functions, key),
        ...ec2AppUserPlaces(scope.prefix, stack.ec2Apps, key),
    ],
    dependsOn: vpc,
});

const caches = createCaches(stack.caches, {
    shared: storeArgs,
    apps: appsOfCaches(stack.caches, [stack.services, prepared, stack.functions, stack.ec2Apps, preparedEc2Apps]),
    callers: (key, { allowFrom }) => [
        ...sharedCallers(serviceConfigs, (service) => service.caches.includes(key), cluster?.target),
        ...(clientVpn?.callers(allowFrom.clientVpnGroups) ?? []),
    ],
});

/** What apps may use. */
const stores = { databases, caches };
/** What services and EC2 apps are handed. */
const apps = () => ({ ...common(), ...kept, ...privateSubnets(), onPremisesCidrs, stores });
const keys = { scope, ...kept };

const services = createServices(serviceConfigs, prepared, {
    shared: () => ({
        ...apps(),
        cluster: needs(cluster, "cluster").target,
        clusterConfig: needs(stack.cluster, "cluster"),
        registry: source,
    }),
    keys,
    routes: (name) => ({
        publicRoute: entrances?.of(plan.public[name]),
        internalRoute: entrances?.of(plan.internal[name]),
    }),
});

const functions = createFunctions(stack.functions, {
    shared: () => ({ ...common(), ...kept, stores, registry: source }),
    network: () => ({ ...privateSubnets(), onPremisesCidrs }),
    publicRoute: (key) => entrances?.of(plan.functions[key]),
    dependsOn: vpc,
});

const ec2Apps = createEc2Apps(stack.ec2Apps, preparedEc2Apps, {
    shared: apps,
    keys,
    routes: (key) => ({
        publicRoute: entrances?.of(plan.ec2Public[key]),
        internalRoute: entrances?.of(plan.ec2Internal[key]),
    }),
    dependsOn: vpc,
});

const sites = createSites(stack.sites, () => ({
    ...common(),
    ...alerting?.edge,
    deletionProtection,
    dns: needs(dns, "dns"),
    expiryAlarmDays: needs(stack.dns, "dns").certificateExpiryAlarmDays,
}));

const owners = { services, functions, ec2Apps, redirects, sites };
createOutsideChecks(outsideChecks, { shared: () => ({ ...common(), ...alerting?.edge }), owners });
const forEvents = { alerting, warning: stack.alerts?.warning, cluster, ec2Apps, databases, dns };
createEvents(stack.events, common, forEvents);
createSpend(stack.spend, stack.cost?.monthlyBudget, stacks, common);

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

createLogArchive(stack.logArchive, () => ({ ...common(), deletionProtection }));
const shown = { topics: alerting?.shared.topics, edgeTopics: alerting?.edge?.topics };
createDashboards(stack.dashboards, { scope, ...shown, apps: { services, functions, ec2Apps } });

const routed = [plan.public, plan.ec2Public, plan.functions, plan.redirects].flatMap(Object.values<RulePlace>);
const ofSites = Object.values(sites).flatMap(({ handover }) => handover);
const dnsRecords = dns && handoverRecords(dns, routed, loadBalancers, ofSites);

export = stackOutputs({
    ...{ network, dns, dnsRecords, alerting, loadBalancers, bastion, cluster, databases, caches, services },
    signInRedirects: signInRedirects(rules),
    ...{ functions, ec2Apps, sites, images, vpn, clientVpn, delivery },
});
