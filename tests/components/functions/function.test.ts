import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { everyTransform, unreached } from "../../harness/transforms";
import { cacheTarget, valkey } from "../caches/fixture";
import { everyTrigger, makeFunction, network, publicRoute, registry, types } from "./fixture";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

const statementsOf = (recording: Recording) =>
    (recording.document(types.rolePolicy, "fn-job") as { readonly Statement: readonly object[] }).Statement;

describe("ServerlessFunction", () => {
    it("is the same resources whether or not AWS has answered", async () => {
        const { strict, placeholder } = await recordBoth(makeFunction());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            "aws:cloudwatch/logGroup:LogGroup fn-job",
            "aws:cloudwatch/metricAlarm:MetricAlarm fn-job-errors",
            "aws:cloudwatch/metricAlarm:MetricAlarm fn-job-failures",
            "aws:cloudwatch/metricAlarm:MetricAlarm fn-job-slow",
            "aws:cloudwatch/metricAlarm:MetricAlarm fn-job-throttled",
            "aws:iam/role:Role fn-job",
            "aws:iam/rolePolicy:RolePolicy fn-job",
            "aws:lambda/alias:Alias fn-job",
            "aws:lambda/function:Function fn-job",
            "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig fn-job",
            "aws:sqs/queue:Queue fn-job-failures",
            "aws:sqs/queuePolicy:QueuePolicy fn-job-failures",
            "platform:functions:ServerlessFunction fn-job",
        ]);
    });

    it("runs an image of the registry: what the stack builds, or what was released last", async () => {
        const place = { accountId: "123456789012", region: "us-east-1" };
        const code = { repository: "job" };
        const uriOf = async (built: Record<string, pulumi.Output<string>>) =>
            (await record(makeFunction({ code }, { registry: { place, built } }))).inputs(types.function, "fn-job");
        const address = `123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/job@sha256:${"0".repeat(64)}`;
        expect(await uriOf({ job: pulumi.output(address) })).to.include({ packageType: "Image", imageUri: address });
        expect((await uriOf({}))["imageUri"]).to.match(/@sha256:[0-9a-f]{64}$/);
        const fixtures = "tests/fixtures/answers/fresh-account.yaml";
        const failure = await record(makeFunction({ code }), { fixtures }).catch((error: unknown) => error);
        expect(failure).to.have.property(
            "message",
            "the image of fn-job: there is no parameter /platform/test/images/fn-job. Create it, then run this again: npm run ops -- release fn-job <tag> --stack test",
        );
    });

    it("publishes a version of the folder, which writes to its own log", async () => {
        const { placeholder } = await recordBoth(makeFunction({ environment: { SITES: "https://example.gov" } }));
        const { code, ...inputs } = placeholder.inputs(types.function, "fn-job");
        expect(code).to.include({ path: "./functions/site-check" });
        expect(inputs).to.deep.equal({
            name: "platform-test-fn-job",
            description: "Function job of platform-test",
            role: placeholder.output("aws:iam/role:Role", "fn-job", "arn"),
            handler: "index.handler",
            runtime: "nodejs24.x",
            publish: true,
            architectures: ["arm64"],
            memorySize: 256,
            timeout: 30,
            environment: { variables: { SITES: "https://example.gov" } },
            loggingConfig: {
                logFormat: "JSON",
                logGroup: "/platform-test/functions/job",
                applicationLogLevel: "INFO",
                systemLogLevel: "WARN",
            },
        });
    });

    it("takes an image, with the copies that are kept for it", async () => {
        const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/job:1";
        const recording = await record(
            makeFunction({ code: { image }, reservedConcurrency: 10, architecture: "x86_64" }),
        );
        const inputs = recording.inputs(types.function, "fn-job");
        expect(inputs).to.include({ packageType: "Image", imageUri: image, reservedConcurrentExecutions: 10 });
        expect(inputs["architectures"]).to.deep.equal(["x86_64"]);
        expect(inputs).not.to.have.any.keys("handler", "runtime", "code");
    });

    it("is called through an alias of the newest version, whose failed events are kept", async () => {
        const { placeholder } = await recordBoth(makeFunction());
        expect(placeholder.inputs(types.alias, "fn-job")).to.include({
            name: "live",
            functionName: placeholder.output(types.function, "fn-job", "name"),
            functionVersion: placeholder.output(types.function, "fn-job", "version"),
        });
        expect(placeholder.inputs(types.eventInvokeConfig, "fn-job")).to.deep.equal({
            functionName: placeholder.output(types.alias, "fn-job", "functionName"),
            qualifier: placeholder.output(types.alias, "fn-job", "name"),
            maximumRetryAttempts: 2,
            maximumEventAgeInSeconds: 3600,
            destinationConfig: {
                onFailure: { destination: placeholder.output(types.queue, "fn-job-failures", "arn") },
            },
        });
    });

    it("may do what the stack file says, write its log and report failures", async () => {
        const roleStatements = [{ actions: ["s3:PutObject"], resources: ["arn:aws:s3:::reports/*"] }];
        const { strict } = await recordBoth(makeFunction({ roleStatements }));
        expect(statementsOf(strict)).to.deep.equal([
            { Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::reports/*"] },
            {
                Sid: "ReportFailures",
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: arn("sqs", "platform-test-fn-job-failures"),
            },
            {
                Sid: "WriteLogs",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: arn("logs", "log-group:/platform-test/functions/job:log-stream:*"),
            },
        ]);
    });

    it("runs in private subnets with a group whose deletion has an hour", async () => {
        const { strict, placeholder } = await recordBoth(makeFunction({ vpc: true }, { network }));
        expect(placeholder.inputs(types.function, "fn-job")["vpcConfig"]).to.deep.equal({
            subnetIds: ["subnet-a", "subnet-b"],
            securityGroupIds: [placeholder.id(types.group, "fn-job-access")],
        });
        expect(strict.one(types.group, "fn-job-access").options.customTimeouts).to.deep.equal({ delete: "60m" });
        expect(strict.names("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).to.deep.equal([
            "fn-job-access-on-premises-10.16.0.0-16",
            "fn-job-access-tcp-443-443-0.0.0.0-0",
        ]);
        expect(strict.names("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([]);
    });

    it("gets the names of parameters, never what is in them", async () => {
        const secrets = { TOKEN: "/platform/test/functions/job/token" };
        const { strict } = await recordBoth(
            makeFunction(
                { secrets, databases: { registry: {} } },
                { network, stores: { databases: { registry }, caches: {} } },
            ),
        );
        const own = "/platform/test/functions/job/databases/registry";
        expect(strict.inputs(types.function, "fn-job")["environment"]).to.deep.equal({
            variables: {
                STORE_VERSIONS: "password job 1 verify-full",
                NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
                PGPORT: "5432",
                PGDATABASE: "job",
                PGSSLMODE: "verify-full",
                TOKEN_PARAMETER: "/platform/test/functions/job/token",
                PGHOST_PARAMETER: "/platform/test/databases/registry/host",
                PGUSER_PARAMETER: `${own}/user`,
                PGPASSWORD_PARAMETER: `${own}/password`,
                DATABASE_URL_PARAMETER: `${own}/url`,
            },
        });
        const [read, decrypt] = statementsOf(strict);
        expect(read).to.include({ Sid: "ReadParameters", Action: "ssm:GetParameter" });
        expect(decrypt)
            .to.have.nested.property("Condition.ForAnyValue:StringEquals.kms:ResourceAliases")
            .eql(["alias/platform-test-fn-job"]);
        expect(strict.names(types.invocation)).to.deep.equal(["fn-job-db-registry"]);
        expect(strict.names("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([
            "fn-job-db-registry",
        ]);
    });

    it("needs a load balancer for a route", async () => {
        const config = { public: everyTrigger.public };
        const failure = await record(makeFunction(config)).then(
            () => undefined,
            (error: unknown) => error as Error,
        );
        expect(failure?.message).to.contain("fn-job: a route needs a load balancer to start from");
    });

    it("lets every resource be transformed", async () => {
        const uses = { databases: { registry: {} }, caches: ["tokens"] };
        const config = { ...everyTrigger, ...uses, secrets: { TOKEN: "/token" } };
        const stores = { databases: { registry }, caches: { tokens: cacheTarget("tokens", valkey) } };
        const args = { network, publicRoute, stores, transform: everyTransform };
        expect(unreached(await record(makeFunction(config, args)))).to.deep.equal([]);
    });
});
