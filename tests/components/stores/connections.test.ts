import { expect } from "chai";
import { databasesSchema } from "../../../components/databases/schema";
import { databaseUsesSchema } from "../../../components/databases/uses";
import { cachesSchema } from "../../../components/caches/schema";
import { plannedStoreConnections } from "../../../components/stores/connections";
import { memcached } from "../caches/fixture";

const configs = {
    databases: databasesSchema.parse({ main: { version: "18" } }),
    caches: cachesSchema.parse({ pages: memcached }),
};

const planned = (databases: object, caches: readonly string[]) =>
    plannedStoreConnections(
        "platform-test",
        { block: "services", name: "forms", uses: databaseUsesSchema.parse(databases), caches },
        configs,
    );

describe("what an app is told of its stores", () => {
    it("is of databases and caches together", () => {
        const { environment, secrets, versions } = planned({ main: {} }, ["pages"]);
        expect(Object.keys({ ...environment, ...secrets })).to.deep.equal([
            ...["PGPORT", "PGDATABASE", "PGSSLMODE", "CACHE_KIND", "CACHE_PORT", "CACHE_TLS"],
            ...["PGHOST", "PGUSER", "PGPASSWORD", "DATABASE_URL", "CACHE_HOST", "CACHE_NODES"],
        ]);
        expect(versions).to.deep.equal({
            "databases.main": "password forms 1 verify-full",
            "caches.pages": "memcached 2",
        });
    });

    it("leaves out what the stack does not have", () => {
        expect(planned({ other: {} }, ["third"])).to.deep.equal({ environment: {}, secrets: {}, versions: {} });
    });
});
