import path from "node:path";
import { expect } from "chai";
import { Database } from "../../../../components/databases/database";
import { DatabaseSetup } from "../../../../components/databases/setup";
import type { UsableDatabase } from "../../../../components/databases/app-access";
import { serviceUserPlaces } from "../../../../components/ecs/service/stores";
import { servicesSchema } from "../../../../components/ecs/service/schema/service";
import type { ServiceArgs } from "../../../../components/ecs/service/service";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { repeated } from "../../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../../harness/scope";
import { everyTransform, unreached } from "../../../harness/transforms";
import { databaseConfig, types } from "../../databases/fixture";
import { service } from "./fixture";

/** An account in which every parameter is missing. */
const freshAccount = path.join(__dirname, "../../../fixtures/answers/fresh-account.yaml");
const invocation = "aws:lambda/invocation:Invocation";
const definition = "aws:ecs/taskDefinition:TaskDefinition";
const common = { vpcId: "vpc-1", topics: testTopics, encryptionKeyArn: testKeyArn };
type Values = Readonly<Record<string, unknown>>;

function usable(key: string): UsableDatabase {
    const scope = testScope();
    const config = databaseConfig();
    const dataSubnetIds = { "us-east-1a": "subnet-dataa", "us-east-1b": "subnet-datab" };
    const { target } = new Database(`db-${key}`, {
        ...{ ...common, scope, key, config, dataSubnetIds },
        callers: [],
        deletionProtection: true,
        keepForRebuild: false,
    });
    const users = [{ parameters: "/p", keyAlias: "alias/platform-test-app" }];
    const privateSubnetIds = { "us-east-1a": "subnet-a" };
    const setup = { ...common, scope, database: target, users, privateSubnetIds };
    return { target, setup: new DatabaseSetup(`db-${key}-setup`, setup).target };
}

/** The service `app` with its databases. */
const connected = repeated(
    (config: Values, args: Partial<ServiceArgs> & { readonly key?: string } = {}, keys: readonly string[] = ["main"]) =>
        () => {
            const databases = Object.fromEntries(keys.map((key) => [key, usable(key)]));
            service(config, { stores: { databases, caches: {} }, ...args })();
        },
);

interface Container {
    readonly environment: readonly { readonly name: string; readonly value: string }[];
    readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
    readonly dockerLabels: Readonly<Record<string, string>>;
}

function container(recording: Recording, name = "app"): Container {
    const [app] = recording.document(definition, name, "containerDefinitions") as Container[];
    return app ?? { environment: [], secrets: [], dockerLabels: {} };
}

const names = (urns: readonly string[]) => urns.map((urn) => urn.replace(/^.*[$:]([\w-]+:\w+\/?\w*:\w+)::/, "$1 "));
const databases = { main: {} };

