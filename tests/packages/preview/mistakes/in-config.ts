import type { Mistake } from "./mistake";

const file = "Pulumi.staging.yaml";

/** Mistakes in the stack's file, which the platform's own configuration loader finds. */
export const IN_CONFIG: readonly Mistake[] = [
    {
        mistake: "a VPC of /33, configured",
        file,
        sound: "cidr: 10.41.0.0/16",
        wrong: "cidr: 10.41.0.0/33",
        says: 'config: 1 problem in stack "staging"\n- platform:network.cidr: "10.41.0.0/33" is not valid; allowed an IPv4 range in CIDR notation such as 10.40.0.0/16. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "a VPC that overlaps the datacenter",
        file,
        sound: "onPremisesCidrs: [10.16.0.0/16]",
        wrong: "onPremisesCidrs: [10.16.0.0/16, 10.41.128.0/17]",
        says: 'config: 1 problem in stack "staging"\n- platform:vpn.onPremisesCidrs[1]: "10.41.128.0/17" is not valid; allowed a range that does not overlap 10.41.0.0/16, the VPC of platform:network. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "fewer instances at most than at least",
        file,
        sound: "minInstances: 1",
        wrong: "minInstances: 3",
        says: 'config: 1 problem in stack "staging"\n- platform:cluster.maxInstances: 2 is not valid; allowed 3 or more, minInstances, which is 2 unless it is set. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "a key misspelt",
        file,
        sound: "natGateways: one",
        wrong: "natGateway: one",
        says: 'config: 1 problem in stack "staging"\n- platform:network.natGateway: unknown key; did you mean natGateways? Rename it in Pulumi.staging.yaml',
    },
    {
        mistake: "flow logs kept for 31 days",
        file,
        sound: "    flowLogs:\n      retentionDays: 14",
        wrong: "    flowLogs:\n      retentionDays: 31",
        says: 'config: 1 problem in stack "staging"\n- platform:network.flowLogs.retentionDays: 31 is not valid; allowed 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "a service behind a load balancer that does not exist",
        file,
        sound: "        loadBalancer: public\n        hosts: [boards",
        wrong: "        loadBalancer: publik\n        hosts: [boards",
        says: 'config: 1 problem in stack "staging"\n- platform:services.boards-commissions.public.loadBalancer: "publik" is not valid; allowed the name of an internet-facing load balancer: public. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "one host for two services",
        file,
        sound: "hosts: [boards-commissions.apps-staging.example.gov]",
        wrong: "hosts: [registry-certs.apps-staging.example.gov]",
        says: 'config: 1 problem in stack "staging"\n- platform:services.registry-certs.public.hosts[0]: "registry-certs.apps-staging.example.gov" is not valid; allowed a name that no other service has on load balancer public; boards-commissions has it. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "sign-in at an address that browsers and load balancers do not reach safely",
        file,
        sound: "tokenEndpoint: https://login.example.gov/token",
        wrong: "tokenEndpoint: http://login.example.gov/token",
        says: 'config: 1 problem in stack "staging"\n- platform:services.boards-commissions.public.signIn.tokenEndpoint: the text given is not valid; allowed an address such as https://login.example.gov/authorize: https, a public name in lower case, port 443, no #. Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "a text in place of a switch",
        file,
        sound: 'platform:deletionProtection: "false"',
        wrong: 'platform:deletionProtection: "no"',
        says: 'config: 1 problem in stack "staging"\n- platform:deletionProtection must be of type boolean\nSet it in Pulumi.staging.yaml.',
    },
    {
        mistake: "an instance type that does not exist",
        file,
        sound: "t3.medium",
        wrong: "t3.meduim",
        says: 'config: 1 problem in stack "staging"\n- platform:cluster.instanceType: "t3.meduim" is not valid; allowed what docs/reference/config.md lists; did you mean t3.medium? Set it in Pulumi.staging.yaml',
    },
    {
        mistake: "broken YAML",
        file,
        sound: "  platform:bastion:\n",
        wrong: "  platform:bastion: [\n",
        says: "Pulumi.staging.yaml:173:5: broken YAML: missed comma between flow collection entries",
    },
    {
        mistake: "a service whose alarms are named as those of the cluster",
        file,
        sound: "    # Applications to the city's boards and commissions.\n",
        wrong: "    cluster-capacity: {image: {repository: boards-commissions}, port: 3000, memoryMiB: 64}\n",
        at: ["components/shared/alarm.ts", "new aws.cloudwatch.MetricAlarm("],
        says: ["cpu", "memory"].map(
            (what) =>
                `provider/name-twice cluster-capacity-${what}: name = "platform-staging-cluster-capacity-${what}": names "cluster-capacity-${what}" too: AWS keeps one aws.cloudwatch.MetricAlarm of a name → rename one of the two`,
        ),
    },
];
