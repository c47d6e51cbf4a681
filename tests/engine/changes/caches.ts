import type { Scenario } from "./scenario";

const registry = (caches: readonly string[]) => ({ "registry-certs": { caches: [...caches] } });

export const cacheChanges: readonly Scenario[] = [
    {
        name: "caches: of every kind, one for all of a service's",
        edit: {
            "platform:caches": {
                pages: { kind: "memcached", version: "1.6.22" },
                answers: { kind: "memcached-serverless" },
                tokens: { kind: "valkey", version: "8.1" },
            },
            "platform:services": registry(["pages", "answers", "tokens"]),
        },
    },
    {
        name: "caches: a larger node and one more",
        edit: { "platform:caches": { sessions: { nodeType: "cache.t4g.small", nodes: 2 } } },
        counts: { delete: 0 },
    },
    {
        name: "caches: a new major version",
        stack: "prod",
        edit: { "platform:caches": { sessions: { version: "9.0" } } },
        counts: { create: 1, delete: 1, replace: 0 },
    },
    {
        name: "caches: of a function and an EC2 app",
        stack: "prod",
        edit: {
            "platform:functions": { "site-check": { caches: ["sessions"] } },
            "platform:ec2Apps": { "zoning-maps": { caches: ["sessions"] } },
        },
        counts: { delete: 0 },
    },
    {
        name: "caches: gone, with its users",
        edit: { "platform:caches": null, "platform:services": registry([]) },
        counts: { create: 0 },
    },
];