describe("a service with databases", () => {
    it("has containers that are known in a first preview", async () => {
        const { strict, placeholder } = await recordBoth(connected({ databases, image: "nginx:1.27" }));
        expect(container(strict)).to.deep.equal(container(placeholder));
        expect(container(strict).environment).to.deep.equal([
            { name: "AWS_REGION", value: "us-east-1" },
            { name: "PGDATABASE", value: "app" },
            { name: "PGPORT", value: "5432" },
            { name: "PGSSLMODE", value: "verify-full" },
        ]);
        const own = "/platform/test/services/app/databases/main";
        expect(container(strict).secrets).to.deep.equal([
            { name: "DATABASE_URL", valueFrom: `${own}/url` },
            { name: "PGHOST", valueFrom: "/platform/test/databases/main/host" },
            { name: "PGPASSWORD", valueFrom: `${own}/password` },
            { name: "PGUSER", valueFrom: `${own}/user` },
        ]);
    });

    it("asks AWS for no parameter that this very update writes, and rolls out with a new password", async () => {
        const label = async (uses: object) =>
            container(await record(connected({ databases: uses }), { fixtures: freshAccount })).dockerLabels[
                "secrets-digest"
            ];
        const labels = [
            await label(databases),
            await label({ main: { passwordVersion: 2 } }),
            await label({ main: { sslMode: "require" } }),
        ];
        expect(labels.filter((digest) => /^[0-9a-f]{16}$/.test(digest ?? ""))).to.have.length(3);
        expect(new Set(labels).size).to.equal(3);
        expect(await label(databases)).to.equal(labels[0]);
    });

    it("gets its user when key, database, firewall and function are there, and before anything of it runs", async () => {
        const tasks = { migrate: { command: ["migrate"], when: "before-deployment" } };
        const recording = await record(connected({ databases, tasks }));
        const user = recording.one(invocation, "app-db-main");
        expect(recording.inputs(invocation, "app-db-main")).to.deep.equal({
            functionName: "platform-test-db-main-setup",
            input: JSON.stringify({
                owner: "app",
                database: "app",
                auth: "password",
                logins: ["app__1", "app__2"],
                passwordVersion: 1,
                sslMode: "verify-full",
                parameterPrefix: "/platform/test/services/app/databases/main",
                keyId: recording.output(types.key, "app-secrets", "arn"),
            }),
        });
        expect(names(user.dependencies)).to.include.members([
            "aws:kms/alias:Alias app-secrets",
            "aws:kms/key:Key app-secrets",
            "aws:rds/instance:Instance db-main",
            "aws:ssm/parameter:Parameter db-main-host",
            "aws:iam/rolePolicy:RolePolicy db-main-setup",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule db-main-setup-access-tcp-443-443-0.0.0.0-0",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule db-main-setup-database",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule db-main-setup-database",
        ]);
        for (const [type, name] of [
            ["aws:ecs/service:Service", "app"],
            [invocation, "app-task-release-migrate"],
        ] as const) {
            expect(recording.one(type, name).dependencies, name).to.include(user.urn);
        }
    });

    it("leaves no secret in what is recorded", async () => {
        for (const recording of Object.values(await recordBoth(connected({ databases })))) {
            const inputs = JSON.stringify(recording.everything.map((resource) => resource.inputs));
            expect(inputs).not.to.match(/"(password|passwordWo|secretString|masterPassword)"/);
            expect(inputs).not.to.match(/postgres:\/\/[^:]+:[^@{]+@/);
        }
    });

    it("may read its parameters with its own key", async () => {
        const { strict } = await recordBoth(connected({ databases, image: "nginx:1.27" }));
        const { Statement } = strict.document("aws:iam/rolePolicy:RolePolicy", "app-roles-execution") as {
            readonly Statement: readonly { readonly Sid: string; readonly Resource: unknown }[];
        };
        expect(Statement.find(({ Sid }) => Sid === "ReadParameters")?.Resource).to.deep.equal(
            [
                "databases/main/host",
                ...["password", "url", "user"].map((name) => `services/app/databases/main/${name}`),
            ].map((name) => `arn:aws:ssm:us-east-1:123456789012:parameter/platform/test/${name}`),
        );
    });

    it("may log in by IAM as nobody but itself", async () => {
        const { strict } = await recordBoth(connected({ databases: { main: { auth: "iam" } } }));
        expect(strict.document("aws:iam/rolePolicy:RolePolicy", "app-roles-task")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "LogInToDatabases",
                    Effect: "Allow",
                    Action: "rds-db:connect",
                    Resource: ["arn:aws:rds-db:us-east-1:123456789012:dbuser:*/platform_test__app"],
                },
            ],
        });
    });

    it("connects from its own group with awsvpc, and otherwise by the instances' rule", async () => {
        const bridge = await record(connected({ databases }));
        expect(bridge.names(types.ingress).join()).not.to.contain("app-db");
        const recording = await record(connected({ databases, networkMode: "awsvpc" }));
        const group = recording.id(types.securityGroup, "app-tasks");
        const database = recording.id(types.securityGroup, "db-main-clients");
        const port = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
        expect(recording.inputs(types.ingress, "app-db-main")).to.deep.equal({
            ...{ securityGroupId: database, referencedSecurityGroupId: group, ...port },
            description: "From the service app",
        });
        expect(recording.inputs(types.egress, "app-db-main")).to.deep.equal({
            ...{ securityGroupId: group, referencedSecurityGroupId: database, ...port },
            description: "To database main",
        });
        const before = names(recording.one("aws:ecs/service:Service", "app").dependencies);
        expect(before).to.include.members([
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule app-db-main",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule app-db-main",
        ]);
    });

    it("has variables of each database, and a user in each", async () => {
        const config = { databases: { main: {}, "open-data": { auth: "iam" } } };
        const recording = await record(connected(config, {}, ["main", "open-data", "unused"]));
        const { environment, secrets } = container(recording);
        expect([...environment, ...secrets].map(({ name }) => name)).to.deep.equal([
            ...["AWS_REGION", "MAIN_PGDATABASE", "MAIN_PGPORT", "MAIN_PGSSLMODE"],
            ...["OPEN_DATA_PGDATABASE", "OPEN_DATA_PGPORT", "OPEN_DATA_PGSSLMODE", "OPEN_DATA_PGUSER"],
            ...["MAIN_DATABASE_URL", "MAIN_PGHOST", "MAIN_PGPASSWORD", "MAIN_PGUSER", "OPEN_DATA_PGHOST"],
        ]);
        expect(recording.names(invocation)).to.deep.equal(["app-db-main", "app-db-open-data"]);
    });

    it("shares its user with its variants", async () => {
        const config = { databases, networkMode: "awsvpc", variants: { next: {} } };
        const recording = await record(connected(config, { key: "app-next" }));
        expect(recording.names(invocation)).to.deep.equal([]);
        expect(container(recording, "app-next").secrets.map(({ valueFrom }) => valueFrom)).to.include(
            "/platform/test/services/app/databases/main/user",
        );
        expect(recording.names(types.ingress)).to.include("app-next-db-main");
    });

    it("can be transformed throughout", async () => {
        const recording = await record(connected({ databases, networkMode: "awsvpc" }, { transform: everyTransform }));
        expect(unreached(recording).filter((entry) => entry.includes("app"))).to.deep.equal([]);
    });

    it("is one that the function may write for, if it has a password", () => {
        const services = servicesSchema.parse({
            a: { image: "a", memoryMiB: 128, databases: { main: {}, own: { auth: "iam" } } },
            b: { image: "b", memoryMiB: 128, networkMode: "awsvpc", databases: { own: {}, far: {} } },
        });
        expect(serviceUserPlaces("platform-test", services, "own")).to.deep.equal([
            {
                parameters: serviceUserPlaces("p", services, "far")[0]?.parameters.replace("far", "own"),
                keyAlias: "alias/platform-test-b",
            },
        ]);
    });
});
