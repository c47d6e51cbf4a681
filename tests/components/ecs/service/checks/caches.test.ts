import { memcached, valkey } from "../../../caches/fixture";
import { describeMistakes } from "../../../../config/mistakes";

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
