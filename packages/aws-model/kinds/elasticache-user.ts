import { settings } from "../facets/kind";
import { CACHE_USER } from "../types";
import { typesIn } from "../tokens";

/** A user of Redis or Valkey. */
export const cacheUser = settings("a cache", CACHE_USER, {
    identity: {
        name: "userId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `user:${name}` },
    },
});

/** The users that a cache lets in. */
export const cacheUserGroup = settings("a cache", typesIn("elasticache", "UserGroup"), {
    identity: {
        name: "userGroupId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `usergroup:${name}` },
    },
});
