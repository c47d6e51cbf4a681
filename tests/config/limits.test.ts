import { expect } from "chai";
import { problemsAfter, type Changes } from "./fixture";

const certs = "platform:services.certs";
const vpn = "platform:vpn";

/** Values that are the last that are allowed; one step further is a mistake elsewhere in these tests. */
const allowed: Readonly<Record<string, Changes>> = {
    "the largest VPC": { "platform:network.cidr": "10.40.0.0/16" },
    "the smallest VPC": { "platform:network.cidr": "10.40.0.0/22" },
    "a VPC beside the datacenter's range": { "platform:network.cidr": "10.17.0.0/16" },
    "a VPC beside Docker's range": { "platform:network.cidr": "172.18.0.0/16" },
    "a container as large as an instance": {
        [`${certs}.memoryMiB`]: 7321,
        [`${certs}.desiredCount`]: 1,
        [`${certs}.scheduledTasks.nightly.memoryMiB`]: 7321,
    },
    "as much CPU as an instance has": { [`${certs}.cpuUnits`]: 2048, [`${certs}.desiredCount`]: 1 },
    "as many instances as two copies for one need": {
        "platform:cluster.maxInstances": 2,
        [`${certs}.memoryMiB`]: 1600,
        "platform:services.boards.memoryMiB": 2000,
    },
    "as many instances as scaling needs": {
        "platform:cluster.maxInstances": 4,
        [`${certs}.memoryMiB`]: 3072,
        [`${certs}.scaling`]: { maxCount: 5, cpuPercent: 50 },
    },
    "a reservation that is the limit": { [`${certs}.memoryReservationMiB`]: 512 },
    "as few copies as scaling allows": { [`${certs}.scaling`]: { minCount: 2, maxCount: 4, cpuPercent: 50 } },
    "as many copies as scaling allows": { [`${certs}.scaling`]: { minCount: 1, maxCount: 2, cpuPercent: 50 } },
    "a fixed port with as many instances as copies": { [`${certs}.hostPort`]: 8080 },
    "the same fixed port where tasks have addresses of their own": {
        [`${certs}.hostPort`]: 8080,
        "platform:services.boards.networkMode": "awsvpc",
    },
    "as many hosts and paths as a rule has": {
        [`${certs}.public.hosts`]: ["a.apps.example.gov", "b.apps.example.gov"],
        [`${certs}.public.paths`]: ["/a", "/b", "/c"],
    },
    "as many wildcards as a rule has": { [`${certs}.public.paths`]: ["/*/a/*", "/*/b/*", "/?"] },
    "the domain itself as a host": { [`${certs}.public.hosts`]: ["apps.example.gov"] },
    "every host of the domain": { [`${certs}.public.hosts`]: ["*.apps.example.gov"] },
    "one host with different paths for two services": {
        [`${certs}.public`]: { loadBalancer: "public", hosts: ["boards.apps.example.gov"], paths: ["/certs/*"] },
    },
    "one host for two services on two load balancers, behind a CDN": {
        "platform:dns.zone": { kind: "external", recordsCreated: true },
        "platform:loadBalancers.open": { scheme: "internet-facing" },
        "platform:services.boards.public": { loadBalancer: "open", hosts: ["certs.apps.example.gov"] },
    },
    "a host beyond the domain with a certificate of the load balancer's own": {
        "platform:loadBalancers.public.certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a",
        [`${certs}.public.hosts`]: ["certs.example.org"],
    },
    "a host name as long as names may be": {
        [`${certs}.public.hosts`]: [`${"a".repeat(58)}.apps.example.gov`],
        [`${certs}.variants.next`]: {},
    },
    "a service's name as long as names may be": {
        "platform:services.abcdefghijklmnopqrst": { image: "registry.example.gov/x:1", memoryMiB: 64 },
    },
    "a domain as long as a certificate's name": {
        "platform:dns.domain": `${"a".repeat(52)}.example.gov`,
        [`${certs}.public`]: undefined,
        "platform:services.boards.public": undefined,
    },
    "a late alarm on a certificate of AWS's own": { "platform:dns.certificateExpiryAlarmDays": 44 },
    "an early alarm and a CAA record without AWS for a certificate from elsewhere": {
        "platform:dns.certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a",
        "platform:dns.certificateExpiryAlarmDays": 90,
        "platform:dns.zone.certificateAuthorities": ["digicert.com"],
    },
    "no CAA record": { "platform:dns.zone.certificateAuthorities": [] },
    "a longer domain with a certificate from elsewhere": {
        "platform:dns.domain": `${"a".repeat(60)}.example.gov`,
        "platform:dns.certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a",
        [`${certs}.public`]: undefined,
        "platform:services.boards.public": undefined,
    },
    "as many rules as a security group has": {
        "platform:cluster.egress": Array.from({ length: 58 }, (_, port) => ({
            description: "a",
            fromPort: port,
            toPort: port,
        })),
    },
    "as many clients as a security group has rules": {
        "platform:loadBalancers.public.allowFrom": {
            cidrs: Array.from({ length: 30 }, (_, host) => `198.51.100.${host}/32`),
        },
    },
    "a load balancer whose name only sounds like one of AWS's own": {
        "platform:loadBalancers.internals": { scheme: "internal" },
    },
    "IPv6 for the clients of a prefix list": {
        "platform:loadBalancers.public.ipAddressType": "dualstack",
        "platform:loadBalancers.public.allowFrom": { prefixListIds: ["pl-0123456789abcdef0"] },
    },
    "every port to one range": {
        "platform:cluster.egress": [{ description: "a", fromPort: 0, toPort: 65535, cidr: "198.51.100.0/24" }],
    },
    "some ports to everywhere": { "platform:cluster.egress": [{ description: "a", fromPort: 0, toPort: 65534 }] },
    "the same port by another protocol": {
        "platform:cluster.egress": [
            { description: "a", fromPort: 53, toPort: 53 },
            { description: "b", fromPort: 53, toPort: 53, protocol: "udp" },
        ],
    },
    "logs through a port that is open": {
        [vpn]: undefined,
        [`${certs}.logging`]: { forward: { host: "logs.example.gov", port: 443 } },
    },
    "logs to the datacenter": {
        [`${certs}.logging`]: { forward: { host: "logs.example.gov", port: 8443 } },
        [`${vpn}.hosts`]: { "logs.example.gov": "10.16.0.30" },
    },
    "as many connections as a VPN gateway has": {
        [`${vpn}.customerGateways.north`]: { ipAddress: "203.0.113.10", connections: 4 },
        [`${vpn}.customerGateways.south`]: { ipAddress: "203.0.113.20", connections: 4 },
        [`${vpn}.customerGateways.west`]: { ipAddress: "203.0.113.30", connections: 2 },
    },
    "the first private number of 16 bits": { [`${vpn}.amazonSideAsn`]: 64512 },
    "the last private number of 16 bits": { [`${vpn}.amazonSideAsn`]: 65534 },
    "the first private number of 32 bits": { [`${vpn}.amazonSideAsn`]: 4200000000 },
    "a number that AWS keeps in another region": { [`${vpn}.customerGateways.north.bgpAsn`]: 9059 },
    "any number with static routes": {
        [`${vpn}.routing`]: "static",
        [`${vpn}.customerGateways.north.bgpAsn`]: 64512,
    },
    "a probe at the end of the range": { [`${vpn}.keepalive.probe.destination`]: "172.20.255.255" },
    "a Slack channel in its workspace": {
        "platform:alerts.critical.slackChannelId": "C0123456789",
        "platform:alerts.slackWorkspaceId": "T0123456789",
    },
    "no way out with every endpoint": {
        "platform:network.natGateways": "none",
        "platform:network.interfaceEndpoints": [
            ...["ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "ec2messages", "kms", "logs"],
            ...["secretsmanager", "ssm", "ssmmessages"],
        ],
        [`${certs}.image`]: "123456789012.dkr.ecr.us-east-1.amazonaws.com/certs:1.0.0",
        [`${certs}.exec`]: true,
    },
    "a bastion's name in a zone of ours": {
        "platform:bastion.ssh": {
            allowFromCidrs: ["203.0.113.0/24"],
            hostName: "bastion.apps.example.gov",
            users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
        },
    },
    "secrets by name and of the stack's own region": {
        [`${certs}.secrets`]: { A: "/a/b", B: "arn:aws:ssm:us-east-1:123456789012:parameter/b" },
    },
    "each kind of schedule": {
        [`${certs}.scheduledTasks`]: {
            a: { command: ["x"], schedule: "cron(0 3 ? * MON *)", timezone: "America/New_York" },
            b: { command: ["x"], schedule: "rate(1 hour)" },
            c: { command: ["x"], schedule: "at(2126-12-31T23:00:00)" },
        },
    },
    "a command that says a word twice": { [`${certs}.command`]: ["echo", "a", "a"] },
};

describe("config: the last values that are allowed", () => {
    for (const [what, changes] of Object.entries(allowed)) {
        it(what, () => {
            expect(problemsAfter(changes)).to.deep.equal([]);
        });
    }
});
