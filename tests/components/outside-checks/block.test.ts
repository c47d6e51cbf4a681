import { expect } from "chai";
import { check } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const block = "platform:outsideChecks";
const set = "Set it in Pulumi.test.yaml";
const leftOut = { "boards.apps.example.gov": "its supplier asks from outside" };
const boards = `${block}.hosts.boards.apps.example.gov.path`;
const regions =
    "us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2 or sa-east-1";
const reason = "somebody else looks at it";
const hostsOf = (hosts: object) => ({ [block]: { leftOut, hosts } });
const clients = (allowFrom: object) => ({
    [block]: { leftOut },
    "platform:loadBalancers.public": { scheme: "internet-facing", allowFrom },
});
const ranges = (count: number) => Array.from({ length: count }, (_unused, index) => `203.0.113.${index}/32`);
const taken = (cidrs: number, lists: number) =>
    `platform:loadBalancers.public.allowFrom: ${cidrs + lists + 25} rules, of which cidrs take ${cidrs}, prefixListIds may take ${lists} and ` +
    "Route 53's checkers, who ask for certs.apps.example.gov, take 25; allowed 60, AWS's quota for a security group. Join ranges, name them " +
    `instead of lists, or leave the hosts out of ${block}, in Pulumi.test.yaml`;

describeMistakes("outside checks", [
    {
        mistake: "a default path that the app does not answer for",
        changes: { [block]: {} },
        problems: [
            `${boards}: missing; allowed a path for which services.boards answers with 2xx or 3xx, within /api/*; its own health check has none. ${set}`,
        ],
    },
    {
        mistake: "a path that the app does not answer for",
        changes: { [block]: { hosts: { "boards.apps.example.gov": { path: "/apis/ok?deep=/api/" } } } },
        problems: [
            `${boards}: "/apis/ok?deep=/api/" is not valid; allowed one that services.boards answers for, within /api/*. ${set}`,
        ],
    },
    {
        mistake: "an app that is well when it refuses",
        changes: { ...hostsOf({}), "platform:services.certs.healthCheck": { matcher: "200,401" } },
        problems: [
            `${block}.hosts.certs.apps.example.gov.path: missing; allowed a path for which services.certs answers with 2xx or 3xx; its own health check has none. ${set}`,
        ],
    },
    {
        mistake: "an app that speaks gRPC, which Route 53 does not",
        changes: { ...hostsOf({}), "platform:services.certs.protocolVersion": "GRPC" },
        problems: [
            `${block}.hosts.certs.apps.example.gov.path: missing; allowed a path for which services.certs answers with 2xx or 3xx; its own health check has none. ${set}`,
            'platform:services.certs.protocolVersion: "GRPC" is not valid; allowed HTTP1 or HTTP2 with internal, whose path no client of gRPC puts before its methods. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a wildcard",
        changes: { [block]: { leftOut: { "*.apps.example.gov": reason, ...leftOut } } },
        problems: [
            `${block}.leftOut.*.apps.example.gov: "*.apps.example.gov" is not valid; allowed a lower-case domain name such as apps.example.gov. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "hosts of nobody, and one that is in both lists",
        changes: {
            [block]: {
                hosts: { "www.example.gov": {}, "boards.apps.example.gov": { path: "/api/ok" } },
                leftOut: { "old.apps.example.gov": reason, ...leftOut },
            },
        },
        problems: [
            `${block}.hosts.www.example.gov: "www.example.gov" is not valid; allowed a public host of this stack that is no wildcard: boards.apps.example.gov or certs.apps.example.gov. Rename it in Pulumi.test.yaml`,
            `${block}.leftOut.boards.apps.example.gov: "boards.apps.example.gov" is not valid; allowed one that hosts does not name. Rename it in Pulumi.test.yaml`,
            `${block}.leftOut.old.apps.example.gov: "old.apps.example.gov" is not valid; allowed a public host of this stack that is no wildcard: boards.apps.example.gov or certs.apps.example.gov. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "too few regions, one of which has no checkers, and a reason that is none",
        changes: { [block]: { leftOut: { "boards.apps.example.gov": "no" }, regions: ["us-east-1", "eu-central-1"] } },
        problems: [
            `${block}.leftOut.boards.apps.example.gov: "no" is not valid; allowed a reason of at least 20 characters, such as who looks instead. ${set}`,
            `${block}.regions: 2 entries are not valid; allowed 3 or more entries, each one of ${regions}. ${set}`,
            `${block}.regions[1]: "eu-central-1" is not valid; allowed ${regions}. ${set}`,
        ],
    },
    {
        mistake: "the same region more than once",
        changes: { [block]: { leftOut, regions: ["us-east-1", "us-east-1", "us-west-2"] } },
        problems: [
            `${block}.regions[1]: "us-east-1" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "more ranges than a security group takes beside the checkers",
        changes: clients({ cidrs: ranges(18) }),
        problems: [taken(36, 0)],
    },
    {
        mistake: "a list that may be as long as CloudFront's beside the checkers",
        changes: clients({ prefixListIds: ["pl-0123456789abcdef0"] }),
        problems: [taken(0, 55)],
    },
    {
        mistake: "a site that does not answer where a checker is",
        changes: {
            [block]: { leftOut },
            "platform:sites": { help: { hosts: ["help.apps.example.gov"], geo: { allow: ["US"] } } },
        },
        problems: [
            `${block}.regions[2]: "eu-west-1" is not valid; allowed regions whose checkers are in a country that sites.help answers; these are in IE. ${set}`,
        ],
    },
    {
        mistake: "a partition without the metrics",
        changes: {
            [block]: { leftOut },
            "aws:region": "us-gov-west-1",
            "platform:network.availabilityZones": ["us-gov-west-1a", "us-gov-west-1b"],
            "platform:services.certs.secrets": undefined,
        },
        problems: [
            `${block}: no health checks with alarms in us-gov-west-1: Route 53 has them in regions of aws alone. Remove it from Pulumi.test.yaml`,
        ],
    },
]);

describe("config: outside checks", () => {
    const accepted: readonly (readonly [what: string, changes: Readonly<Record<string, unknown>>])[] = [
        ["as many ranges as a security group takes beside the checkers", clients({ cidrs: ranges(17) })],
        [
            "a list beside no host that is asked for",
            {
                ...clients({ prefixListIds: ["pl-0123456789abcdef0"] }),
                [block]: { leftOut: { ...leftOut, "certs.apps.example.gov": reason } },
            },
        ],
        [
            "the host of a redirect, by name",
            {
                ...hostsOf({ "old.apps.example.gov": {} }),
                "platform:redirects": {
                    old: {
                        loadBalancer: "public",
                        hosts: ["old.apps.example.gov"],
                        to: { host: "certs.apps.example.gov" },
                    },
                },
            },
        ],
        [
            "a site that does not answer in a country, and is not asked for",
            {
                [block]: { leftOut: { ...leftOut, "help.apps.example.gov": reason } },
                "platform:sites": { help: { hosts: ["help.apps.example.gov"], geo: { deny: ["IE"] } } },
            },
        ],
    ];
    for (const [what, changes] of accepted) {
        it(`accept ${what}`, () => {
            expect(check(changes).problems).to.deep.equal([]);
        });
    }
});
