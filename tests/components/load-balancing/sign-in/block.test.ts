import { expect } from "chai";
import { serviceRules } from "../../../../components/ecs/service/rules";
import { servicesSchema } from "../../../../components/ecs/service/schema/service";
import { signInRedirects } from "../../../../components/load-balancing/sign-in/redirects";
import { problemsAfter } from "../../../config/fixture";
import { describeMistakes } from "../../../config/mistakes";

const provider = {
    issuer: "https://login.example.gov",
    authorizationEndpoint: "https://login.example.gov/authorize",
    tokenEndpoint: "https://login.example.gov/token",
    userInfoEndpoint: "https://login.example.gov/userinfo",
    clientId: "certs",
    clientSecret: "/platform/test/certs/sign-in",
};
const at = "platform:services.certs.public.signIn";
const signIn = (keys: object) => ({ [at]: { ...provider, ...keys } });

describeMistakes("sign-in", [
    {
        mistake: "addresses that a load balancer does not call",
        changes: signIn({
            issuer: "http://login.example.gov",
            authorizationEndpoint: "https://login.example.gov:8443/authorize",
            tokenEndpoint: "https://10.0.0.1/token",
            userInfoEndpoint: "https://login/userinfo",
        }),
        problems: [
            ["authorizationEndpoint", "https://login.example.gov:8443/authorize"],
            ["issuer", "http://login.example.gov"],
            ["tokenEndpoint", undefined], // as whatever is called so, it may be a secret by mistake
            ["userInfoEndpoint", "https://login/userinfo"],
        ].map(
            ([key, value]) =>
                `${at}.${key}: ${value === undefined ? "the text given" : `"${value}"`} is not valid; allowed an address such as https://login.example.gov/authorize: https, a public name in lower case, port 443, no #. Set it in Pulumi.test.yaml`,
        ),
    },
    {
        mistake: "a scope without openid, and a session longer than AWS's",
        changes: signIn({ scope: "email openid-connect", sessionHours: 169 }),
        problems: [
            `${at}.scope: "email openid-connect" is not valid; allowed words with openid among them, such as openid email. Set it in Pulumi.test.yaml`,
            `${at}.sessionHours: 169 is not valid; allowed 1 to 168. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "the secret itself in place of where it is kept",
        changes: signIn({ clientId: "the client", clientSecret: "s3cr3t" }),
        problems: [
            `${at}.clientId: "the client" is not valid; allowed the client's id at the identity provider, without spaces. Set it in Pulumi.test.yaml`,
            `${at}.clientSecret: the text given is not valid; allowed the ARN of a Secrets Manager secret or SSM parameter, or a parameter's name such as /platform/prod/app/token. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a key of a secret's JSON",
        changes: signIn({ clientSecret: "arn:aws:secretsmanager:us-east-1:123456789012:secret:certs-a1B2c3:client::" }),
        problems: [
            `${at}.clientSecret: the text given is not valid; allowed a secret that is nothing but the client's, without a key of its JSON. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a secret of another region",
        changes: signIn({ clientSecret: "arn:aws:secretsmanager:us-west-2:123456789012:secret:certs-a1B2c3" }),
        problems: [
            `${at}.clientSecret: the ARN is in us-west-2; allowed us-east-1, for updates read secrets of their own region. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a host that no identity provider sends people back to",
        changes: { ...signIn({}), "platform:services.certs.public.hosts": ["*.apps.example.gov"] },
        problems: [
            'platform:services.certs.public.hosts[0]: "*.apps.example.gov" is not valid; allowed hosts by their whole names with signIn, for identity providers send people back to no other. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "exceptions that leave nothing, or break the sign-in",
        changes: signIn({ except: ["/*", "/oauth2/*"] }),
        problems: [
            `${at}.except[0]: "/*" is not valid; allowed paths without /oauth2/idpresponse, to which people come back signed in. Set it in Pulumi.test.yaml`,
            `${at}.except[1]: "/oauth2/*" is not valid; allowed paths without /oauth2/idpresponse, to which people come back signed in. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "exceptions beside the route, and one that is all of it",
        changes: {
            ...signIn({ except: ["/hooks/*", "/api/*", "/api/hooks/*"] }),
            "platform:services.certs.public.paths": ["/api/*"],
        },
        problems: [
            `${at}.except[0]: "/hooks/*" is not valid; allowed paths of the route's own: below /api/*. Set it in Pulumi.test.yaml`,
            `${at}.except[1]: "/api/*" is not valid; allowed a part of the route's paths; this is all of one, which leaves nothing to sign in for. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "more hosts and exceptions than a rule takes",
        changes: {
            ...signIn({ except: ["/a/*", "/b/*", "/c/*", "/d/*"] }),
            "platform:services.certs.public.hosts": ["certs.apps.example.gov", "orders.apps.example.gov"],
        },
        problems: [
            `${at}.except: 6 hosts and paths are not valid; allowed 5 in all, AWS's quota for a rule. Name fewer in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "sign-in of what only programs call, and of a redirect",
        changes: {
            "platform:services.certs.internal.signIn": provider,
            "platform:redirects": {
                old: { loadBalancer: "public", hosts: ["old.apps.example.gov"], to: { path: "/" }, signIn: provider },
            },
        },
        problems: [
            "platform:redirects.old.signIn: unknown key; allowed hosts, loadBalancer, paths, permanent and to. Remove it from Pulumi.test.yaml",
            "platform:services.certs.internal.signIn: unknown key; allowed loadBalancer and path. Remove it from Pulumi.test.yaml",
        ],
    },
]);

describe("config: sign-in that is right", () => {
    it("is an identity provider's addresses, a client, and where its secret is kept", () => {
        for (const scope of ["openid", "email openid", "openid profile groups"]) {
            expect(problemsAfter(signIn({ scope, except: ["/webhooks/*"] }))).to.deep.equal([]);
        }
    });

    it("is its variants' as well, with redirect URLs of their own", () => {
        const rules = serviceRules(
            servicesSchema.parse({
                certs: {
                    ...{ image: "example/certs:1", port: 3000, memoryMiB: 256, variants: { next: {} } },
                    public: { loadBalancer: "public", hosts: ["certs.example.gov"], signIn: provider },
                },
                boards: {
                    ...{ image: "example/boards:1", port: 3000, memoryMiB: 256 },
                    public: { loadBalancer: "public", hosts: ["boards.example.gov"] },
                },
            }),
        );
        expect(signInRedirects(rules)).to.deep.equal({
            "services.certs": ["https://certs.example.gov/oauth2/idpresponse"],
            "services.certs-next": ["https://certs-next.example.gov/oauth2/idpresponse"],
        });
        expect(signInRedirects(rules.filter(({ name }) => name === "boards"))).to.equal(undefined);
    });

    it("has what needs no sign-in directly before it, and behind maintenance", () => {
        const public_ = {
            ...{ loadBalancer: "public", hosts: ["certs.example.gov"], signIn: { ...provider, except: ["/hooks/*"] } },
            maintenance: { message: "Back soon.", bypass: { value: "0".repeat(32) } },
        };
        const certs = { image: "example/certs:1", port: 3000, memoryMiB: 256, public: public_ };
        expect(serviceRules(servicesSchema.parse({ certs }))[0]?.before).to.deep.equal([
            ...["except", "maintenance", "bypass"],
        ]);
    });
});
