import type { ResourceRecord } from "@platform/preview/result";
import { expect } from "chai";
import { pick } from "../../components/shared/records";
import { changesOf, merge, nameOf, type Edit } from "./edits";
import { onlyBlocks, withBlock } from "../harness/stack";

type Service = Readonly<Record<string, unknown>>;

const usual = { version: "18", multiAz: true };
const databases = (entries: object): Edit => merge("databases", entries);
/** The service's databases. */
const uses =
    (entries: object): Edit =>
    (values) =>
        withBlock(values, "services", (services: Record<string, object>) => ({
            ...services,
            "registry-certs": { ...services["registry-certs"], databases: entries },
        }));
const alone =
    (entries: object): Edit =>
    (values) =>
        withBlock(values, "databases", () => entries);

/** Of the stack's file, the databases with their service, which nobody reaches, and what lists them. */
const small: Edit = (values) => {
    const blocks = ["network", "alerts", "databases", "cluster", "services.registry-certs", "logArchive", "dashboards"];
    return withBlock(onlyBlocks(values, ...blocks), "services", (services: Record<string, Service>) => ({
        "registry-certs": pick(services["registry-certs"] ?? {}, "image", "memoryMiB", "tasks", "databases"),
    }));
};

/** Changes of custom resources, as `create Instance db-registry`. */
async function plan(...args: Parameters<typeof changesOf>): Promise<string[]> {
    const changes = await changesOf(...args);
    return changes.filter(({ resource }) => resource === "custom").map((change) => `${change.kind} ${nameOf(change)}`);
}

async function lost(...args: Parameters<typeof changesOf>): Promise<string[]> {
    return (await changesOf(...args)).filter(({ dataLost }) => dataLost === true).map(nameOf);
}

describe("the plans that the runbooks of databases show", () => {
    it("make another database beside the old one when one is restored", async () => {
        const restore = { source: "platform-prod-registry", time: "2026-11-20T10:04:00Z" };
        const changes = await plan("prod", [], [databases({ "registry-2": { ...usual, restore } })]);
        expect(changes).to.include("create Instance db-registry-2");
        const others = changes.filter((line) => !/^create \w+ db-registry-2\b/.test(line));
        const subscriptions = [
            "aws.rds.instance.platform-prod-registry-2.postgresql",
            "aws.rds.instance.platform-prod-registry-2.upgrade",
        ];
        expect(others).to.deep.equal([
            "update Dashboard dashboards",
            ...[...subscriptions, "databases.registry-2.setup"].map(
                (group) => `create LogSubscriptionFilter log-archive-${group}`,
            ),
        ]);
    });

    it("let the service have a user in the restored one", async () => {
        const both = databases({ "registry-2": usual });
        const changes = await plan("prod", [small, both], [uses({ "registry-2": {} })]);
        expect(changes).to.include.members([
            "create Invocation registry-certs-db-registry-2",
            "delete Invocation registry-certs-db-registry",
            "update RolePolicy db-registry-2-setup",
            "update RolePolicy db-registry-setup",
        ]);
        expect(changes.filter((line) => /(Instance|Cluster) db-/.test(line))).to.deep.equal([]);
    });

    it("say that the engine refuses to take the old one out while it is protected", async () => {
        const edits = [small, databases({ "registry-2": usual }), uses({ "registry-2": {} })];
        const changes = await changesOf("prod", edits, [alone({ "registry-2": usual })]);
        expect(changes.filter(({ refused }) => refused !== undefined).map(nameOf)).to.have.members([
            "Key db-registry",
            "Instance db-registry",
        ]);
        const unprotected = (values: object) => ({ ...values, "platform:deletionProtection": "false" });
        const later = await changesOf("prod", [...edits, unprotected], [alone({ "registry-2": usual })]);
        expect(later.filter(({ refused }) => refused !== undefined)).to.deep.equal([]);
        expect(later.filter(({ dataLost }) => dataLost === true)).to.deep.equal([]); // nobody uses it any more
    });

    for (const [engine, instance, group] of [
        [{ multiAz: true }, "Instance", "ParameterGroup"],
        [{ engine: "aurora" }, "Cluster", "ClusterParameterGroup"],
    ] as const) {
        it(`change the ${instance.toLowerCase()} in place for a major upgrade, with another parameter group`, async () => {
            const upgraded = { ...engine, version: "18", upgrade: { allowMajor: true, now: true } };
            const changes = await changesOf(
                "prod",
                [small, alone({ registry: { ...engine, version: "17" } })],
                [alone({ registry: upgraded })],
            );
            const plain = changes.filter(({ resource }) => resource === "custom");
            const others =
                instance === "Instance"
                    ? []
                    : ["update ClusterInstance db-registry-1", "update ClusterInstance db-registry-2"];
            expect(plain.map((change) => `${change.kind} ${nameOf(change)}`)).to.have.members([
                `create ${group} db-registry-v18`,
                `delete ${group} db-registry-v17`,
                `update ${instance} db-registry`,
                ...others,
            ]);
            const { properties = [] } = plain.find((change) => nameOf(change) === `${instance} db-registry`) ?? {};
            expect(properties.map(({ path }) => path)).to.include.members([
                "engineVersion",
                instance === "Cluster" ? "dbClusterParameterGroupName" : "parameterGroupName",
                "allowMajorVersionUpgrade",
                "applyImmediately",
            ]);
        });
    }

    it("call the setup function again for a new password, and roll the service out", async () => {
        const changes = await plan("prod", [small], [uses({ registry: { passwordVersion: 2 } })]);
        expect(changes).to.include.members([
            "replace Invocation registry-certs-db-registry",
            "replace TaskDefinition registry-certs", // and so the service, whose definition is not known before
        ]);
        expect(changes.filter((line) => line.includes(" db-registry"))).to.deep.equal([]);
    });
});

describe("a plan that loses a database's data", () => {
    it("says so of an instance or a cluster that AWS cannot change in place", async () => {
        const replaced = (type: string) => (one: ResourceRecord) =>
            one.type === type ? { ...one, inputs: { ...one.inputs, storageEncrypted: false } } : one;
        expect(await lost("prod", [small], [], replaced("aws:rds/instance:Instance"))).to.deep.equal([
            "Instance db-registry",
        ]);
        const aurora = alone({ registry: { engine: "aurora", version: "18" } });
        expect(await lost("prod", [small, aurora], [], replaced("aws:rds/cluster:Cluster"))).to.deep.equal([
            "Cluster db-registry",
        ]);
        expect(
            await lost("prod", [small, aurora], [], replaced("aws:rds/clusterInstance:ClusterInstance")),
        ).to.deep.equal([]);
    });

    it("says so when apps leave it for another that is made in the same update", async () => {
        const renamed = [alone({ registry2: usual }), uses({ registry2: {} })];
        expect(await lost("staging", [small], renamed)).to.deep.equal(["Instance db-registry"]);
    });
});
