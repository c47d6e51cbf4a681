import { expect } from "chai";
import { CacheUsers } from "../../../components/caches/users";
import { record } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";
import { cache, memcached, serverless, types, valkey } from "./fixture";

describe("transform of a cache", () => {
    it("reaches everything that it makes, of each kind", async () => {
        const callers = [{ key: "cluster", what: "cluster", securityGroupId: "sg-cluster" }];
        for (const config of [memcached, serverless, valkey]) {
            const recording = await record(cache(config, { callers, transform: everyTransform }));
            expect(unreached(recording), config.kind).to.deep.equal([]);
        }
        const users = await record(() => {
            new CacheUsers("cache-users", { scope: testScope(), apps: ["app"], transform: everyTransform });
        });
        expect(unreached(users)).to.deep.equal([]);
    });

    it("changes the cache alone where it says so", async () => {
        const recording = await record(cache(memcached, { transform: { cluster: { notificationTopicArn: "arn:x" } } }));
        expect(recording.inputs(types.cluster, "cache-pages")["notificationTopicArn"]).to.equal("arn:x");
        expect(recording.one(types.cache, "cache-pages").outputs["transformed"]).to.deep.equal(["cluster cache-pages"]);
    });
});
