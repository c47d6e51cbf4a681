import { describeMistakes } from "../../config/mistakes";

const unanswered = (key: string, name: string) =>
    `platform:services.certs.${key}: nothing in the VPC answers ${name}; allowed a name in platform:vpn.hosts or in a domain of platform:vpn.dns. Give its address, or say "public" if public DNS answers it, under platform:vpn.hosts in Pulumi.test.yaml`;

const environment = {
    DB: "postgres://db.example.gov:5432/certs",
    MAIL: "team@mail.example.gov",
    OWN: "x.apps.example.gov",
};

describeMistakes("names of the datacenter", [
    {
        mistake: "a host that nothing in the VPC answers",
        changes: { "platform:services.certs.environment": environment },
        problems: [unanswered("environment.DB", "db.example.gov")],
    },
    {
        mistake: "a log receiver that nothing in the VPC answers",
        changes: { "platform:services.certs.logging": { forward: { host: "log.example.gov", port: 8443 } } },
        problems: [unanswered("logging.forward.host", "log.example.gov")],
    },
    ...[
        { "platform:vpn.hosts": { "db.example.gov": "10.16.0.20" } },
        { "platform:vpn.hosts": { "db.example.gov": "public" } },
        { "platform:vpn.dns": { domains: ["example.gov"], servers: ["10.16.0.53"] } },
    ].map((answered) => ({
        mistake: "none: a host that is answered",
        changes: { "platform:services.certs.environment": environment, ...answered },
        problems: [],
    })),
    {
        mistake: "addresses that do not lie behind the VPN",
        changes: {
            "platform:vpn.hosts": { "db.example.gov": "10.99.0.20" },
            "platform:vpn.dns": { domains: ["example.gov"], servers: ["10.99.0.53"] },
        },
        problems: [
            'platform:vpn.dns.servers[0]: "10.99.0.53" is not valid; allowed an address in onPremisesCidrs; nothing else goes through the VPN. Set it in Pulumi.test.yaml',
            'platform:vpn.hosts.db.example.gov: "10.99.0.20" is not valid; allowed an address in onPremisesCidrs; nothing else goes through the VPN. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a name of the apps' own domain",
        changes: {
            "platform:vpn.hosts": { "certs.apps.example.gov": "10.16.0.20" },
            "platform:vpn.dns": { domains: ["apps.example.gov"], servers: ["10.16.0.53"] },
        },
        problems: [
            'platform:vpn.dns.domains[0]: "apps.example.gov" is not valid; allowed a name outside of apps.example.gov, which is the apps\' own domain. Change it in Pulumi.test.yaml',
            'platform:vpn.hosts.certs.apps.example.gov: "certs.apps.example.gov" is not valid; allowed a name outside of apps.example.gov, which is the apps\' own domain. Change it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a word for an address",
        changes: { "platform:vpn.hosts": { "db.example.gov": "private" } },
        problems: [
            'platform:vpn.hosts.db.example.gov: "private" is not valid; allowed an IPv4 address such as 10.16.0.20, or public. Set it in Pulumi.test.yaml',
        ],
    },
]);
