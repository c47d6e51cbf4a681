import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("a route alone", [
    {
        mistake: "to a load balancer that does not exist",
        changes: { "platform:services.certs.public.loadBalancer": "publik" },
        problems: [
            'platform:services.certs.public.loadBalancer: "publik" is not valid; allowed the name of an internet-facing load balancer: public. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "to an internal load balancer",
        changes: { "platform:services.certs.public.loadBalancer": "inside" },
        problems: [
            'platform:services.certs.public.loadBalancer: "inside" is not valid; allowed the name of an internet-facing load balancer: public; this one is internal. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of other services to a public load balancer",
        changes: { "platform:services.certs.internal.loadBalancer": "public" },
        problems: [
            'platform:services.certs.internal.loadBalancer: "public" is not valid; allowed the name of an internal load balancer: inside; this one is internet-facing. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "when there is no such load balancer at all",
        changes: { "platform:loadBalancers.inside": undefined },
        problems: [
            'platform:services.certs.internal.loadBalancer: "inside" is not valid; allowed the name of an internal load balancer; platform:loadBalancers has none. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of an app that is slow only after its load balancer has given up",
        changes: { "platform:services.certs.slowAfterSeconds": 60 },
        problems: [
            "platform:services.certs.slowAfterSeconds: 60 is not valid; allowed less than 60, the idleTimeoutSeconds of load balancer inside, or 0 for no alarm. Set it in Pulumi.test.yaml",
            "platform:services.certs.slowAfterSeconds: 60 is not valid; allowed less than 60, the idleTimeoutSeconds of load balancer public, or 0 for no alarm. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "without a port",
        changes: { "platform:services.certs.port": undefined },
        problems: [
            "platform:services.certs.port: missing; allowed 1 to 65535, the port that the load balancer calls. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with a host that the certificate does not cover",
        changes: { "platform:services.certs.public.hosts[0]": "a.certs.apps.example.gov" },
        problems: [
            'platform:services.certs.public.hosts[0]: "a.certs.apps.example.gov" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a host of another domain",
        changes: { "platform:services.certs.public.hosts[0]": "certs.example.org" },
        problems: [
            'platform:services.certs.public.hosts[0]: "certs.example.org" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with the name of the internal zone",
        changes: { "platform:services.certs.public.hosts[0]": "internal.apps.example.gov" },
        problems: [
            'platform:services.certs.public.hosts[0]: "internal.apps.example.gov" is not valid; allowed another name; inside the VPC this one is the zone of internal load balancers. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a host twice",
        changes: { "platform:services.certs.public.hosts": ["certs.apps.example.gov", "certs.apps.example.gov"] },
        problems: [
            'platform:services.certs.public.hosts[1]: "certs.apps.example.gov" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with more hosts and paths than a rule has",
        changes: {
            "platform:services.certs.public.hosts": ["a.apps.example.gov", "b.apps.example.gov"],
            "platform:services.certs.public.paths": ["/a", "/b", "/c", "/d"],
        },
        problems: [
            "platform:services.certs.public: 6 hosts and paths are not valid; allowed 5 in all, AWS's quota for a rule. Name fewer in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with more wildcards than a rule has",
        changes: { "platform:services.certs.public.paths": ["/*/a/*", "/*/b/*", "/*/c/*"] },
        problems: [
            "platform:services.certs.public: 6 wildcards are not valid; allowed 5 in all, AWS's quota for a rule. Name fewer in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with a path that ends in a slash",
        changes: { "platform:services.certs.internal.path": "/certs/" },
        problems: [
            'platform:services.certs.internal.path: "/certs/" is not valid; allowed a path such as /registry, without a slash at the end. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "missing, where scaling counts its requests",
        changes: {
            "platform:services.certs.public": undefined,
            "platform:services.certs.scaling": { maxCount: 4, requestsPerTarget: 100 },
        },
        problems: [
            "platform:services.certs.scaling.requestsPerTarget: 100 is not valid; allowed only with a public route. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a health check without its slash",
        changes: {
            "platform:services.certs.healthCheck": { path: "admin/ok" },
        },
        problems: [
            'platform:services.certs.healthCheck.path: "admin/ok" is not valid; allowed a path that starts with /, such as /admin/ok. Set it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("routes that collide", [
    {
        mistake: "on a host",
        changes: { "platform:services.boards.public": { loadBalancer: "public", hosts: ["certs.apps.example.gov"] } },
        problems: [
            'platform:services.boards.public.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that no other service has on load balancer public; certs has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "on a host, one of them with a pattern for every path",
        changes: {
            "platform:services.boards.public": {
                loadBalancer: "public",
                hosts: ["certs.apps.example.gov"],
                paths: ["/*"],
            },
        },
        problems: [
            'platform:services.boards.public.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that no other service has on load balancer public; certs has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "on a host and a path",
        changes: {
            "platform:services.certs.public": {
                loadBalancer: "public",
                hosts: ["boards.apps.example.gov"],
                paths: ["/new", "/api/*"],
            },
        },
        problems: [
            'platform:services.boards.public.hosts[0]: "boards.apps.example.gov" is not valid; allowed with paths that no other service has on load balancer public; certs has /api/*. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "on an internal path",
        changes: { "platform:services.boards.internal": { loadBalancer: "inside", path: "/certs" } },
        problems: [
            'platform:services.boards.internal.path: "/certs" is not valid; allowed a path that no other service has on load balancer inside; certs has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a variant's host",
        changes: {
            "platform:services.certs.variants.next": {},
            "platform:services.boards.public": { loadBalancer: "public", hosts: ["certs-next.apps.example.gov"] },
        },
        problems: [
            'platform:services.boards.public.hosts[0]: "certs-next.apps.example.gov" is not valid; allowed a name that no other service has on load balancer public; certs-next has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a variant's internal path",
        changes: {
            "platform:services.certs.variants.next": {},
            "platform:services.boards.internal": { loadBalancer: "inside", path: "/certs-next" },
        },
        problems: [
            'platform:services.boards.internal.path: "/certs-next" is not valid; allowed a path that no other service has on load balancer inside; certs-next has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a bastion with a service's name",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                hostName: "certs.apps.example.gov",
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.hostName: "certs.apps.example.gov" is not valid; allowed a name that no service has; services.certs has this one. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "one host on two load balancers",
        changes: {
            "platform:loadBalancers.open": { scheme: "internet-facing" },
            "platform:services.boards.public": {
                loadBalancer: "open",
                hosts: ["certs.apps.example.gov"],
                paths: ["/x/*"],
            },
        },
        problems: [
            'platform:services.boards.public.hosts[0]: "certs.apps.example.gov" is not valid; allowed one load balancer for a name; certs has this one on public, and it would lead to open. Set it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("variants", [
    {
        mistake: "of a service at the domain itself",
        changes: {
            "platform:services.certs.public.hosts": ["apps.example.gov"],
            "platform:services.certs.variants.next": {},
        },
        problems: [
            'platform:services.certs.variants.next: "apps-next.example.gov" is not valid; allowed as its host apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a host that is too long",
        changes: {
            "platform:services.certs.public.hosts": [
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.apps.example.gov",
            ],
            "platform:services.certs.variants.next": {},
        },
        problems: [
            'platform:services.certs.variants.next: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-next.apps.example…" is not valid; allowed a host name whose parts have at most 63 characters. Shorten it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a name that is too long",
        changes: { "platform:services.certs.variants.a-long-variant-name": {} },
        problems: [
            'platform:services.certs.variants.a-long-variant-name: the target group "certs-a-long-variant-name-int" would have 29 characters; allowed 24. Shorten the name in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with the name of another service",
        changes: {
            "platform:services.certs.variants.next": {},
            "platform:services.certs-next": { image: "x", memoryMiB: 6 },
        },
        problems: [
            'platform:services.certs.variants.next: the variant would be named "certs-next", as another service is; allowed a name of its own. Rename it in Pulumi.test.yaml',
        ],
    },
]);
