import { expect } from "chai";
import { report } from "../../../components/shared/block/problems";
import { check } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";
import { hosts } from "./fixture";

const docs = (site: object) => ({ "platform:sites": { docs: { hosts, ...site } } });
const at = "platform:sites.docs";
const set = ". Set it in Pulumi.test.yaml";
const arn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/a`;
const long = `${"a".repeat(50)}.${"b".repeat(10)}.apps.example.gov`;
const github = { owner: "example-gov", ownerId: 1, repository: "platform", repositoryId: 2 };
const external = { "platform:dns.zone": { kind: "external", recordsCreated: true } };

describeMistakes("sites", [
    {
        mistake: "no host",
        changes: docs({ hosts: [] }),
        problems: [
            `${at}.hosts: 0 entries are not valid; allowed 1 to 10 entries, each a lower-case domain name such as apps.example.gov${set}`,
        ],
    },
    {
        mistake: "a host outside the domain without a certificate for it",
        changes: docs({ hosts: ["www.example.gov"] }),
        problems: [
            `${at}.hosts[0]: "www.example.gov" is not valid; allowed apps.example.gov or a name below it, or certificateArn with its certificate${set}`,
        ],
    },
    {
        mistake: "a host in the zone of internal load balancers",
        changes: docs({ redirectHosts: ["docs.internal.apps.example.gov"] }),
        problems: [
            `${at}.redirectHosts[0]: "docs.internal.apps.example.gov" is not valid; allowed another name; inside the VPC this one belongs to internal load balancers${set}`,
        ],
    },
    {
        mistake: "a host that another team's certificate does not cover",
        changes: { ...external, ...docs({ redirectHosts: ["www.docs.apps.example.gov"] }) },
        problems: [
            `${at}.redirectHosts[0]: "www.docs.apps.example.gov" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or certificateArn: the zone is another team's${set}`,
        ],
    },
    {
        mistake: "hosts that a service and another site have",
        changes: {
            "platform:sites": {
                docs: { hosts: ["certs.apps.example.gov"] },
                help: { hosts: ["help.apps.example.gov"] },
                more: { hosts: ["more.apps.example.gov"], redirectHosts: ["help.apps.example.gov"] },
            },
        },
        problems: [
            `${at}.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that leads nowhere else; services.certs has this one${set}`,
            `platform:sites.more.redirectHosts[0]: "help.apps.example.gov" is not valid; allowed a name that leads nowhere else; sites.help has this one${set}`,
        ],
    },
    {
        mistake: "exceptions of a group of rules that its web ACL has not",
        changes: docs({ waf: { except: { sql: ["SQLi_BODY"] } } }),
        problems: [
            `${at}.waf.except.sql: "sql" is not among its rules; allowed common, known-bad-inputs or ip-reputation. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a host that redirects to itself",
        changes: docs({ redirectHosts: hosts }),
        problems: [
            `${at}.redirectHosts[0]: "docs.apps.example.gov" is not valid; allowed a name that leads nowhere else; sites.docs has this one${set}`,
        ],
    },
    {
        mistake: "more names than a certificate has, and a first that is too long for it",
        changes: docs({
            hosts: [long],
            redirectHosts: Array.from({ length: 10 }, (_unused, index) => `r${index}.apps.example.gov`),
        }),
        problems: [
            `${at}: 11 hosts and redirectHosts are not valid; allowed 10 in all, AWS's quota for a certificate. Name fewer in Pulumi.test.yaml`,
            `${at}.hosts[0]: "${long}" is not valid; allowed at most 64 characters for the first, so that it fits a certificate. Put a shorter one first in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a certificate of another region",
        changes: docs({ certificateArn: arn("eu-west-1") }),
        problems: [
            `${at}.certificateArn: the ARN is in eu-west-1; allowed us-east-1, for CloudFront takes certificates of that region alone${set}`,
        ],
    },
    {
        mistake: "countries that are allowed and denied, and one that is none",
        changes: docs({ geo: { allow: ["US"], deny: ["usa"] } }),
        problems: [
            `${at}.geo: the block is not valid; allowed one of allow and deny${set}`,
            `${at}.geo.deny[0]: "usa" is not valid; allowed the two letters of a country in ISO 3166-1, such as US${set}`,
        ],
    },
    {
        mistake: "neither countries that are allowed nor such that are not",
        changes: docs({ geo: {} }),
        problems: [`${at}.geo: the block is not valid; allowed one of allow and deny${set}`],
    },
    {
        mistake: "paths in forms that CloudFront would not find",
        changes: docs({ immutablePaths: ["/assets/*", "assets"], notFoundPage: "404.html" }),
        problems: [
            `${at}.immutablePaths[0]: "/assets/*" is not valid; allowed a folder of the content and all that is in it, such as assets/*${set}`,
            `${at}.immutablePaths[1]: "assets" is not valid; allowed a folder of the content and all that is in it, such as assets/*${set}`,
            `${at}.notFoundPage: "404.html" is not valid; allowed the path of a page such as /404.html${set}`,
        ],
    },
    {
        mistake: "a policy of two lines",
        changes: docs({ headers: { contentSecurityPolicy: "default-src\n'self'" } }),
        problems: [
            `${at}.headers.contentSecurityPolicy: "default-src\\n'self'" is not valid; allowed one line of printable ASCII such as default-src 'self'${set}`,
        ],
    },
    {
        mistake: "a pipeline that uploads without a provider of its tokens",
        changes: docs({ uploadedBy: github }),
        problems: [
            "platform:delivery: missing; sites.docs.uploadedBy is let in by its provider of GitHub's tokens. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a pipeline that uploads where the provider is CircleCI's",
        changes: {
            ...docs({ uploadedBy: github }),
            "platform:delivery": {
                circleci: {
                    organizationId: "3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10",
                    projectId: "3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a11",
                    owner: "example-gov",
                    repository: "platform",
                },
            },
        },
        problems: [
            `${at}.uploadedBy: the block is not valid; allowed with platform:delivery.github, which has the provider of GitHub's tokens. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "two who upload",
        changes: { ...docs({ uploadedBy: github, content: "./sites/help" }), "platform:delivery": { github } },
        problems: [
            `${at}.uploadedBy: the block is not valid; allowed without content, which the program uploads. Remove one of them from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a site without a domain",
        changes: {
            ...docs({ certificateArn: arn("us-east-1") }),
            "platform:dns": undefined,
            "platform:loadBalancers": undefined,
            "platform:services": undefined,
            "platform:cluster": undefined,
        },
        problems: ["platform:dns: missing; it gives sites.docs a name and a certificate. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "a service whose alarms would be the site's",
        changes: {
            ...docs({}),
            "platform:services.site-docs": { image: "registry.example.gov/worker:1.0.0", memoryMiB: 64 },
        },
        problems: [
            "platform:services.site-docs: its alarms would have the names of those of sites.docs; allowed a name of its own. Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a load balancer whose alarms, and whose log of WAF, would be the site's",
        changes: { ...docs({}), "platform:loadBalancers.site-docs": { scheme: "internet-facing", waf: {} } },
        problems: [
            "platform:loadBalancers.site-docs: its alarms would have the names of those of sites.docs; allowed a name of its own. Rename it in Pulumi.test.yaml",
        ],
    },
]);

describe("config: sites of a stack that is elsewhere", () => {
    const linesAbout = (changes: object, stack = "test") =>
        report(check({ ...docs({}), ...changes }, { stack }).problems, stack)
            .split("\n")
            .filter((line) => line.includes("sites"));

    it("are refused where there is no CloudFront", () => {
        expect(linesAbout({ "aws:region": "us-gov-west-1" })).to.deep.equal([
            "- platform:sites: no CloudFront in us-gov-west-1: it is in regions of aws alone. Remove it from Pulumi.test.yaml",
        ]);
    });

    it("need a certificate of CloudFront's region where the zone is another team's", () => {
        const changes = { ...external, "aws:region": "eu-west-1" };
        expect(linesAbout(changes)).to.deep.equal([
            `- ${at}.hosts[0]: "docs.apps.example.gov" is not valid; allowed any with certificateArn, for the zone is another team's and the stack's certificate in another region than us-east-1${set}`,
        ]);
        expect(linesAbout({ ...changes, ...docs({ certificateArn: arn("us-east-1") }) })).to.deep.equal([]);
    });
});
