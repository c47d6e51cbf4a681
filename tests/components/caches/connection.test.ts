import { expect } from "chai";
import {
    cacheConnections,
    cacheStatements,
    type CacheConnections,
    type CacheEndpoint,
} from "../../../components/caches/connection";
import { plannedCache } from "../../../components/caches/plan";
import { CacheUsers } from "../../../components/caches/users";
import type { Statement } from "../../../components/shared/policy-document";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { cacheConfig, memcached, serverless, types, valkey } from "./fixture";

/** Caches by their keys, as apps know them. */
function endpoints(configs: Readonly<Record<string, object>>): CacheEndpoint[] {
    return Object.entries(configs).map(
        ([key, config]) => plannedCache("platform-test", key, cacheConfig(config)).endpoint,
    );
}

/** What the app `forms` is told of caches, by their keys. */
function connections(configs: Readonly<Record<string, object>>): CacheConnections {
    return cacheConnections("platform-test", "forms", endpoints(configs));
}

const at = (key: string, what: string) => `/platform/test/caches/${key}/${what}`;

describe("what an app is told of a cache", () => {
    before(() => record(() => undefined)); // which gives the project and the stack their names

    it("is where each kind is, that it speaks TLS, and of Valkey who the app is", () => {
        const nodes = connections({ pages: memcached });
        expect(nodes.environment).to.deep.equal({ CACHE_KIND: "memcached", CACHE_PORT: "11211", CACHE_TLS: "true" });
        expect(nodes.secrets).to.deep.equal({
            CACHE_HOST: at("pages", "host"),
            CACHE_NODES: at("pages", "nodes"),
        });
        const none = connections({ pages: serverless });
        expect(none.environment["CACHE_KIND"]).to.equal("memcached-serverless");
        expect(none.secrets).to.deep.equal({ CACHE_HOST: at("pages", "host") });
        const group = connections({ pages: valkey });
        expect(group.environment).to.deep.equal({
            CACHE_KIND: "valkey",
            CACHE_PORT: "6379",
            CACHE_TLS: "true",
            CACHE_NAME: "platform-test-pages",
            CACHE_USER: "platform-test-forms",
            CACHE_KEY_PREFIX: "forms:",
        });
        expect(group.secrets).to.deep.equal({
            CACHE_HOST: at("pages", "host"),
            CACHE_READER_HOST: at("pages", "reader-host"),
        });
        const alone = connections({ pages: { ...valkey, nodes: 1 } });
        expect(alone.secrets).to.deep.equal({ CACHE_HOST: at("pages", "host") });
    });

    it("begins with the cache's key where there are several", () => {
        const { environment, secrets } = connections({ pages: memcached, "log-ins": serverless });
        expect(Object.keys({ ...environment, ...secrets })).to.deep.equal([
            ...["PAGES_CACHE_KIND", "PAGES_CACHE_PORT", "PAGES_CACHE_TLS"],
            ...["LOG_INS_CACHE_KIND", "LOG_INS_CACHE_PORT", "LOG_INS_CACHE_TLS"],
            ...["PAGES_CACHE_HOST", "PAGES_CACHE_NODES", "LOG_INS_CACHE_HOST"],
        ]);
    });

    it("is another version with more nodes of Memcached, whose list the app has read", () => {
        expect(connections({ pages: memcached }).versions).to.deep.equal({ "caches.pages": "memcached 2" });
        expect(connections({ pages: { ...memcached, nodes: 3 } }).versions).to.deep.equal({
            "caches.pages": "memcached 3",
        });
    });

    it("lets its role log in to the Valkey caches as its own user, and to Memcached nobody", async () => {
        const all: (readonly Statement[])[] = [];
        await record(() => {
            for (const configs of [{ pages: valkey, "log-ins": valkey, third: memcached }, { third: memcached }]) {
                all.push(cacheStatements(testScope(), "forms", endpoints(configs)));
            }
        });
        const [login, none] = all;
        expect(login).to.have.length(1);
        expect(login?.[0]).to.deep.include({ Sid: "LogInToCaches", Effect: "Allow", Action: "elasticache:Connect" });
        expect(none).to.deep.equal([]);
    });
});

describe("CacheUsers", () => {
    it("are let in by IAM, and may use what begins with the app's name", async () => {
        const { strict, placeholder } = await recordBoth(() => {
            new CacheUsers("cache-users", { scope: testScope(), apps: ["boards", "forms"] });
        });
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.names(types.user)).to.deep.equal(["cache-users-boards", "cache-users-forms"]);
        expect(strict.inputs(types.user, "cache-users-forms")).to.deep.equal({
            engine: "valkey",
            userId: "platform-test-forms",
            userName: "platform-test-forms",
            authenticationMode: { type: "iam" },
            accessString: "on ~forms:* &forms:* +@all -@admin -@dangerous +info",
        });
    });
});
