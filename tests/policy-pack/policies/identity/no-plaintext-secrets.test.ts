import { expect } from "chai";
import { gzipSync } from "node:zlib";
import { noPlaintextSecrets } from "../../../../policy-pack/policies/identity/no-plaintext-secrets";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { Session } from "../../../../policy-pack/lib/session";
import { secret, StackBuilder, unknown } from "../../harness/stack";
import { context, resource, resourceArgs } from "../../harness/views";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const KEY = ["AKIA", "EXAMPLEEXAMPLE12"].join("");
const task = (container: object) => ({ containerDefinitions: JSON.stringify([{ name: "app", ...container }]) });
const variable = (name: string, value: unknown) => task({ environment: [{ name, value }] });
const at = (place: string, instead = "the container's secrets") =>
    `subject (${TASK}): containerDefinitions${place} is a secret in plain sight; required: ${instead}. Fix: use ${instead}.`;
const SCRIPT = "export DB_PASSWORD=correct-horse\n";
const VALUE = at("[0].environment[0].value");

describeResourcePolicy(noPlaintextSecrets, {
    type: TASK,
    compliant: [
        variable("NODE_ENV", "production"),
        variable("TOKEN_URL", "https://id.example.org/token"),
        variable("DB_SECRET", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db"),
        variable("DB_SECRET", "platform/prod/db"),
        variable("RDS_CREDENTIALS", "platform-prod-db"),
        variable("API_KEY", ""),
        variable("USE_TOKEN", "true"),
        variable("BYPASS", "everything"),
        variable("KMS_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"),
        variable("S3_KEY", "uploads/logo.png"),
        variable("MAX_TOKENS", "4096"),
        variable("PAYMENTS_WEBHOOK", "https://apps.example.gov/payments/notify"),
        task({
            secrets: [{ name: "DB_PASSWORD", valueFrom: "/platform/db" }],
            command: ["serve", "--token-file", "/run/token"],
            healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:3000/admin/ok"] },
        }),
        task({ logConfiguration: { options: { "splunk-url": "https://logs.example.org" } } }),
    ],
    violating: [
        [variable("DB_PASSWORD", "correct-horse"), VALUE],
        ...["AWS_SECRET_ACCESS_KEY", "dbPassword", "DB_PASS", "JWT_SIGNING_KEY", "API_KEY_V2", "CLIENT_SECRET"].map(
            (name) => [variable(name, "correct-horse"), VALUE] as const,
        ),
        [variable("SETTINGS", `key ${KEY}`), VALUE],
        [variable("SOME_KEY", "mE9vCq2LrT7xWz4YbN8sKd"), VALUE],
        [variable("DATABASE", "postgres://app:correct-horse@db.example.gov/app"), VALUE],
        [variable("CACHE_URL", "redis://:correct-horse@cache.example.gov:6379"), VALUE],
        [variable("ALERTS", "https://hooks.slack.com/services/T00000000/B00000000/correcthorse"), VALUE],
        [variable("TEAM_WEBHOOK", "https://chat.example.org/in/x7k2m9p4q1"), VALUE],
        [variable("JDBC", "jdbc:postgresql://db/app?user=app&password=correct-horse"), VALUE],
        [task({ Environment: [{ Name: "API_KEY", Value: "correct-horse" }] }), at("[0].Environment[0].Value")],
        [task({ command: ["serve", "--api-key", "correct-horse"] }), at("[0].command")],
        [task({ command: ["curl", "-u", "admin:correct-horse", "https://example.org"] }), at("[0].command")],
        [
            task({ healthCheck: { command: ["CMD-SHELL", "redis-cli -a correct-horse ping"] } }),
            at("[0].healthCheck.command"),
        ],
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
            `subject (${TASK}): decided in the update, as a preview does not know this: containerDefinitions. ` +
                "A preview can decide it with values that the program sets.",
        ],
    ],
    secret: [variable("DB_PASSWORD", "hunter2"), "hunter2"],
    minimal: [task({})],
});

