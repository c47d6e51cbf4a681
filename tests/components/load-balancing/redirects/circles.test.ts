import { expect } from "chai";
import { problemsAfter } from "../../../config/fixture";
import { describeMistakes } from "../../../config/mistakes";

const redirect = (change: object) => ({
    loadBalancer: "public",
    hosts: ["old.apps.example.gov"],
    to: { host: "certs.apps.example.gov" },
    ...change,
});

describeMistakes("redirects beside services and other redirects", [
    {
        mistake: "of a host that a service has",
        changes: {
            "platform:redirects.old": redirect({ hosts: ["certs.apps.example.gov"], to: { host: "example.org" } }),
        },
        problems: [
            'platform:redirects.old.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that no service or other redirect has on load balancer public; certs has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of a path that a service has",
        changes: {
            "platform:redirects.old": redirect({ hosts: ["boards.apps.example.gov"], paths: ["/api/*", "/old"] }),
        },
        problems: [
            'platform:redirects.old.hosts[0]: "boards.apps.example.gov" is not valid; allowed with paths that no service or other redirect has on load balancer public; boards has /api/*. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of a host that another redirect has",
        changes: { "platform:redirects": { new: redirect({}), old: redirect({ paths: ["/*"] }) } },
        problems: [
            'platform:redirects.old.hosts[0]: "old.apps.example.gov" is not valid; allowed a name that no service or other redirect has on load balancer public; redirects.new has it. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "of a host that leads to another load balancer",
        changes: {
            "platform:loadBalancers.open": { scheme: "internet-facing" },
            "platform:redirects.old": redirect({
                loadBalancer: "open",
                hosts: ["certs.apps.example.gov"],
                paths: ["/old"],
                to: { path: "/new" },
            }),
        },
        problems: [
            'platform:redirects.old.hosts[0]: "certs.apps.example.gov" is not valid; allowed one load balancer for a name; certs has this one on public, and it would lead to open. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "in a circle",
        changes: {
            "platform:redirects": {
                www: redirect({ hosts: ["www.apps.example.gov"], to: { host: "apps.example.gov" } }),
                bare: redirect({ hosts: ["apps.example.gov"], to: { host: "www.apps.example.gov" } }),
            },
        },
        problems: [
            "platform:redirects.bare.to: sends browsers in a circle (apps.example.gov/ → www.apps.example.gov/ → apps.example.gov/ → …); allowed an address from which no redirect leads back. Change it in Pulumi.test.yaml",
            "platform:redirects.www.to: sends browsers in a circle (www.apps.example.gov/ → apps.example.gov/ → www.apps.example.gov/ → …); allowed an address from which no redirect leads back. Change it in Pulumi.test.yaml",
        ],
    },
]);

describe("config: redirects that are right", () => {
    it("may share a host with a service, on paths of their own, and lead to that service", () => {
        const old = redirect({ hosts: ["certs.apps.example.gov"], paths: ["/old/*"], to: { path: "/" } });
        expect(problemsAfter({ "platform:redirects": { old } })).to.deep.equal([]);
    });

    it("need a certificate for hosts outside the domain as services do", () => {
        const changes = {
            "platform:dns.certificates": { old: { names: ["www.example.org"] } },
            "platform:redirects": { old: redirect({ hosts: ["www.example.org"] }) },
        };
        expect(problemsAfter(changes)).to.deep.equal([]);
    });

    it("count as rules of their load balancer", () => {
        const redirects = (count: number) => ({
            "platform:redirects": Object.fromEntries(
                Array.from({ length: count }, (_, number) => [
                    `r${number}`,
                    redirect({ hosts: [`r${number}.apps.example.gov`] }),
                ]),
            ),
        });
        expect(problemsAfter(redirects(98))).to.deep.equal([]);
        expect(problemsAfter(redirects(99))).to.deep.equal([
            "platform:loadBalancers.public: 2 routes and 99 redirects are not valid; allowed 100, AWS's quota for a load balancer. Name fewer in Pulumi.test.yaml",
        ]);
    });
});
