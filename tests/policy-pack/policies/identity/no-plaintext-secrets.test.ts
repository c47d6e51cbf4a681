import { expect } from "chai";
import { gzipSync } from "node:zlib";
import { noPlaintextSecrets } from "../../../../policy-pack/policies/identity/no-plaintext-secrets";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { analyze } from "../../harness/rpc";
import { context, resource } from "../../harness/views";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const KEY = ["AKIA", "EXAMPLEEXAMPLE12"].join("");
const task = (container: object) => ({ containerDefinitions: JSON.stringify([{ name: "app", ...container }]) });
const variable = (name: string, value: unknown) => task({ environment: [{ name, value }] });
const at = (place: string, instead = "the container's secrets") =>
    `subject (${TASK}): containerDefinitions${place} is a secret in plain sight; required: ${instead}. Fix: use ${instead}.`;
const SCRIPT = "export DB_PASSWORD=correct-horse\n";

describeResourcePolicy(noPlaintextSecrets, {
    type: TASK,
    compliant: [
        variable("NODE_ENV", "production"),
        variable("TOKEN_URL", "https://id.example.org/token"),
        variable("DB_SECRET", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db"),
        variable("API_KEY", ""),
        variable("USE_TOKEN", "true"),
        task({
            secrets: [{ name: "DB_PASSWORD", valueFrom: "/platform/db" }],
            command: ["serve", "--token-file", "/run/token"],
        }),
        task({ logConfiguration: { options: { "splunk-url": "https://logs.example.org" } } }),
    ],
    violating: [
        [
            {
                ...variable("DB_PASSWORD", "correct-horse"),
                environment: {
                    variables: { DB_PASSWORD: "correct-horse" },
                    environmentVariables: [{ name: "DB_PASSWORD", value: "correct-horse" }],
                },
                userData: SCRIPT,
                launchSpecifications: [{ userData: SCRIPT }],
                password: "correct-horse",
                masterPassword: "correct-horse",
            },
            at("[0].environment[0].value"),
        ],
        [variable("AWS_SECRET_ACCESS_KEY", "correct-horse"), at("[0].environment[0].value")],
        [variable("dbPassword", "correct-horse"), at("[0].environment[0].value")],
        [variable("SETTINGS", `key ${KEY}`), at("[0].environment[0].value")],
        [variable("DATABASE", "postgres://app:correct-horse@db.example.gov/app"), at("[0].environment[0].value")],
        [task({ Environment: [{ Name: "API_KEY", Value: "correct-horse" }] }), at("[0].Environment[0].Value")],
        [task({ command: ["serve", "--api-key", "correct-horse"] }), at("[0].command")],
        [task({ entryPoint: ["sh", "-c", "TOKEN=correct-horse serve"] }), at("[0].entryPoint")],
        [
            task({ logConfiguration: { options: { "splunk-token": "correct-horse" } } }),
            at("[0].logConfiguration.options.splunk-token", "the log configuration's secretOptions"),
        ],
        [{ containerDefinitions: secret("[]") }, at("")],
    ],
    unknown: [
        [
            { containerDefinitions: unknown() },
            `subject (${TASK}): undecided, as this is not known: containerDefinitions. ` +
                "Decided by: container definitions that are plain in the program.",
        ],
    ],
    secret: [variable("DB_PASSWORD", "hunter2"), "hunter2"],
    minimal: [task({})],
});

describe("no-plaintext-secrets: other places", () => {
    const found = (type: string, inputs: Record<string, unknown>) =>
        noPlaintextSecrets.check(resource(type, inputs), context()).map(({ kind, message }) => `${kind}: ${message}`);
    const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
    const base64 = (content: string | Buffer) => Buffer.from(content).toString("base64");

    it("reads scripts as they are, in base64 and compressed", () => {
        for (const userData of [SCRIPT, base64(SCRIPT), base64(gzipSync(SCRIPT)), base64(`aws configure set k ${KEY}`)])
            expect(found(TEMPLATE, { userData }), userData).to.have.length(1);
        for (const userData of [
            "#!/bin/sh\nTOKEN=$(fetch)\n",
            base64("PASSWORD=`fetch`"),
            base64("systemctl enable x"),
        ])
            expect(found(TEMPLATE, { userData }), userData).to.deep.equal([]);
        expect(found("aws:ec2/instance:Instance", { userDataBase64: base64(gzipSync(SCRIPT)) })).to.have.length(1);
    });

    it("cannot decide about a script that is not known, and refuses a secret one", () => {
        expect(found(TEMPLATE, { userData: unknown() })).to.deep.equal([
            `undecided: subject (${TEMPLATE}): undecided, as this is not known: userData. ` +
                "Decided by: a script that is plain in the program.",
        ]);
        expect(found(TEMPLATE, { userData: secret("true") })).to.have.length(1);
    });

    it("judges variables of functions whose values are not known by their names", () => {
        const variables = { TABLE: unknown(), DB_PASSWORD: unknown(), PLAIN: secret("x") };
        expect(
            found("aws:lambda/function:Function", { environment: { variables } }).map((text) => text.split(":")[0]),
        ).to.deep.equal(["undecided", "violation"]);
    });

    it("leaves variables alone that a build fetches", () => {
        const environment = { environmentVariables: [{ name: "TOKEN", value: "token", type: "SECRETS_MANAGER" }] };
        expect(found("aws:codebuild/project:Project", { environment })).to.deep.equal([]);
    });

    it("refuses master passwords whether known or not", async () => {
        const stack = new StackBuilder("preview");
        stack.add("aws:rds/instance:Instance", "db", { password: secret("hunter2") });
        stack.add("aws:rds/cluster:Cluster", "cluster", { masterPassword: unknown() });
        stack.add("aws:rds/instance:Instance", "managed", { manageMasterUserPassword: true });
        const { diagnostics } = await analyze([noPlaintextSecrets], stack.records);
        expect(diagnostics.map(({ message }) => message.split("\n")[1])).to.deep.equal([
            "db (aws:rds/instance:Instance): password is a secret in plain sight; " +
                "required: manageMasterUserPassword. Fix: use manageMasterUserPassword.",
            "cluster (aws:rds/cluster:Cluster): masterPassword is a secret in plain sight; " +
                "required: manageMasterUserPassword. Fix: use manageMasterUserPassword.",
        ]);
    });
});
