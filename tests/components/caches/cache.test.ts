import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { cache, memcached, serverless, types, valkey } from "./fixture";

/** What every cache has. */
const shared = [
    `${types.securityGroup} cache-pages-clients`,
    `${types.parameter} cache-pages-host`,
    `${types.cache} cache-pages`,
    "platform:caches:Firewall cache-pages-clients",
];
const key = [`${types.alias} cache-pages`, `${types.key} cache-pages`];
const notAlarms = (line: string) => !line.startsWith(types.alarm);

/** What a cache is made of but for its alarms, the same in both worlds. */
async function made(config: object): Promise<readonly string[]> {
    const { strict, placeholder } = await recordBoth(cache(config));
    expect(strict.list).to.deep.equal(placeholder.list);
    return strict.list.filter(notAlarms);
}

describe("Cache", () => {
    it("registers exactly these resources for each kind, in a preview and in an update", async () => {
        expect(await made(memcached)).to.have.members([
            ...shared,
            `${types.cluster} cache-pages`,
            `${types.parameter} cache-pages-nodes`,
            `${types.subnetGroup} cache-pages`,
        ]);
        expect(await made(serverless)).to.have.members([...shared, ...key, `${types.serverless} cache-pages`]);
        const group = [
            ...shared,
            ...key,
            `${types.logGroup} cache-pages-slow-log`,
            `${types.logGroup} cache-pages-engine-log`,
            `${types.parameterGroup} cache-pages-v8`,
            `${types.replicationGroup} cache-pages`,
            `${types.subnetGroup} cache-pages`,
            `${types.userGroup} cache-pages`,
        ];
        expect(await made(valkey)).to.have.members([...group, `${types.parameter} cache-pages-reader-host`]);
        expect(await made({ ...valkey, nodes: 1 })).to.have.members(group);
    });

    it("spreads Memcached nodes over zones, and takes clients with TLS alone", async () => {
        const recording = await record(cache({ ...memcached, nodes: 3, nodeType: "cache.m7g.large" }));
        expect(recording.inputs(types.cluster, "cache-pages")).to.deep.equal({
            clusterId: "platform-test-pages",
            engine: "memcached",
            engineVersion: "1.6.22",
            nodeType: "cache.m7g.large",
            numCacheNodes: 3,
            azMode: "cross-az",
            port: 11211,
            networkType: "ipv4",
            subnetGroupName: recording.output(types.subnetGroup, "cache-pages", "name"),
            securityGroupIds: [recording.id(types.securityGroup, "cache-pages-clients")],
            transitEncryptionEnabled: true,
            maintenanceWindow: "sun:08:00-sun:09:00",
            autoMinorVersionUpgrade: "true",
            applyImmediately: false,
        });
        expect(recording.inputs(types.subnetGroup, "cache-pages")).to.deep.equal({
            name: "platform-test-pages",
            description: "Cache pages",
            subnetIds: ["subnet-dataa", "subnet-datab"],
        });
    });

    it("has a single Memcached node of AWS's newest version in one zone", async () => {
        const recording = await record(cache({ kind: "memcached", nodes: 1 }));
        const { azMode, engineVersion } = recording.inputs(types.cluster, "cache-pages");
        expect([azMode, engineVersion]).to.deep.equal(["single-az", undefined]);
    });

    it("limits a serverless cache, and backs it up", async () => {
        const recording = await record(
            cache({
                ...serverless,
                limits: { storageGb: 2, ecpuPerSecond: 1000 },
                backups: { retentionDays: 3, window: "05:30-06:30" },
            }),
        );
        expect(recording.inputs(types.serverless, "cache-pages")).to.deep.equal({
            name: "platform-test-pages",
            description: "Cache pages",
            engine: "memcached",
            majorEngineVersion: "1.6",
            cacheUsageLimits: { dataStorage: { maximum: 2, unit: "GB" }, ecpuPerSeconds: [{ maximum: 1000 }] },
            snapshotRetentionLimit: 3,
            dailySnapshotTime: "05:30",
            kmsKeyId: recording.output(types.key, "cache-pages", "arn"),
            subnetIds: ["subnet-dataa", "subnet-datab"],
            securityGroupIds: [recording.id(types.securityGroup, "cache-pages-clients")],
        });
    });

    it("has Valkey fail over, be backed up, encrypted and logged, and ask who is there", async () => {
        const recording = await record(cache(valkey, { userIds: ["platform-test-app"] }));
        expect(recording.inputs(types.replicationGroup, "cache-pages")).to.deep.equal({
            replicationGroupId: "platform-test-pages",
            description: "Cache pages",
            engine: "valkey",
            engineVersion: "8.1",
            nodeType: "cache.t4g.micro",
            numCacheClusters: 2,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
            clusterMode: "disabled",
            port: 6379,
            networkType: "ipv4",
            subnetGroupName: "platform-test-pages",
            securityGroupIds: [recording.id(types.securityGroup, "cache-pages-clients")],
            atRestEncryptionEnabled: true,
            kmsKeyId: recording.output(types.key, "cache-pages", "arn"),
            transitEncryptionEnabled: true,
            userGroupIds: ["platform-test-pages"],
            parameterGroupName: recording.output(types.parameterGroup, "cache-pages-v8", "name"),
            snapshotRetentionLimit: 7,
            snapshotWindow: "07:00-08:00",
            finalSnapshotIdentifier: "platform-test-pages-final-1",
            logDeliveryConfigurations: ["slow-log", "engine-log"].map((logType) => ({
                logType,
                logFormat: "json",
                destinationType: "cloudwatch-logs",
                destination: `/aws/vendedlogs/elasticache/platform-test-pages/${logType}`,
            })),
            maintenanceWindow: "sun:08:00-sun:09:00",
            autoMinorVersionUpgrade: true,
            applyImmediately: false,
        });
        expect(recording.inputs(types.userGroup, "cache-pages")).to.deep.equal({
            engine: "valkey",
            userGroupId: "platform-test-pages",
            userIds: ["platform-test-app"],
        });
        expect(recording.inputs(types.parameterGroup, "cache-pages-v8")).to.deep.equal({
            family: "valkey8",
            description: "Cache pages",
            parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
        });
        expect(recording.inputs(types.logGroup, "cache-pages-slow-log")).to.deep.equal({
            name: "/aws/vendedlogs/elasticache/platform-test-pages/slow-log",
            retentionInDays: 90,
            kmsKeyId: testKeyArn,
        });
    });

    it("has a single Valkey node without failover, and without backups neither a final snapshot nor protection", async () => {
        const config = { ...valkey, nodes: 1, backups: { retentionDays: 0 } };
        const recording = await record(cache(config));
        const inputs = recording.inputs(types.replicationGroup, "cache-pages");
        expect(inputs).to.deep.include({
            ...{ numCacheClusters: 1, automaticFailoverEnabled: false, multiAzEnabled: false },
            snapshotRetentionLimit: 0,
        });
        expect(inputs).not.to.have.any.keys("snapshotWindow", "finalSnapshotIdentifier");
        const protection = async (one: object, deletionProtection = true) => {
            const { options } = (await record(cache(one, { deletionProtection }))).one(
                types.replicationGroup,
                "cache-pages",
            );
            return options.protect ?? false;
        };
        expect(await protection(config)).to.equal(false);
        expect(await protection(valkey)).to.equal(true);
        expect(await protection(valkey, false)).to.equal(false);
    });

    it("is created from a snapshot, which changes nothing afterwards", async () => {
        const group = await record(cache({ ...valkey, restore: "platform-test-pages-final-1", generation: 2 }));
        expect(group.inputs(types.replicationGroup, "cache-pages")).to.deep.include({
            snapshotName: "platform-test-pages-final-1",
            finalSnapshotIdentifier: "platform-test-pages-final-2",
        });
        expect(group.one(types.replicationGroup, "cache-pages").options.ignoreChanges).to.deep.equal(["snapshotName"]);
        const arn = "arn:aws:elasticache:us-east-1:123456789012:serverlesscachesnapshot:pages";
        const other = await record(cache({ ...serverless, restore: arn }));
        expect(other.inputs(types.serverless, "cache-pages")).to.deep.include({ snapshotArnsToRestores: [arn] });
        expect(other.one(types.serverless, "cache-pages").options.ignoreChanges).to.deep.equal([
            "snapshotArnsToRestores",
        ]);
    });

    it("has a key of its own, used through ElastiCache alone", async () => {
        const recording = await record(cache(valkey), { world: "strict" });
        const { Statement } = recording.document(types.key, "cache-pages", "policy") as {
            readonly Statement: readonly { readonly Sid: string; readonly Condition?: unknown }[];
        };
        expect(Statement.map(({ Sid, Condition }) => [Sid, Condition])).to.deep.equal([
            ["Administration", undefined],
            ["UseThroughElastiCache", { StringEquals: { "kms:ViaService": ["elasticache.us-east-1.amazonaws.com"] } }],
        ]);
        expect(recording.inputs(types.key, "cache-pages")["description"]).to.equal("platform-test: cache pages");
        expect(recording.one(types.key, "cache-pages").options.protect).to.equal(true);
        expect(recording.inputs(types.alias, "cache-pages")["name"]).to.equal("alias/platform-test-cache-pages");
    });

    it("lets in each caller on its ports, by a pair of rules, and nobody else", async () => {
        const callers = [{ key: "cluster", what: "cluster", securityGroupId: "sg-cluster" }];
        const portsOf = async (config: object) => {
            const recording = await record(cache(config, { callers }));
            const own = recording.id(types.securityGroup, "cache-pages-clients");
            const name = "cache-pages-clients-cluster";
            const { fromPort, toPort, ...rule } = recording.inputs(types.ingress, name);
            const about = { ipProtocol: "tcp", securityGroupId: own, referencedSecurityGroupId: "sg-cluster" };
            expect(rule).to.deep.equal({ ...about, description: "From the cluster" });
            expect(recording.inputs(types.egress, name)).to.deep.equal({
                ...{ ipProtocol: "tcp", fromPort, toPort, securityGroupId: "sg-cluster" },
                ...{ referencedSecurityGroupId: own, description: "To cache pages" },
            });
            return [fromPort, toPort];
        };
        expect(await portsOf(memcached)).to.deep.equal([11211, 11211]);
        expect(await portsOf(serverless)).to.deep.equal([11211, 11212]);
        expect(await portsOf(valkey)).to.deep.equal([6379, 6379]);
        expect((await record(cache(valkey))).names(types.ingress)).to.deep.equal([]);
    });

    it("writes the addresses that AWS chooses to parameters of fixed names", async () => {
        const addresses = async (config: object) => {
            const recording = await record(cache(config));
            return recording.names(types.parameter).map((name) => {
                const { name: fixedName, type, value } = recording.inputs(types.parameter, name);
                expect(type).to.equal("String");
                return [fixedName, value];
            });
        };
        const at = (what: string) => `/platform/test/caches/pages/${what}`;
        const domain = /^[a-z0-9.-]+\.use1\.cache\.amazonaws\.com$/;
        for (const [config, whats] of [
            [valkey, ["host", "reader-host"]],
            [serverless, ["host"]],
        ] as const) {
            const found = await addresses(config);
            expect(found.map(([name]) => name)).to.deep.equal(whats.map(at));
            for (const [, value] of found) {
                expect(value).to.match(domain);
            }
        }
        const [[, host] = [], [nodesName, list] = []] = await addresses(memcached);
        const nodes = typeof list === "string" ? list.split(",") : [];
        expect(host).to.match(domain);
        expect(nodesName).to.equal(at("nodes"));
        expect(nodes.map((node) => node.replace(/^[a-z0-9.-]+\.use1\./, ""))).to.deep.equal(
            Array(2).fill("cache.amazonaws.com:11211"),
        );
    });
});
