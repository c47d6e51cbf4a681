import { z } from "zod";

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const registry = `(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?`;
const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

/** A repository in a registry, as a regular expression: lower-case parts, each between slashes. */
export const repositoryPath = `${part}(?:/${part})*`;

/** A tag with its colon, and a digest with its at sign, as regular expressions. */
export const imageTag = ":\\w[\\w.-]{0,127}";
export const imageDigest = "@sha256:[0-9a-f]{64}";

/**
 * An image's address, `registry/repository:tag@sha256:digest`, of which all but the repository may be left out. Of digests, ECR and ECS
 * know SHA-256 alone.
 * @see https://github.com/distribution/reference/blob/main/reference.go (its grammar)
 */
export const imageReference = new RegExp(`^(?:${registry}/)?${repositoryPath}(?:${imageTag})?(?:${imageDigest})?$`);

const identity = "(?:[A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]+)";
const userPattern = new RegExp(`^${identity}(?::${identity})?$`);
const largestId = 2 ** 31 - 1;

/**
 * Whom a container runs as: a name or a number, and after a colon the group's. Names are those that `useradd` takes, and more.
 * @see https://github.com/moby/sys/blob/main/user/user.go (GetExecUser)
 */
export const containerUser = z
    .string()
    .refine((text) => userPattern.test(text) && text.split(":").every((one) => !(Number(one) > largestId)), {
        error: `allowed: a user, or a user and a group, by name or number up to ${largestId}, such as 1000:1000, app:app or app`,
    });
