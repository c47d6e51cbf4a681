/** A program that goes wrong, and what is said of it after the plan. */
export interface FailingProgram {
    readonly what: string;
    readonly files: Readonly<Record<string, string>>;
    readonly flags?: readonly string[];
    readonly code: number;
    /** The last lines of the output, summary aside. */
    readonly says: readonly string[];
}

/** Programs that go wrong, each in one way. */
export const FAILING_PROGRAMS: readonly FailingProgram[] = [
    {
        what: "throws",
        files: {
            "index.ts":
                "interface Size { count: number }\nfunction check(size: Size): never {\n    throw new RangeError(`${size.count} is too many`);\n}\ncheck({ count: 9 });\n",
        },
        code: 2,
        says: [
            "error: RangeError: 9 is too many",
            "    3 |     throw new RangeError(`${size.count} is too many`);",
            "                  ^",
            "    at check (index.ts:3:11)",
            "    at Object.<anonymous> (index.ts:5:1)",
        ],
    },
    {
        what: "throws in a module that it imports",
        files: {
            "lib/limits.ts": 'export const limit = (): never => {\n    throw new Error("no limit");\n};\n',
            "index.ts": 'import { limit } from "./lib/limits";\nlimit();\n',
        },
        code: 2,
        says: [
            "error: no limit",
            '    2 |     throw new Error("no limit");',
            "                  ^",
            "    at limit (lib/limits.ts:2:11)",
            "    at Object.<anonymous> (index.ts:2:1)",
        ],
    },
    {
        what: "throws in apply",
        files: {
            "index.ts":
                'import { Topic } from "@pulumi/aws/sns";\nnew Topic("t", { name: "x" }).name.apply((name) => {\n    throw new Error(`no ${name}`);\n});\n',
        },
        code: 2,
        says: [
            "error: no x",
            "    3 |     throw new Error(`no ${name}`);",
            "                  ^",
            "    at index.ts:3:11",
        ],
    },
    {
        what: "throws in the placeholder world only",
        files: {
            "index.ts":
                'import { Topic } from "@pulumi/aws/sns";\nnew Topic("t").arn.apply(() => {\n    throw new Error("too late");\n});\n',
        },
        code: 2,
        says: [
            "error: too late",
            "  (in the placeholder world only)",
            '    3 |     throw new Error("too late");',
            "                  ^",
            "    at index.ts:3:11",
        ],
    },
    {
        what: "rejects",
        files: { "index.ts": 'module.exports = Promise.resolve().then(() => {\n    throw new Error("later");\n});\n' },
        code: 2,
        says: ["error: later", '    2 |     throw new Error("later");', "                  ^", "    at index.ts:2:11"],
    },
    {
        what: "throws something that is not an error",
        files: { "index.ts": 'throw "just text";\n' },
        code: 2,
        says: ["error: just text"],
    },
    {
        what: "tells of bad configuration with a RunError",
        files: {
            "index.ts":
                'import { RunError } from "@pulumi/pulumi";\nthrow new RunError("config: 1 problem\\n- sample:size: 9 is too many");\n',
        },
        code: 2,
        says: ["error: config: 1 problem", "  - sample:size: 9 is too many"],
    },
    {
        what: "tells of a bad resource with a ResourceError",
        files: {
            "index.ts":
                'import { ResourceError } from "@pulumi/pulumi";\nimport { Topic } from "@pulumi/aws/sns";\nthrow new ResourceError("wrong size", new Topic("t"), true);\n',
        },
        code: 2,
        says: ["error: wrong size", "  resource urn:pulumi:dev::sample::aws:sns/topic:Topic::t"],
    },
    {
        what: "has a syntax error",
        files: { "index.ts": "const a = 1;\nconst b = = 2;\n" },
        code: 2,
        says: [
            'error: SyntaxError: <root>/index.ts:2:11: Unexpected "="',
            "    2 | const b = = 2;",
            "                  ^",
            "    at index.ts:2:11",
        ],
    },
    {
        what: "imports a module that does not exist",
        files: { "index.ts": 'import "./nothing";\n' },
        code: 2,
        says: [
            "error: Cannot find module './nothing'",
            '    1 | import "./nothing";',
            "               ^",
            "    at Object.<anonymous> (index.ts:1:8)",
        ],
    },
    {
        what: "calls process.exit",
        files: { "index.ts": "process.exit(3);\n" },
        code: 2,
        says: [
            "error: the program called process.exit(3)",
            "    1 | process.exit(3);",
            "                ^",
            "    at Object.<anonymous> (index.ts:1:9)",
        ],
    },
    {
        what: "never ends because of a timer",
        files: { "index.ts": "setInterval(() => undefined, 1000);\n" },
        flags: ["--timeout", "2"],
        code: 2,
        says: ["error: the program had not ended after 2 s (--timeout). It is kept alive by: Timeout."],
    },
    {
        what: "never ends because of a loop",
        files: { "index.ts": "for (;;) {\n}\n" },
        flags: ["--timeout", "2"],
        code: 2,
        says: ["error: the program was still busy after 2 s (--timeout): is there an endless loop?"],
    },
    {
        what: "waits for nothing",
        files: { "index.ts": "module.exports = new Promise(() => undefined);\n" },
        code: 2,
        says: ["error: the program waits for a promise that nothing will ever resolve"],
    },
    {
        what: "gives a resource a promise that is never resolved",
        files: {
            "index.ts":
                'import { Topic } from "@pulumi/aws/sns";\nnew Topic("t", { name: new Promise<string>(() => undefined) });\n',
        },
        code: 2,
        says: [
            "error: the program ended while resources were still waiting to be registered. A promise that is never resolved was passed to one, or resources wait for each other in a circle.",
        ],
    },
    {
        what: "gives two resources the same name",
        files: {
            "index.ts": 'import { Topic } from "@pulumi/aws/sns";\nnew Topic("t");\nnew Topic("t");\n',
        },
        code: 2,
        says: [
            'error program/duplicate-urn t: two resources are named "t" (aws:sns/topic:Topic)',
            "    at index.ts:3:1",
            "    Give one another name.",
        ],
    },
    {
        what: "asks a data source that nobody can answer",
        files: {
            "index.ts":
                'import { getZone } from "@pulumi/aws/route53";\nexport const zone = getZone({ tags: { team: "web" } }).then(({ arn }) => arn);\n',
        },
        code: 2,
        says: [
            'error program/data-source nothing is known about the result of aws:route53/getZone:getZone({"tags":{"team":"web"}})',
            "    Add to preview-fixtures.yaml:",
            "      invokes:",
            "        - token: aws:route53/getZone:getZone",
            '          arguments: {"tags":{"team":"web"}}',
            "          result: { arn: …, callerReference: …, comment: …, id: …, linkedServiceDescription: …, linkedServicePrincipal: …, name: …, nameServers: …, primaryNameServer: …, resourceRecordSetCount: …, tags: …, zoneId: … }",
        ],
    },
    {
        what: "refers to a stack that nobody knows",
        files: {
            "index.ts":
                'import { StackReference } from "@pulumi/pulumi";\nexport const id = new StackReference("example/network/prod").getOutput("vpcId");\n',
        },
        code: 2,
        says: [
            'error program/stack-reference nothing is known about the outputs of stack "example/network/prod"',
            "    Add to preview-fixtures.yaml:",
            "      stackReferences:",
            '        "example/network/prod":',
            "          <output>: <value>",
        ],
    },
    {
        what: "creates a resource inside apply",
        files: {
            "index.ts": 'import { Topic } from "@pulumi/aws/sns";\nnew Topic("t").arn.apply(() => new Topic("p"));\n',
        },
        code: 1,
        says: [
            "A resource must not depend on values that are unknown in a first preview: create it outside of apply().",
            "only in placeholder urn:pulumi:dev::sample::aws:sns/topic:Topic::p",
        ],
    },
    {
        what: "gives an image of awsx the address of a repository that is still to come",
        files: {
            "index.ts":
                'import { ecr } from "@pulumi/awsx";\nnew ecr.Image("i", { repositoryUrl: new ecr.Repository("r").url });\n',
        },
        code: 1,
        says: [
            "awsx.ecr.Image makes its child only when all of its arguments are known: give repositoryUrl as an address made from names.",
            "only in placeholder urn:pulumi:dev::sample::awsx:ecr:Image$docker-build:index:Image::77f076b3-container",
            "only in placeholder urn:pulumi:dev::sample::pulumi:providers:docker-build::default_0_0_14",
        ],
    },
    {
        what: "logs an error and goes on",
        files: { "index.ts": 'import { log } from "@pulumi/pulumi";\nvoid log.error("half of it is missing");\n' },
        code: 2,
        says: ["  error: half of it is missing"],
    },
];
