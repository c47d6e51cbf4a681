import { expect } from "chai";
import { cachesSchema } from "../../../components/caches/schema";
import { appsOfCaches } from "../../../components/caches/uses";
import { memcached, valkey } from "./fixture";

describe("who uses a cache", () => {
    it("is each app of every block by a user of its own, in Valkey", () => {
        const services = { bridge: { caches: ["pages"] }, own: { caches: ["pages", "third"] }, none: { caches: [] } };
        const functions = { nightly: { caches: ["pages"] }, own: { caches: ["third"] } };
        const caches = cachesSchema.parse({ pages: valkey, third: memcached, idle: valkey });
        expect(appsOfCaches(caches, [services, functions])).to.deep.equal({
            pages: ["bridge", "own", "nightly"],
            idle: [],
        });
    });
});
