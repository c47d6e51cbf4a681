import { describeMistakes } from "../config/mistakes";

describeMistakes("blocks that need blocks", [
    {
        mistake: "alarms without anybody to tell",
        changes: { "platform:alerts": undefined },
        problems: [
            "platform:alerts: missing; nobody would be told of the alarms of network, dns, loadBalancers, bastion, cluster, services and vpn. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no network",
        changes: { "platform:network": undefined },
        problems: [
            "platform:network: missing; loadBalancers, bastion, cluster and vpn live in its VPC. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "only a VPN without a network",
        changes: {
            "platform:network": undefined,
            "platform:loadBalancers": undefined,
            "platform:bastion": undefined,
            "platform:cluster": undefined,
            "platform:services": undefined,
        },
        problems: ["platform:network: missing; vpn lives in its VPC. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "only load balancers without a network",
        changes: {
            "platform:network": undefined,
            "platform:vpn": undefined,
            "platform:bastion": undefined,
            "platform:cluster": undefined,
            "platform:services": undefined,
        },
        problems: ["platform:network: missing; loadBalancers live in its VPC. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "services without a cluster",
        changes: { "platform:cluster": undefined },
        problems: ["platform:cluster: missing; services run on its instances. Add it to Pulumi.test.yaml"],
    },
]);
