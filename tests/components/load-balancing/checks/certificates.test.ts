import { expect } from "chai";
import { problemsAfter } from "../../../config/fixture";
import { describeMistakes } from "../../../config/mistakes";

describeMistakes("certificates and the hosts that need them", [
    {
        mistake: "a certificate that no host needs",
        changes: { "platform:dns.certificates": { old: { names: ["*.example.org"] } } },
        problems: [
            "platform:dns.certificates.old: no app or redirect has a host that it is for; allowed one that a load balancer needs. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a host of which another certificate has no name, two levels below a wildcard",
        changes: {
            "platform:dns.certificates": { old: { names: ["*.example.org"] } },
            "platform:services.certs.public.hosts": ["certs.example.org", "a.certs.example.org"],
        },
        problems: [
            'platform:services.certs.public.hosts[1]: "a.certs.example.org" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a host with a mistake: whether the certificate is needed is not known",
        changes: {
            "platform:dns.certificates": { old: { names: ["*.example.org"] } },
            "platform:services.certs.public.hosts": ["Certs.example.org"],
        },
        problems: [
            'platform:services.certs.public.hosts[0]: "Certs.example.org" is not valid; allowed a lower-case host name, or *. and a domain. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "hosts under a misspelt key",
        changes: {
            "platform:dns.certificates": { old: { names: ["*.example.org"] } },
            "platform:redirect": {},
        },
        problems: ["platform:redirect: unknown key; did you mean platform:redirects? Rename it in Pulumi.test.yaml"],
    },
]);

describe("config: certificates of a load balancer", () => {
    const withCertificates = (count: number) => {
        const keys = Array.from({ length: count }, (_, number) => `c${number}`);
        const chunks = Array.from({ length: Math.ceil(count / 5) }, (_, chunk) => keys.slice(5 * chunk, 5 * chunk + 5));
        return {
            "platform:dns.certificates": Object.fromEntries(
                keys.map((key) => [key, { names: [`${key}.example.org`, `www.${key}.example.org`] }]),
            ),
            ...Object.fromEntries(
                chunks.map((chunk, number) => [
                    `platform:services.s${number}`,
                    {
                        image: "registry.example.gov/s:1",
                        port: 80,
                        memoryMiB: 6,
                        desiredCount: 0,
                        public: { loadBalancer: "public", hosts: chunk.map((key) => `${key}.example.org`) },
                    },
                ]),
            ),
        };
    };

    it("are 25 at most beside its own", () => {
        expect(problemsAfter(withCertificates(25))).to.deep.equal([]);
        expect(problemsAfter(withCertificates(26))).to.deep.equal([
            "platform:loadBalancers.public: its hosts need 26 of dns.certificates; allowed 25, AWS's quota for a load balancer. Join certificates in, or move services to another load balancer in Pulumi.test.yaml",
        ]);
    });
});
