import { describeMistakes } from "../../config/mistakes";

describeMistakes("dashboards", [
    {
        mistake: "services on no dashboard",
        changes: { "platform:dashboards": { services: "none" } },
        problems: [
            'platform:dashboards.services: "none" is not valid; allowed on-stack or one-each. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a dashboard, and nobody who is told of alarms",
        changes: { "platform:dashboards": {}, "platform:alerts": undefined },
        problems: [
            "platform:alerts: missing; nobody would be told of the alarms of network, dns, loadBalancers, bastion, cluster, services, vpn and dashboards. Add it to Pulumi.test.yaml",
        ],
    },
]);
