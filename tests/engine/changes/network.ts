import type { Scenario } from "./scenario";

const network = (edit: object): Scenario["edit"] => ({ "platform:network": { ...edit } });
const vpn = (edit: object): Scenario["edit"] => ({ "platform:vpn": { ...edit } });
const zones = (...letters: readonly string[]) => ({ availabilityZones: letters.map((letter) => `us-east-1${letter}`) });

// Without NAT, instances and tasks need all of these.
const pulling = ["ecr.api", "ecr.dkr"];
const endpoints = [...pulling, "ecs", "ecs-agent", "ecs-telemetry", "logs", "ec2messages", "ssm", "ssmmessages"];
const withoutNat = { natGateways: "none", interfaceEndpoints: [...endpoints, "secretsmanager", "kms"] };

const clientVpn = (edit: object): Scenario["edit"] => ({ "platform:clientVpn": { ...edit } });

export const networkChanges: readonly Scenario[] = [
    { name: "flow logs: kept longer", edit: network({ flowLogs: { retentionDays: 30 } }) },
    {
        name: "flow logs: of what is rejected",
        edit: network({ flowLogs: { trafficType: "REJECT" } }),
        counts: { replace: 1 },
    },
    { name: "network: a third zone", edit: network(zones("a", "b", "c")), counts: { replace: 0, delete: 0 } },
    { name: "network: another second zone", edit: network(zones("a", "c")), counts: { replace: 0 } },
    { name: "network: interface endpoints", edit: network({ interfaceEndpoints: pulling }) },
    { name: "network: another range", edit: network({ cidr: "10.44.0.0/16" }) },
    { name: "NAT: a gateway in each zone", edit: network({ natGateways: "perAz" }), counts: { delete: 0 } },
    { name: "NAT: regional", edit: network({ natGateways: "regional" }), counts: { replace: 0 } },
    { name: "NAT: none", edit: network(withoutNat) },
    { name: "NAT: one for both zones", stack: "prod", edit: network({ natGateways: "one" }) },
    {
        name: "VPN: the device's other address",
        edit: vpn({ customerGateways: { "datacenter-a": { ipAddress: "203.0.113.11" } } }),
        counts: { replace: 1 },
    },
    {
        name: "VPN: a second device",
        edit: vpn({ customerGateways: { "datacenter-b": { ipAddress: "203.0.113.20", bgpAsn: 65020 } } }),
        counts: { replace: 0 },
    },
    {
        name: "VPN: a second connection",
        edit: vpn({ customerGateways: { "datacenter-a": { connections: 2, tunnelInsideCidrs: null } } }),
        counts: { replace: 1 },
    },
    { name: "VPN: static routes", edit: vpn({ routing: "static" }), counts: { replace: 1 } },
    { name: "VPN: another name of a machine", edit: vpn({ hosts: { "ldap.example.gov": "10.16.0.22" } }) },
    {
        name: "VPN: the datacenter's DNS",
        edit: vpn({ hosts: null, dns: { domains: ["example.gov"], servers: ["10.16.0.2", "10.16.0.3"] } }),
    },
    { name: "VPN: a probe", edit: vpn({ keepalive: { probe: { destination: "10.16.0.10" } } }) },
    {
        name: "VPN: the probe asks twice as often",
        stack: "prod",
        edit: vpn({ keepalive: { probe: { periodSeconds: 30 } } }),
    },
    { name: "VPN: no keepalive", edit: vpn({ keepalive: null }), counts: { create: 0, replace: 0 } },
    { name: "VPN: gone", edit: { "platform:vpn": null }, counts: { create: 0, replace: 0 } },
    { name: "client VPN: other addresses", stack: "prod", edit: clientVpn({ clientCidr: "10.251.0.0/22" }) },
    {
        name: "client VPN: through one zone",
        stack: "prod",
        edit: clientVpn({ zones: 1 }),
        counts: { create: 0, update: 0, replace: 0, delete: 3 },
    },
    {
        name: "client VPN: a group of another id that gets less far",
        stack: "prod",
        edit: clientVpn({
            groups: { "digital-team": { id: "94482488-0000-7018-8a61-3f5c7d0e9b12", reach: ["apps"] } },
        }),
        counts: { create: 0, replace: 2 },
    },
    {
        name: "client VPN: gone",
        stack: "prod",
        edit: { "platform:clientVpn": null },
        counts: { create: 0, replace: 0 },
    },
];
