import type { Scenario } from "./scenario";

const dns = (edit: object): Scenario["edit"] => ({ "platform:dns": { ...edit } });
const balancer = (edit: object, name = "public"): Scenario["edit"] => ({
    "platform:loadBalancers": { [name]: { ...edit } },
});
const registry = (edit: object): Scenario["edit"] => ({ "platform:services": { "registry-certs": { ...edit } } });

const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-0000-4000-8000-000000000000";
const inProduction = ["198.51.100.0/24", "192.0.2.0/25", "203.0.113.0/24"];

export const webChanges: readonly Scenario[] = [
    { name: "DNS: a certificate of one's own", edit: dns({ certificateArn }) },
    {
        name: "DNS: a zone of another team",
        edit: dns({ zone: { kind: "external", delegated: null, recordsCreated: true } }),
    },
    {
        name: "DNS: a zone that exists",
        edit: dns({ zone: { kind: "existing", delegated: null, zoneId: "Z0123456789ABCDEFGHIJ" } }),
    },
    {
        name: "DNS: another domain",
        edit: {
            ...dns({ domain: "apps-test.example.gov" }),
            "platform:services": {
                "registry-certs": { public: { hosts: ["registry-certs.apps-test.example.gov"] } },
                "boards-commissions": { public: { hosts: ["boards-commissions.apps-test.example.gov"] } },
            },
            "platform:sites": { help: { hosts: ["help.apps-test.example.gov"] } },
        },
    },
    { name: "load balancer: for a few alone", edit: balancer({ allowFrom: { cidrs: ["198.51.100.0/24"] } }) },
    {
        name: "load balancer: for one range more",
        stack: "prod",
        edit: balancer({ allowFrom: { cidrs: [...inProduction, "192.0.2.128/25"] } }),
    },
    { name: "load balancer: for everybody", stack: "prod", edit: balancer({ allowFrom: null }) },
    { name: "load balancer: TLS 1.3 alone", edit: balancer({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" }) },
    { name: "load balancer: access logs kept longer", edit: balancer({ accessLogs: { retentionDays: 30 } }) },
    { name: "load balancer: fewer errors allowed", edit: balancer({ errorRatio: { percent: 2, minRequests: 50 } }) },
    { name: "load balancer: IPv6 as well", edit: balancer({ ipAddressType: "dualstack" }), counts: { replace: 0 } },
    { name: "load balancer: one more", edit: balancer({ scheme: "internet-facing" }, "partners") },
    { name: "WAF: before a load balancer", edit: balancer({ waf: {} }), counts: { update: 1, replace: 0, delete: 0 } }, // the dashboard
    {
        name: "WAF: blocks, and lets a range through",
        stack: "prod",
        edit: balancer({ waf: { mode: "block", trustedCidrs: ["192.0.2.0/24"] } }, "open"),
        counts: { create: 1, replace: 0, delete: 0 },
    },
    { name: "WAF: gone", stack: "prod", edit: balancer({ waf: null }, "open"), counts: { replace: 0, update: 1 } },
    {
        name: "load balancer: gone, with the route of it",
        edit: { "platform:loadBalancers": { services: null }, ...registry({ internal: null }) },
    },
    {
        name: "redirect: of an old host",
        edit: {
            "platform:redirects": {
                old: {
                    loadBalancer: "public",
                    hosts: ["certs.apps-staging.example.gov"],
                    to: { host: "registry-certs.apps-staging.example.gov" },
                },
            },
        },
        counts: { update: 0, replace: 0, delete: 0 },
    },
    { name: "route: one path alone", edit: registry({ public: { paths: ["/orders/*"] } }), counts: { replace: 0 } },
    {
        name: "route: a second host",
        edit: registry({
            public: { hosts: ["registry-certs.apps-staging.example.gov", "certs.apps-staging.example.gov"] },
        }),
    },
    {
        name: "route: maintenance, with a way past it",
        edit: registry({ public: { maintenance: { message: "Back at 6 pm.", bypass: { value: "0".repeat(32) } } } }),
        counts: { create: 4, replace: 0, delete: 0 }, // two rules each, of the service and of its variant
    },
    { name: "route: another internal path", edit: registry({ internal: { path: "/certificates" } }) },
    {
        name: "route: browsers stay with a copy",
        stack: "prod",
        edit: registry({ stickinessSeconds: 3600 }),
        counts: { replace: 0 },
    },
    {
        name: "route: the app speaks HTTP/2",
        edit: { "platform:services": { "boards-commissions": { protocolVersion: "HTTP2", public: { signIn: null } } } },
        counts: { create: 0, replace: 1, delete: 3 }, // the target group; sign-in, which takes HTTP/1 alone
    },
    {
        name: "route: people need no sign-in any more",
        edit: { "platform:services": { "boards-commissions": { public: { signIn: null } } } },
        counts: { create: 0, replace: 0, delete: 3 }, // the rule before, the way to the identity provider, the alarm
    },
    {
        name: "route: people sign in at another identity provider, whatever they ask for",
        edit: {
            "platform:services": {
                "boards-commissions": { public: { signIn: { issuer: "https://id.example.gov", except: [] } } },
            },
        },
        counts: { create: 0, replace: 0, delete: 1 }, // the rule before; the app's own changes in place
    },
];
