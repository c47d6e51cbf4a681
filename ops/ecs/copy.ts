import { appContainer } from "../../components/ecs/service/container-definitions";
import type { Json } from "./raw";

/** What ECS answers of a task definition and takes from nobody. All other members are copied, those of later years too. */
const answered = [
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
];

/** A task definition as ECS describes it, with its tags. */
export interface Described {
    readonly taskDefinition: Json;
    readonly tags: readonly Json[];
}

/**
 * The request that registers the same task definition with another image: that of the app, and of containers that have the app's
 * image now.
 */
export function copyWithImage({ taskDefinition, tags }: Described, image: string): Json {
    const old = appImage(taskDefinition);
    return {
        ...without(taskDefinition),
        containerDefinitions: containers(taskDefinition).map((container) =>
            container["name"] === appContainer || container["image"] === old ? { ...container, image } : container,
        ),
        ...(tags.length === 0 ? {} : { tags }),
    };
}

/** The image that the app runs. */
export function appImage(taskDefinition: Json): string {
    const app = containers(taskDefinition).find(({ name }) => name === appContainer);
    return typeof app?.["image"] === "string" ? app["image"] : "";
}

/**
 * Paths of what was asked for and is not in what ECS has now: `containerDefinitions[0].linuxParameters.tmpfs`. What ECS adds of its
 * own is no difference.
 */
export function lost(asked: Json, { taskDefinition, tags }: Described): string[] {
    const { tags: askedTags = [], ...rest } = asked;
    return [
        ...missing(rest, without(taskDefinition), ""),
        ...missing(byKey(askedTags as readonly Json[]), byKey(tags), "tags"),
    ];
}

function missing(asked: unknown, found: unknown, path: string): string[] {
    if (typeof asked !== "object" || asked === null) {
        return asked === found ? [] : [path];
    }
    if (typeof found !== "object" || found === null || Array.isArray(asked) !== Array.isArray(found)) {
        return [path];
    }
    if (Array.isArray(asked) && Array.isArray(found) && found.length !== asked.length) {
        return [path];
    }
    return Object.entries(asked).flatMap(([key, value]) => {
        const below = Array.isArray(asked) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
        return Object.hasOwn(found, key) ? missing(value, (found as Json)[key], below) : [below];
    });
}

function containers(taskDefinition: Json): readonly Json[] {
    return (taskDefinition["containerDefinitions"] ?? []) as readonly Json[];
}

function without(taskDefinition: Json): Json {
    return Object.fromEntries(Object.entries(taskDefinition).filter(([member]) => !answered.includes(member)));
}

/** ECS may answer tags in another order. */
function byKey(tags: readonly Json[]): Json {
    return Object.fromEntries(tags.map(({ key, value }) => [String(key), value]));
}
