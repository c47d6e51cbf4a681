import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import { service } from "./fixture";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

const logs = {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/services/app:*",
};
const registry = { Sid: "LogInToEcr", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" };
const pull = (repository: string) => ({
    Sid: "PullImage",
    Effect: "Allow",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: repository,
});
const decrypt = {
    Sid: "DecryptSecrets",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: "arn:aws:kms:us-east-1:123456789012:key/*",
    Condition: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/platform-test-app"] },
        StringEquals: {
            "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com", "ssm.us-east-1.amazonaws.com"],
        },
    },
};

/** The statements of a role's policy, which are the same and known in both worlds. */
async function statements(kind: string, config: Readonly<Record<string, unknown>>, key = "app"): Promise<unknown> {
    const { strict, placeholder } = await recordBoth(service(config, { key }));
    const document = strict.document(rolePolicy, `${key}-roles-${kind}`);
    expect(document).to.deep.equal(placeholder.document(rolePolicy, `${key}-roles-${kind}`));
    expect(document).to.have.property("Version", "2012-10-17");
    return (document as { Statement: unknown }).Statement;
}

describe("TaskRoles", () => {
    it("are taken by ECS alone, for this account's tasks", async () => {
        const recording = await record(service());
        for (const kind of ["execution", "task"]) {
            expect(recording.inputs(role, `app-roles-${kind}`)["name"]).to.equal(`platform-test-app-${kind}`);
            expect(recording.document(role, `app-roles-${kind}`, "assumeRolePolicy")).to.deep.equal({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "ecs-tasks.amazonaws.com" },
                        Action: "sts:AssumeRole",
                        Condition: {
                            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:123456789012:*" },
                            StringEquals: { "aws:SourceAccount": "123456789012" },
                        },
                    },
                ],
            });
        }
    });

    const images = [
        {
            image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:1.0.0",
            expected: [registry, pull("arn:aws:ecr:us-east-1:123456789012:repository/team/app"), logs],
        },
        {
            image: `999999999999.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${"0".repeat(64)}`,
            expected: [registry, pull("arn:aws:ecr:eu-west-1:999999999999:repository/app"), logs],
        },
        {
            image: "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:1",
            expected: [registry, pull("arn:aws:ecr:us-east-1:123456789012:repository/app"), logs],
        },
        { image: "public.ecr.aws/nginx/nginx:1.27", expected: [logs] },
        { image: "nginx:1.27", expected: [logs] },
    ];
    for (const { image, expected } of images) {
        it(`pull ${image} and nothing else`, async () => {
            expect(await statements("execution", { image })).to.deep.equal(expected);
        });
    }

    it("read exactly the service's secrets, each once", async () => {
        const db = "arn:aws:secretsmanager:us-east-1:123456789012:secret:team/db-a1B2c3";
        const parameter = "arn:aws:ssm:us-east-1:123456789012:parameter/shared/key";
        const secrets = { USER: `${db}:user::`, PASSWORD: `${db}:password::`, TOKEN: "/app/token", KEY: parameter };
        expect(await statements("execution", { image: "nginx:1.27", secrets })).to.deep.equal([
            logs,
            {
                Sid: "ReadParameters",
                Effect: "Allow",
                Action: "ssm:GetParameters",
                Resource: ["arn:aws:ssm:us-east-1:123456789012:parameter/app/token", parameter],
            },
            { Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [db] },
            decrypt,
        ]);
    });

    it("decrypt a variant's secrets with its service's key", async () => {
        const config = { image: "nginx:1.27", secrets: { TOKEN: "/app/token" }, variants: { next: {} } };
        expect(await statements("execution", config, "app-next")).to.deep.include.members([decrypt]);
    });

    it("let the app do what the configuration says", async () => {
        const taskRoleStatements = [
            { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::forms/*"] },
            {
                actions: ["ses:SendEmail"],
                resources: ["*"],
                condition: { StringEquals: { "ses:FromAddress": "forms@example.gov" } },
            },
        ];
        expect(await statements("task", { taskRoleStatements })).to.deep.equal([
            { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::forms/*"] },
            {
                Effect: "Allow",
                Action: ["ses:SendEmail"],
                Resource: ["*"],
                Condition: { StringEquals: { "ses:FromAddress": "forms@example.gov" } },
            },
        ]);
    });

    it("let shells be opened, encrypted and recorded, only with exec", async () => {
        const logGroup = "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/ecs-exec";
        expect(await statements("task", { exec: true })).to.deep.equal([
            {
                Sid: "ExecChannels",
                Effect: "Allow",
                Action: [
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                ],
                Resource: "*",
            },
            { Sid: "FindExecLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
            {
                Sid: "RecordExec",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resource: [logGroup, `${logGroup}:*`],
            },
            {
                Sid: "DecryptExec",
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: "arn:aws:kms:us-east-1:123456789012:key/*",
                Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/platform-test"] } },
            },
        ]);
        const recording = await record(service({ exec: true }));
        expect(recording.inputs("aws:ecs/service:Service", "app")["enableExecuteCommand"]).to.equal(true);
        expect((await record(service())).names(rolePolicy)).to.deep.equal(["app-roles-execution"]);
    });

    it("let the log router write to CloudWatch Logs, and read its secrets at the start", async () => {
        const forward = {
            host: "logs.example.org",
            port: 8443,
            secretOptions: { http_User: "/logs/user" },
            ca: "/logs/ca",
        };
        expect(await statements("task", { logging: { forward } })).to.deep.equal([logs]);
        const parameter = (name: string) => `arn:aws:ssm:us-east-1:123456789012:parameter${name}`;
        expect(await statements("execution", { logging: { forward } })).to.deep.include({
            Sid: "ReadParameters",
            Effect: "Allow",
            Action: "ssm:GetParameters",
            Resource: [parameter("/logs/ca"), parameter("/logs/user")],
        });
    });
});
