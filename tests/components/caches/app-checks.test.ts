import { expect } from "chai";
import { checkApps } from "../../../components/caches/app-checks";
import { cachesSchema } from "../../../components/caches/schema";
import type { AppEntry, StackDraft } from "../../../components/shared/block/block";
import { describeMistakes } from "../../config/mistakes";
import { memcached, valkey } from "./fixture";

const certs = "platform:services.certs";

describeMistakes("caches of services", [
    {
        mistake: "a cache that is not there",
        changes: { "platform:caches": { pages: memcached }, [`${certs}.caches`]: ["pgaes"] },
        problems: [
            `${certs}.caches[0]: "pgaes" is not valid; allowed the name of a cache: pages. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a cache where there is none",
        changes: { [`${certs}.caches`]: ["pages"] },
        problems: [
            `${certs}.caches[0]: "pages" is not valid; allowed the name of a cache; platform:caches has none. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a cache twice",
        changes: { "platform:caches": { pages: memcached }, [`${certs}.caches`]: ["pages", "pages"] },
        problems: [
            `${certs}.caches[1]: "pages" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "variables that a cache sets",
        changes: {
            "platform:caches": { pages: memcached, "log-ins": valkey },
            [`${certs}.caches`]: ["pages", "log-ins"],
            [`${certs}.environment`]: { CACHE_HOST: "mine", PAGES_CACHE_NODES: "mine" },
            [`${certs}.secrets`]: { LOG_INS_CACHE_READER_HOST: "/mine" },
        },
        problems: [
            `${certs}.environment.PAGES_CACHE_NODES: the variable is set already; allowed others, for caches.pages sets PAGES_CACHE_NODES. Remove it from Pulumi.test.yaml`,
            `${certs}.secrets.LOG_INS_CACHE_READER_HOST: the variable is set already; allowed others, for caches.log-ins sets LOG_INS_CACHE_READER_HOST. Remove it from Pulumi.test.yaml`,
        ],
    },
]);

function app(block: string, name: string, caches?: readonly string[]): AppEntry {
    const path = [`platform:${block}`, name];
    return { block, name, path, config: { caches }, variables: [{ path, environment: {}, secrets: {} }] };
}

describe("apps of several blocks with caches", () => {
    it("have users of their own in Valkey, and need none in Memcached", () => {
        const apps = [
            app("services", "permits", ["pages"]),
            app("functions", "permits", ["log-ins"]),
            app("ec2Apps", "permits", ["third"]),
            app("ec2Apps", "archive"),
        ];
        const draft: Pick<StackDraft, "prefix" | "namesIn" | "apps"> = {
            prefix: "platform-test",
            namesIn: () => ["pages", "log-ins", "third"],
            apps: () => apps,
        };
        const caches = cachesSchema.parse({ pages: valkey, "log-ins": valkey, third: memcached });
        const problems = [...checkApps(caches, draft as StackDraft)];
        expect(problems.map(({ path, statement }) => `${path.join(".")}: ${statement}`)).to.deep.equal([
            'platform:functions.permits: "permits" is not valid; allowed with caches of kind valkey a name that no other such app has, as services.permits does',
        ]);
    });
});
