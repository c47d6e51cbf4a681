import path from "node:path";
import { expect } from "chai";
import { createCaches } from "../../../../components/caches/caches";
import { caches as block } from "../../../../components/caches/block";
import { appsOfCaches } from "../../../../components/caches/uses";
import { servicesSchema } from "../../../../components/ecs/service/schema/service";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { repeated } from "../../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../../harness/scope";
import { everyTransform, unreached } from "../../../harness/transforms";
import { memcached, types, valkey } from "../../caches/fixture";
import { service } from "./fixture";

/** An account in which every parameter is missing. */
const freshAccount = path.join(__dirname, "../../../fixtures/answers/fresh-account.yaml");
const definition = "aws:ecs/taskDefinition:TaskDefinition";
type Values = Readonly<Record<string, unknown>>;

const services = (configs: Readonly<Record<string, object>>) =>
    servicesSchema.parse(
        Object.fromEntries(
            Object.entries(configs).map(([name, config]) => [name, { image: "nginx:1.27", memoryMiB: 64, ...config }]),
        ),
    );

/** The service `app` with its caches. */
const connected = repeated(
    (config: Values, configs: Readonly<Record<string, object>> = { pages: valkey }, args: object = {}) =>
        () => {
            const parsed = block.schema.parse(configs);
            const app = { image: "nginx:1.27", ...config };
            const caches = createCaches(parsed, {
                shared: () => ({
                    scope: testScope(),
                    vpcId: "vpc-1",
                    dataSubnetIds: { "us-east-1a": "subnet-dataa", "us-east-1b": "subnet-datab" },
                    topics: testTopics,
                    encryptionKeyArn: testKeyArn,
                    deletionProtection: true,
                }),
                apps: appsOfCaches(parsed, [services({ app: config })]),
                callers: () => [],
            });
            service(app, { stores: { databases: {}, caches }, ...args })();
        },
);

interface Container {
    readonly environment: readonly { readonly name: string; readonly value: string }[];
    readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
    readonly dockerLabels: Readonly<Record<string, string>>;
}

function container(recording: Recording): Container | undefined {
    return (recording.document(definition, "app", "containerDefinitions") as Container[])[0];
}

const caches = ["pages"];

describe("a service with caches", () => {
    it("has containers that are known in a first preview", async () => {
        const { strict, placeholder } = await recordBoth(connected({ caches }));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(container(strict)).to.deep.equal(container(placeholder));
        expect(container(strict)?.environment).to.deep.equal([
            { name: "AWS_REGION", value: "us-east-1" },
            { name: "CACHE_KEY_PREFIX", value: "app:" },
            { name: "CACHE_KIND", value: "valkey" },
            { name: "CACHE_NAME", value: "platform-test-pages" },
            { name: "CACHE_PORT", value: "6379" },
            { name: "CACHE_TLS", value: "true" },
            { name: "CACHE_USER", value: "platform-test-app" },
        ]);
        expect(container(strict)?.secrets).to.deep.equal([
            { name: "CACHE_HOST", valueFrom: "/platform/test/caches/pages/host" },
            { name: "CACHE_READER_HOST", valueFrom: "/platform/test/caches/pages/reader-host" },
        ]);
    });

    it("may log in as its own user, to these caches, by documents that are known in a first preview", async () => {
        const { strict } = await recordBoth(
            connected({ caches: ["pages", "third"] }, { pages: valkey, third: memcached }),
        );
        const arn = (what: string) => `arn:aws:elasticache:us-east-1:123456789012:${what}`;
        const { Statement } = strict.document("aws:iam/rolePolicy:RolePolicy", "app-roles-task") as {
            readonly Statement: readonly unknown[];
        };
        expect(Statement).to.deep.equal([
            {
                Sid: "LogInToCaches",
                Effect: "Allow",
                Action: "elasticache:Connect",
                Resource: [arn("replicationgroup:platform-test-pages"), arn("user:platform-test-app")],
            },
        ]);
        expect(strict.inputs(types.userGroup, "cache-pages")["userIds"]).to.deep.equal(["platform-test-app"]);
    });

    it("asks AWS for no parameter that this very update writes, and rolls out with more nodes of Memcached", async () => {
        const digest = async (nodes: number) => {
            const program = connected({ caches }, { pages: { ...memcached, nodes } });
            return container(await record(program, { fixtures: freshAccount }))?.dockerLabels["secrets-digest"];
        };
        expect(await digest(2)).to.match(/^[0-9a-f]{16}$/);
        expect(await digest(2)).to.equal(await digest(2));
        expect(await digest(3)).to.not.equal(await digest(2));
    });

    it("starts when the cache, its parameters and the rules are there", async () => {
        const recording = await record(connected({ caches, networkMode: "awsvpc" }));
        const { dependencies } = recording.one("aws:ecs/service:Service", "app");
        for (const [type, name] of [
            [types.replicationGroup, "cache-pages"],
            [types.parameter, "cache-pages-host"],
            [types.ingress, "app-cache-pages"],
            [types.egress, "app-cache-pages"],
        ] as const) {
            expect(dependencies, name).to.include(recording.one(type, name).urn);
        }
        expect(recording.inputs(types.ingress, "app-cache-pages")).to.deep.equal({
            securityGroupId: recording.id(types.securityGroup, "cache-pages-clients"),
            description: "From the service app",
            ...{ ipProtocol: "tcp", fromPort: 6379, toPort: 6379 },
            referencedSecurityGroupId: recording.id(types.securityGroup, "app-tasks"),
        });
        expect(recording.inputs(types.egress, "app-cache-pages")["description"]).to.equal("To cache pages");
    });

    it("shares the user of the service that it is a variant of", async () => {
        const config = { caches, variants: { next: {} } };
        const recording = await record(connected(config, { pages: valkey }, { key: "app-next" }));
        const [next] = recording.document(definition, "app-next", "containerDefinitions") as Container[];
        expect(next?.environment).to.deep.include({ name: "CACHE_USER", value: "platform-test-app" });
    });

    it("lets its rules be transformed", async () => {
        const config = { caches, networkMode: "awsvpc" };
        const recording = await record(connected(config, { pages: valkey }, { transform: everyTransform }));
        const rules = unreached(recording).filter((line) => line.includes("app-cache"));
        expect(rules).to.deep.equal([]);
    });
});