describe("no-plaintext-secrets: other places", () => {
    const found = (type: string, inputs: Record<string, unknown>) =>
        (noPlaintextSecrets.early?.check(resource(type, inputs), context()) ?? []).map(
            ({ kind, message }) => `${kind}: ${message}`,
        );
    const kinds = (type: string, inputs: Record<string, unknown>) =>
        found(type, inputs).map((text) => text.split(":")[0]);
    const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
    const base64 = (content: string | Buffer) => Buffer.from(content).toString("base64");

    it("reads scripts as they are, in base64 and compressed", () => {
        for (const userData of [SCRIPT, base64(SCRIPT), base64(gzipSync(SCRIPT)), base64(`aws configure set k ${KEY}`)])
            expect(found(TEMPLATE, { userData }), userData).to.have.length(1);
        for (const userData of [
            "#!/bin/sh\nTOKEN=$(fetch)\n",
            base64("PASSWORD=`fetch`"),
            base64("systemctl enable x"),
            "docker run -u 1000:1000 app",
            "ExecStart=/usr/local/sbin/read-secrets [Install]",
            'TOKEN="$(curl -X PUT http://169.254.169.254/latest/api/token)"',
        ])
            expect(found(TEMPLATE, { userData }), userData).to.deep.equal([]);
        expect(found("aws:ec2/instance:Instance", { userDataBase64: base64(gzipSync(SCRIPT)) })).to.have.length(1);
        expect(
            found("aws:ec2/spotFleetRequest:SpotFleetRequest", { launchSpecifications: [{ userData: SCRIPT }] }),
        ).to.have.length(1);
    });

    it("leaves a script that is not known to the update, and refuses a secret one", () => {
        expect(found(TEMPLATE, { userData: unknown() })).to.deep.equal([
            `deferred: subject (${TEMPLATE}): decided in the update, as a preview does not know this: userData. ` +
                "A preview can decide it with a script that the program writes.",
        ]);
        expect(found(TEMPLATE, { userData: secret("true") })).to.have.length(1);
    });

    it("judges variables of functions whose values are not known by their names", () => {
        const variables = { TABLE: unknown(), DB_PASSWORD: unknown(), PLAIN: secret("x") };
        expect(kinds("aws:lambda/function:Function", { environment: { variables } })).to.deep.equal([
            "deferred",
            "violation",
        ]);
    });

    it("reads a function's variables as names, also where they are called name and value", () => {
        const environment = { variables: { NAME: "app", VALUE: "1", API_KEY: "correct-horse" } };
        expect(found("aws:lambda/function:Function", { environment })).to.have.length(1);
    });

    it("leaves variables alone that a build fetches", () => {
        const environment = { environmentVariables: [{ name: "TOKEN", value: "token", type: "SECRETS_MANAGER" }] };
        expect(found("aws:codebuild/project:Project", { environment })).to.deep.equal([]);
    });

    it("reads what images are built with, which their history shows", () => {
        const built = (buildArgs: object) => {
            const image = resource("docker-build:index:Image", { buildArgs });
            const judged = { ...image, provider: { urn: "", type: "", name: "", props: image.inputs } };
            return (noPlaintextSecrets.early?.check(judged, context()) ?? []).map(({ kind }) => kind);
        };
        expect(built({ NPM_PASSWORD: "correct-horse-battery" })).to.deep.equal(["violation"]);
        expect(built({ PLAIN: secret("x") })).to.deep.equal(["violation"]);
        expect(built({ COLOUR: "blue", TOKEN: unknown() })).to.deep.equal(["deferred"]);
    });

    it("reads what scheduled tasks are started with", () => {
        const override = { name: "app", environment: [{ name: "DB_PASS", value: "correct-horse" }] };
        const input = JSON.stringify({ containerOverrides: [override] });
        expect(found("aws:scheduler/schedule:Schedule", { target: { input } })).to.have.length(1);
        expect(found("aws:cloudwatch/eventTarget:EventTarget", { input })).to.have.length(1);
        const commands = { containerOverrides: [{ name: "app", command: ["job", "--password", "correct-horse"] }] };
        expect(
            found("aws:scheduler/schedule:Schedule", { target: { input: JSON.stringify(commands) } }),
        ).to.have.length(1);
    });

    it("finds what is typed in under a secret's name, and leaves the words of AWS and single-use tokens alone", () => {
        const listener = (clientSecret: unknown) => ({
            defaultActions: [{ type: "authenticate-oidc", authenticateOidc: { clientId: "web", clientSecret } }],
        });
        expect(found("aws:lb/listener:Listener", listener("correct-horse"))).to.have.length(1);
        expect(found("aws:lb/listener:Listener", listener(secret("correct-horse")))).to.deep.equal([]);
        expect(found("aws:lb/listener:Listener", listener(unknown()))).to.deep.equal([]);
        expect(
            found("aws:sns/topicSubscription:TopicSubscription", {
                endpoint: "https://hooks.slack.com/services/T00000000/B00000000/correcthorse",
            }),
        ).to.have.length(1);
        expect(
            found("aws:cognito/userPoolClient:UserPoolClient", {
                tokenValidityUnits: { accessToken: "minutes", refreshToken: "days" },
                explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
            }),
        ).to.deep.equal([]);
        expect(found("aws:efs/fileSystem:FileSystem", { creationToken: "platform-files" })).to.deep.equal([]);
        const triggers = { PAYMENT_API_KEY: "a7d1c3e9-0000-4000-8000-1234567890ab" };
        expect(found("aws:ecs/service:Service", { triggers })).to.deep.equal([]);
    });

    it("refuses passwords for which AWS has better, whether known or not", () => {
        expect(found("aws:rds/instance:Instance", { password: secret("hunter2") })).to.deep.equal([
            "violation: subject (aws:rds/instance:Instance): password is a secret in plain sight; " +
                "required: manageMasterUserPassword. Fix: use manageMasterUserPassword.",
        ]);
        expect(kinds("aws:rds/cluster:Cluster", { masterPassword: unknown() })).to.deep.equal(["violation"]);
        expect(kinds("aws:ec2/vpnConnection:VpnConnection", { tunnel1PresharedKey: "x" })).to.deep.equal(["violation"]);
        expect(found("aws:rds/instance:Instance", { manageMasterUserPassword: true })).to.deep.equal([]);
    });

    it("spares a first password that is secret and write-only, of those whose setup replaces it", () => {
        const INSTANCE = "aws:rds/instance:Instance";
        const findings = (inputs: Record<string, unknown>, parent: string, oneTimePasswords?: readonly string[]) => {
            const { record } = new StackBuilder("preview").add(INSTANCE, "subject", inputs, parent);
            const config = oneTimePasswords === undefined ? {} : { config: { oneTimePasswords } };
            const subject = new Session([]).resource(resourceArgs(record));
            return noPlaintextSecrets.early?.check(subject, context(config, noPlaintextSecrets)) ?? [];
        };
        const [own, others] = ["platform:databases:Database", "platform:shop:Database"];
        expect(findings({ passwordWo: secret("hunter2") }, own)).to.deep.equal([]);
        expect(findings({ passwordWo: secret("hunter2") }, others)).to.have.length(1);
        expect(findings({ passwordWo: secret("hunter2") }, others, ["platform:shop:*"])).to.deep.equal([]);
        expect(findings({ passwordWo: "hunter2" }, own), "not marked as a secret").to.have.length(1);
        expect(findings({ password: secret("hunter2") }, own), "kept by the provider").to.have.length(1);
    });

    it("wants parameters that are secrets to be secure strings", () => {
        const parameter = (inputs: Record<string, unknown>) => kinds("aws:ssm/parameter:Parameter", inputs);
        const named = { name: "/platform/db/password", type: "String" };
        expect(parameter({ ...named, value: "correct-horse" })).to.deep.equal(["violation"]);
        expect(parameter({ ...named, value: unknown() })).to.deep.equal(["deferred"]);
        expect(parameter({ ...named, type: "SecureString", value: "correct-horse" })).to.deep.equal([]);
        expect(parameter({ name: "/platform/db/host", type: "String", value: "db.example.gov" })).to.deep.equal([]);
    });
});
