import { expect } from "chai";
import type { DatabaseSetupArgs } from "../../../components/databases/setup";
import { alarmInputs } from "../../harness/alarms";
import { record, recordBoth } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { types } from "./fixture";
import { setup } from "./setup-fixture";

const fn = "aws:lambda/function:Function";
const invocation = "aws:lambda/invocation:Invocation";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
type Values = Readonly<Record<string, unknown>>;

const stack = { masterPassword: "stack" };
const names = (urns: readonly string[]) => urns.map((urn) => urn.replace(/^.*[$:]([\w-]+:\w+\/?\w*:\w+)::/, "$1 "));

async function statements(config: Values, args: Partial<DatabaseSetupArgs> = {}): Promise<readonly object[]> {
    const { strict } = await recordBoth(setup(config, args));
    const document = strict.document("aws:iam/rolePolicy:RolePolicy", "db-main-setup") as { Statement: object[] };
    return document.Statement;
}

describe("DatabaseSetup", () => {
    it("makes these resources, in both worlds", async () => {
        const { strict, placeholder } = await recordBoth(setup());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.list.filter((entry) => entry.includes("db-main-setup"))).to.deep.equal([
            "aws:cloudwatch/logGroup:LogGroup db-main-setup",
            "aws:cloudwatch/metricAlarm:MetricAlarm db-main-setup",
            "aws:ec2/securityGroup:SecurityGroup db-main-setup-access",
            "aws:iam/role:Role db-main-setup",
            "aws:iam/rolePolicy:RolePolicy db-main-setup",
            "aws:lambda/function:Function db-main-setup",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule db-main-setup-access-tcp-443-443-0.0.0.0-0",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule db-main-setup-database",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule db-main-setup-database",
            "platform:databases:DatabaseSetup db-main-setup",
            "platform:databases:SetupFirewall db-main-setup-access",
        ]);
    });

    it("is a function in the private subnets that knows where the database and the master password are", async () => {
        const recording = await record(setup());
        const { code, environment, ...inputs } = recording.inputs(fn, "db-main-setup");
        expect(code).to.have.property("assets");
        const { variables } = environment as { variables: Record<string, string> };
        expect(variables).to.deep.equal({
            SETTINGS: variables["SETTINGS"],
            NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
        });
        const secrets = recording.output(types.instance, "db-main", "masterUserSecrets") as { secretArn: string }[];
        expect(JSON.parse(variables["SETTINGS"] ?? "")).to.deep.equal({
            host: recording.output(types.instance, "db-main", "address"),
            port: 5432,
            masterSecret: secrets[0]?.secretArn,
        });
        expect(inputs).to.deep.equal({
            name: "platform-test-db-main-setup",
            description: "Makes users of database main",
            role: "arn:aws:iam::123456789012:role/platform-test-db-main-setup",
            runtime: "nodejs24.x",
            architectures: ["arm64"],
            handler: "index.handler",
            memorySize: 256,
            timeout: 900,
            loggingConfig: { logFormat: "JSON", logGroup: "/platform-test/databases/main/setup" },
            vpcConfig: {
                subnetIds: ["subnet-a", "subnet-b"],
                securityGroupIds: [recording.id(types.securityGroup, "db-main-setup-access")],
            },
        });
        // Before its role may make network interfaces, AWS makes no function in a VPC.
        expect(names(recording.one(fn, "db-main-setup").dependencies)).to.include(
            "aws:iam/rolePolicy:RolePolicy db-main-setup",
        );
    });

    it("reaches the database, and AWS by HTTPS", async () => {
        const recording = await record(setup());
        const group = recording.id(types.securityGroup, "db-main-setup-access");
        const database = recording.id(types.securityGroup, "db-main-clients");
        const port = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
        expect(recording.inputs(types.ingress, "db-main-setup-database")).to.deep.equal({
            ...{ securityGroupId: database, referencedSecurityGroupId: group, ...port },
            description: "From the setup function",
        });
        expect(recording.inputs(types.egress, "db-main-setup-database")).to.deep.equal({
            ...{ securityGroupId: group, referencedSecurityGroupId: database, ...port },
            description: "To database main",
        });
    });

    const interfaces = [
        ...["AssignPrivateIpAddresses", "CreateNetworkInterface", "DeleteNetworkInterface"],
        ...["DescribeNetworkInterfaces", "DescribeSubnets", "UnassignPrivateIpAddresses"],
    ].map((action) => `ec2:${action}`);
    const always = [
        {
            Sid: "WriteUsers",
            Effect: "Allow",
            Action: "ssm:PutParameter",
            Resource: ["forms", "permits"].map((app) =>
                arn("ssm", `parameter/platform/test/services/${app}/databases/main/*`),
            ),
        },
        {
            Sid: "EncryptUsers",
            Effect: "Allow",
            Action: ["kms:Encrypt", "kms:GenerateDataKey"],
            Resource: arn("kms", "key/*"),
            Condition: {
                "ForAnyValue:StringEquals": {
                    "kms:ResourceAliases": ["alias/platform-test-forms", "alias/platform-test-permits"],
                },
                StringEquals: { "kms:ViaService": ["ssm.us-east-1.amazonaws.com"] },
            },
        },
        {
            Sid: "WriteLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: arn("logs", "log-group:/platform-test/databases/main/setup:log-stream:*"),
        },
        { Sid: "MakeInterfaces", Effect: "Allow", Action: interfaces, Resource: "*" },
        {
            Sid: "NotFromTheCode",
            Effect: "Deny",
            Action: interfaces,
            Resource: "*",
            Condition: {
                ArnEquals: { "lambda:SourceFunctionArn": arn("lambda", "function:platform-test-db-main-setup") },
            },
        },
    ];
    const itsKey = {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/platform-test-db-main"] },
        StringEquals: { "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com"] },
    };

    it("may read this database's master secret and write these users, and cannot read them back", async () => {
        expect(await statements({})).to.deep.equal([
            {
                Sid: "ReadMasterSecret",
                Effect: "Allow",
                Action: "secretsmanager:GetSecretValue",
                Resource: arn("secretsmanager", "secret:rds!db-*"),
                Condition: {
                    StringEquals: {
                        "aws:ResourceTag/aws:rds:primaryDBInstanceArn": arn("rds", "db:platform-test-main"),
                    },
                },
            },
            {
                Sid: "DecryptMasterSecret",
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: arn("kms", "key/*"),
                Condition: itsKey,
            },
            ...always,
        ]);
    });

    it("may set the master password of this database where RDS does not", async () => {
        expect(await statements(stack)).to.deep.equal([
            {
                Sid: "RotateMasterSecret",
                Effect: "Allow",
                Action: ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"].map(
                    (action) => `secretsmanager:${action}`,
                ),
                Resource: arn("secretsmanager", "secret:platform-test-db-main-master-*"),
            },
            {
                Sid: "EncryptMasterSecret",
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                Resource: arn("kms", "key/*"),
                Condition: itsKey,
            },
            {
                Sid: "SetMasterPassword",
                Effect: "Allow",
                Action: "rds:ModifyDBInstance",
                Resource: arn("rds", "db:platform-test-main"),
            },
            ...always,
        ]);
    });

    it("may write nothing where no app has a password", async () => {
        expect((await statements({}, { users: [] })).slice(2)).to.deep.equal(always.slice(2));
    });

    it("sets the first master password in the same update, and rotates it from then on", async () => {
        const recording = await record(setup({ ...stack, masterPasswordRotationDays: 14 }));
        const name = "db-main-setup-master";
        expect(recording.inputs("aws:secretsmanager/secret:Secret", name)).to.deep.equal({
            namePrefix: "platform-test-db-main-master-",
            description: "Master user of database main",
            kmsKeyId: recording.output(types.key, "db-main", "arn"),
        });
        expect(recording.inputs(invocation, name)).to.deep.equal({
            functionName: "platform-test-db-main-setup",
            input: "{}",
        });
        expect(names(recording.one(invocation, name).dependencies)).to.include.members([
            "aws:rds/instance:Instance db-main",
            "aws:iam/rolePolicy:RolePolicy db-main-setup",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule db-main-setup-database",
        ]);
        const secretId = recording.output("aws:secretsmanager/secret:Secret", name, "arn");
        expect(recording.inputs("aws:secretsmanager/secretRotation:SecretRotation", name)).to.deep.equal({
            secretId,
            rotationLambdaArn: arn("lambda", "function:platform-test-db-main-setup"),
            rotationRules: { automaticallyAfterDays: 14 },
            rotateImmediately: false,
        });
        expect(recording.inputs("aws:lambda/permission:Permission", name)).to.deep.equal({
            function: "platform-test-db-main-setup",
            action: "lambda:InvokeFunction",
            principal: "secretsmanager.amazonaws.com",
            sourceArn: secretId,
        });
        const rotation = recording.one("aws:secretsmanager/secretRotation:SecretRotation", name);
        expect(names(rotation.dependencies)).to.include.members([
            "aws:lambda/permission:Permission db-main-setup-master",
            "aws:lambda/invocation:Invocation db-main-setup-master",
        ]);
        const { variables } = recording.inputs(fn, "db-main-setup")["environment"] as {
            variables: { SETTINGS: string };
        };
        expect(JSON.parse(variables.SETTINGS)).to.deep.include({
            masterSecret: secretId,
            instance: "platform-test-main",
            masterUser: "platform_master",
        });
    });

    it("tells of a failure", async () => {
        const { alarmDescription, ...alarm } = alarmInputs(await record(setup()), "db-main-setup");
        expect(alarmDescription).to.match(/^A user of database main was not made, or its master password not set: /);
        expect(alarm).to.include({ namespace: "AWS/Lambda", metricName: "Errors", threshold: 0 });
        expect(alarm["dimensions"]).to.deep.equal({ FunctionName: "platform-test-db-main-setup" });
    });

    it("can be transformed throughout", async () => {
        const recording = await record(setup(stack, { transform: everyTransform }));
        expect(unreached(recording).filter((entry) => entry.includes("setup"))).to.deep.equal([]);
    });
});
