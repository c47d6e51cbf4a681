import { describeMistakes } from "../../../config/mistakes";

const redirect = (change: object) => ({
    "platform:redirects.old": {
        loadBalancer: "public",
        hosts: ["old.apps.example.gov"],
        to: { host: "certs.apps.example.gov" },
        ...change,
    },
});

describeMistakes("a redirect alone", [
    {
        mistake: "on a load balancer that does not exist",
        changes: redirect({ loadBalancer: "publik" }),
        problems: [
            'platform:redirects.old.loadBalancer: "publik" is not valid; allowed the name of an internet-facing load balancer: public. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "on an internal load balancer",
        changes: redirect({ loadBalancer: "inside" }),
        problems: [
            'platform:redirects.old.loadBalancer: "inside" is not valid; allowed the name of an internet-facing load balancer: public; this one is internal. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of hosts that no certificate covers: browsers would be warned before they are sent on",
        changes: redirect({ hosts: ["old.example.org", "internal.apps.example.gov"] }),
        problems: [
            'platform:redirects.old.hosts[0]: "old.example.org" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates. Set it in Pulumi.test.yaml',
            'platform:redirects.old.hosts[1]: "internal.apps.example.gov" is not valid; allowed another name; inside the VPC this one is the zone of internal load balancers. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with more hosts and paths than a rule has",
        changes: redirect({ paths: ["/a", "/b", "/c", "/d", "/*/*/*/*/*/*"] }),
        problems: [
            "platform:redirects.old: 6 hosts and paths are not valid; allowed 5 in all, AWS's quota for a rule. Name fewer in Pulumi.test.yaml",
            "platform:redirects.old: 6 wildcards are not valid; allowed 5 in all, AWS's quota for a rule. Name fewer in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "to nowhere",
        changes: redirect({ to: {} }),
        problems: [
            "platform:redirects.old.to: the block is not valid; allowed at least one of host and path. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "to an address in place of a host and a path",
        changes: redirect({ to: { host: "https://certs.apps.example.gov", path: "new?year=1990" } }),
        problems: [
            'platform:redirects.old.to.host: "https://certs.apps.example.gov" is not valid; allowed a lower-case domain name such as apps.example.gov. Set it in Pulumi.test.yaml',
            'platform:redirects.old.to.path: "new?year=1990" is not valid; allowed a path such as /new or /new/#{path}. Set it in Pulumi.test.yaml',
        ],
    },
]);
