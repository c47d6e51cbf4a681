import { describeMistakes } from "../../config/mistakes";

describeMistakes("the VPC", [
    {
        mistake: "too small",
        changes: { "platform:network.cidr": "10.40.0.0/24" },
        problems: [
            'platform:network.cidr: "10.40.0.0/24" is not valid; allowed a range from /16 to /22. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "too large",
        changes: {
            "platform:network.cidr": "10.0.0.0/8",
            "platform:vpn.onPremisesCidrs": ["192.168.0.0/24"],
            "platform:vpn.keepalive": undefined,
        },
        problems: [
            'platform:network.cidr: "10.0.0.0/8" is not valid; allowed a range from /16 to /22. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of the internet",
        changes: { "platform:network.cidr": "8.8.0.0/16" },
        problems: [
            'platform:network.cidr: "8.8.0.0/16" is not valid; allowed a range in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10; hosts of the internet have this one. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a zone of another region",
        changes: { "platform:network.availabilityZones[1]": "us-west-2b" },
        problems: [
            'platform:network.availabilityZones[1]: "us-west-2b" is not valid; allowed a zone of aws:region, such as us-east-1b. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a zone twice",
        changes: { "platform:network.availabilityZones[1]": "us-east-1a" },
        problems: [
            'platform:network.availabilityZones[1]: "us-east-1a" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an endpoint twice",
        changes: { "platform:network.interfaceEndpoints": ["sts", "kms", "sts"] },
        problems: [
            'platform:network.interfaceEndpoints[2]: "sts" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "no way out",
        changes: {
            "platform:network.natGateways": "none",
            "platform:network.interfaceEndpoints": ["ecr.api", "ecr.dkr", "logs", "ssm"],
            "platform:services.certs.image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/certs:1.0.0",
        },
        problems: [
            "platform:network.interfaceEndpoints: without NAT, instances, tasks and functions cannot work; missing ecs, ecs-agent, ecs-telemetry, ec2messages, ssmmessages and secretsmanager. Add them, or set natGateways, in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no way out for the bastion alone",
        changes: {
            "platform:network.natGateways": "none",
            "platform:cluster": undefined,
            "platform:services": undefined,
        },
        problems: [
            "platform:network.interfaceEndpoints: without NAT, instances, tasks and functions cannot work; missing ec2messages, ssm, ssmmessages and logs. Add them, or set natGateways, in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "nothing wrong: a bastion with an address of its own needs no other way out",
        changes: {
            "platform:network.natGateways": "none",
            "platform:cluster": undefined,
            "platform:services": undefined,
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [],
    },
    {
        mistake: "no way out for services without secrets",
        changes: {
            "platform:network.natGateways": "none",
            "platform:services.certs.secrets": {},
            "platform:services.certs.image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/certs:1.0.0",
        },
        problems: [
            "platform:network.interfaceEndpoints: without NAT, instances, tasks and functions cannot work; missing ecr.api, ecr.dkr, ecs, ecs-agent, ecs-telemetry, logs, ec2messages, ssm and ssmmessages. Add them, or set natGateways, in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no way out for a cluster without services",
        changes: {
            "platform:network.natGateways": "none",
            "platform:bastion": undefined,
            "platform:services": undefined,
        },
        problems: [
            "platform:network.interfaceEndpoints: without NAT, instances, tasks and functions cannot work; missing ecr.api, ecr.dkr, ecs, ecs-agent, ecs-telemetry, logs, ec2messages, ssm and ssmmessages. Add them, or set natGateways, in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a zone that the region does not have",
        changes: {
            "platform:network.availabilityZones[1]": "us-east-1g",
        },
        problems: [
            'platform:network.availabilityZones[1]: "us-east-1g" is not valid; allowed a zone that exists: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e or us-east-1f. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a zone of old hardware",
        changes: { "platform:network.availabilityZones[1]": "us-east-1e" },
        problems: [
            'platform:network.availabilityZones[1]: "us-east-1e" is not valid; allowed another zone: this one has no instances of today\'s types, those of T3, M5 and later. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "more instances than there are addresses",
        changes: { "platform:network.cidr": "10.40.0.0/22", "platform:cluster.maxInstances": 70 },
        problems: [
            'platform:network.cidr: "10.40.0.0/22" is not valid; allowed a range whose private subnets hold 60 addresses each, 8 for load balancers, 1 for the bastion, 35 for instances of the cluster and 16 for the ping target; those of this one hold 59. Widen it, or take less, in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "more tasks with an address than there are",
        changes: {
            "platform:network.cidr": "10.40.0.0/22",
            "platform:cluster.maxInstances": 26,
            "platform:services.certs.networkMode": "awsvpc",
            "platform:services.certs.scaling": { maxCount: 22, cpuPercent: 60 },
        },
        problems: [
            'platform:network.cidr: "10.40.0.0/22" is not valid; allowed a range whose private subnets hold 60 addresses each, 8 for load balancers, 1 for the bastion, 13 for instances of the cluster, 22 for tasks in awsvpc mode and 16 for the ping target; those of this one hold 59. Widen it, or take less, in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "more load balancers than there are addresses",
        changes: {
            "platform:network.cidr": "10.40.0.0/22",
            ...Object.fromEntries(
                ["a", "b", "c"].map((name) => [`platform:loadBalancers.${name}`, { scheme: "internet-facing" }]),
            ),
        },
        problems: [
            'platform:network.cidr: "10.40.0.0/22" is not valid; allowed a range whose public subnets hold 33 addresses each, 1 for a NAT gateway and 32 for load balancers; those of this one hold 27. Widen it, or take less, in Pulumi.test.yaml',
        ],
    },
]);
