import { expect } from "chai";
import { redisEncryptedAuth } from "../../../../policy-pack/policies/encryption/redis-encrypted-auth";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const SAFE = { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, userGroupIds: ["apps"] };

describeResourcePolicy(redisEncryptedAuth, {
    type: GROUP,
    compliant: [
        SAFE,
        { ...SAFE, userGroupIds: unknown() },
        { ...SAFE, userGroupIds: undefined, authToken: secret("hunter2"), transitEncryptionMode: "required" },
        { globalReplicationGroupId: "global" },
    ],
    violating: [
        [
            { ...SAFE, transitEncryptionEnabled: false, noPasswordRequired: true },
            `subject (${GROUP}): transitEncryptionEnabled is false; required: true. Fix: set transitEncryptionEnabled to true.`,
        ],
        [
            { ...SAFE, atRestEncryptionEnabled: "false" },
            `subject (${GROUP}): atRestEncryptionEnabled is false; required: true. Fix: set atRestEncryptionEnabled to true.`,
        ],
        [
            { ...SAFE, transitEncryptionMode: "preferred" },
            `subject (${GROUP}): transitEncryptionMode is preferred; required: "required": clients without TLS are turned away. ` +
                "Fix: remove transitEncryptionMode when all clients speak TLS.",
        ],
        [
            { ...SAFE, userGroupIds: [] },
            `subject (${GROUP}): userGroupIds is not set; required: a user group, or an auth token. Fix: set userGroupIds.`,
        ],
        [
            { ...SAFE, authTokenUpdateStrategy: "DELETE" },
            `subject (${GROUP}): authTokenUpdateStrategy is DELETE, which takes the password away; required: ROTATE or SET. ` +
                "Fix: remove authTokenUpdateStrategy.",
        ],
    ],
    unknown: [
        [
            { ...SAFE, transitEncryptionEnabled: unknown() },
            `subject (${GROUP}): undecided, as this is not known: transitEncryptionEnabled. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
    ],
    secret: [{ ...SAFE, transitEncryptionEnabled: false, authToken: secret("hunter2") }, "hunter2"],
    minimal: [
        { ...SAFE, userGroupIds: undefined },
        `subject (${GROUP}): userGroupIds is not set; required: a user group, or an auth token. Fix: set userGroupIds.`,
    ],
});

describe("redis-encrypted-auth: other caches", () => {
    const found = (type: string, inputs: Record<string, unknown>) =>
        redisEncryptedAuth.check(resource(type, inputs), context()).map(({ message }) => message);

    it("refuses Redis that stands alone, and leaves nodes of a group to the group", () => {
        const cluster = "aws:elasticache/cluster:Cluster";
        expect(found(cluster, { engine: "redis", transitEncryptionEnabled: true })).to.deep.equal([
            `subject (${cluster}) stands alone, and so cannot be encrypted at rest; required: a replication group. ` +
                "Fix: use elasticache.ReplicationGroup.",
        ]);
        expect(found(cluster, { replicationGroupId: unknown() })).to.deep.equal([]);
        expect(found(cluster, { engine: "memcached", transitEncryptionEnabled: true })).to.deep.equal([]);
    });

    it("asks serverless caches for a user group, except memcached", () => {
        const cache = "aws:elasticache/serverlessCache:ServerlessCache";
        expect(found(cache, { engine: "valkey" })).to.have.length(1);
        expect(found(cache, { engine: "valkey", userGroupId: "apps" })).to.deep.equal([]);
        expect(found(cache, { engine: "memcached" })).to.deep.equal([]);
    });

    it("refuses users without a password", () => {
        const user = "aws:elasticache/user:User";
        expect(found(user, { authenticationMode: { type: "no-password-required" } })).to.deep.equal([
            `subject (${user}): authenticationMode.type is no password; required: a password or IAM authentication. ` +
                "Fix: set authenticationMode to password or iam.",
        ]);
        expect(found(user, { authenticationMode: { type: "iam" } })).to.deep.equal([]);
    });
});
