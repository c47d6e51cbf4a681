import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { cacheTarget, memcached, types as cacheTypes, valkey } from "../caches/fixture";
import { makeFunction, network, types } from "./fixture";

/** The function `job` with the caches `tokens`, of Valkey, and `pages`, of so many Memcached nodes. */
function connected(caches: readonly string[], nodes = 2): () => void {
    return () => {
        const targets = { tokens: cacheTarget("tokens", valkey), pages: cacheTarget("pages", { ...memcached, nodes }) };
        makeFunction({ caches }, { network, stores: { databases: {}, caches: targets } })();
    };
}

interface Document {
    readonly Statement: readonly { readonly Sid?: string }[];
}

const variablesOf = (recording: Recording) =>
    (recording.inputs(types.function, "fn-job")["environment"] as { readonly variables: object }).variables;
const statementsOf = (recording: Recording) => (recording.document(types.rolePolicy, "fn-job") as Document).Statement;

describe("a function with caches", () => {
    it("gets the names of the parameters with their hosts, and who it is", async () => {
        const { strict, placeholder } = await recordBoth(connected(["tokens"]));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(variablesOf(strict)).to.deep.equal(variablesOf(placeholder));
        expect(variablesOf(strict)).to.deep.equal({
            STORE_VERSIONS: "valkey 0",
            CACHE_KIND: "valkey",
            CACHE_PORT: "6379",
            CACHE_TLS: "true",
            CACHE_NAME: "platform-test-tokens",
            CACHE_USER: "platform-test-job",
            CACHE_KEY_PREFIX: "job:",
            CACHE_HOST_PARAMETER: "/platform/test/caches/tokens/host",
            CACHE_READER_HOST_PARAMETER: "/platform/test/caches/tokens/reader-host",
        });
    });

    it("may read the hosts and log in as its own user, with no key, for nothing is encrypted", async () => {
        const { strict } = await recordBoth(connected(["tokens"]));
        const arn = (resource: string) => `arn:aws:${resource.replace(":", ":us-east-1:123456789012:")}`;
        expect(statementsOf(strict).slice(0, 2)).to.deep.equal([
            {
                Sid: "ReadParameters",
                Effect: "Allow",
                Action: "ssm:GetParameter",
                Resource: [
                    arn("ssm:parameter/platform/test/caches/tokens/host"),
                    arn("ssm:parameter/platform/test/caches/tokens/reader-host"),
                ],
            },
            {
                Sid: "LogInToCaches",
                Effect: "Allow",
                Action: "elasticache:Connect",
                Resource: [
                    arn("elasticache:replicationgroup:platform-test-tokens"),
                    arn("elasticache:user:platform-test-job"),
                ],
            },
        ]);
        expect(statementsOf(strict).map(({ Sid }) => Sid)).not.to.include("DecryptSecrets");
        expect(strict.names("aws:kms/key:Key")).to.deep.equal([]);
    });

    it("is let in, from its own group, before it is made", async () => {
        const recording = await record(connected(["tokens", "pages"]));
        const groupId = recording.id(types.group, "fn-job-access");
        const rule = { ipProtocol: "tcp", fromPort: 11211, toPort: 11211 };
        expect(recording.inputs(cacheTypes.ingress, "fn-job-cache-pages")).to.deep.equal({
            ...{ securityGroupId: "sg-pages", description: "From the function job", ...rule },
            referencedSecurityGroupId: groupId,
        });
        expect(recording.inputs(cacheTypes.egress, "fn-job-cache-pages")).to.deep.equal({
            ...{ securityGroupId: groupId, description: "To cache pages", ...rule },
            referencedSecurityGroupId: "sg-pages",
        });
        const { dependencies } = recording.one(types.function, "fn-job");
        for (const type of [cacheTypes.ingress, cacheTypes.egress]) {
            expect(dependencies).to.include(recording.one(type, "fn-job-cache-tokens").urn);
        }
    });

    it("starts anew with more nodes of Memcached, whose list it has read", async () => {
        const versions = async (nodes: number) => variablesOf(await record(connected(["pages"], nodes)));
        expect(await versions(2)).to.include({ STORE_VERSIONS: "memcached 2" });
        expect(await versions(3)).to.include({ STORE_VERSIONS: "memcached 3" });
    });
});
