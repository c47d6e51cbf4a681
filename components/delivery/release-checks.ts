import { services } from "../ecs/service/block";
import { images } from "../images/block";
import { registryOf } from "../images/registry";
import type { StackDraft } from "../shared/block/block";
import type { FixedName } from "../shared/block/names";
import { invalid, invalidName, listed, missing, type ConfigProblem } from "../shared/block/problems";
import { releaseRole } from "./pipeline";
import { releasable } from "./releases";
import type { DeliveryConfig } from "./schema";

const pathOf = (service: string) => ["platform:delivery", "images", service];

/** The repositories of apps: of the pipeline that the stack has, and each name with the ids of one. */
export function* checkAppRepositories(config: DeliveryConfig): Iterable<ConfigProblem> {
    if ((config.github === undefined) === (config.circleci === undefined)) {
        return; // which pipeline it is has to be said first
    }
    const [kind, other] =
        config.github === undefined ? (["circleci", "github"] as const) : (["github", "circleci"] as const);
    for (const [service, app] of Object.entries(config.images)) {
        if (app[kind] === undefined) {
            const allowed = `${kind}, the pipeline of platform:delivery, whose tokens the account takes`;
            yield missing([...pathOf(service), kind], allowed);
        }
        if (app[other] !== undefined) {
            const allowed = `${kind} alone, the pipeline of platform:delivery`;
            yield invalid([...pathOf(service), other], app[other], allowed, "Remove it from");
        }
        if (config.circleci !== undefined && app.circleci !== undefined) {
            const { organizationId } = app.circleci;
            if (organizationId !== config.circleci.organizationId) {
                const allowed = `${config.circleci.organizationId}, the organization of platform:delivery.circleci`;
                yield invalid([...pathOf(service), "circleci", "organizationId"], organizationId, allowed);
            }
        }
    }
    yield* checkIds(config);
}

/** An id and a name that do not belong together would let in nobody, or the repository that was meant in another line. */
function* checkIds({ github, images: apps }: DeliveryConfig): Iterable<ConfigProblem> {
    const repositories = [
        ...(github === undefined ? [] : [{ path: ["platform:delivery", "github"], github }]),
        ...Object.entries(apps).flatMap(([service, app]) =>
            app.github === undefined ? [] : [{ path: [...pathOf(service), "github"], github: app.github }],
        ),
    ];
    const facts = repositories.flatMap(({ path, github: { owner, ownerId, repository, repositoryId } }) => [
        { path: [...path, "ownerId"], name: owner, id: ownerId, kind: "owner" },
        { path: [...path, "repositoryId"], name: `${owner}/${repository}`, id: repositoryId, kind: "repository" },
    ]);
    for (const [index, { path, name, id, kind }] of facts.entries()) {
        const before = facts.slice(0, index).filter((one) => one.kind === kind);
        const sameName = before.find((one) => one.name === name);
        const sameId = before.find((one) => one.id === id);
        if (sameName !== undefined && sameName.id !== id) {
            yield invalid(path, id, `${sameName.id}, the id that ${name} has elsewhere in the block`);
        } else if (sameName === undefined && sameId !== undefined) {
            yield invalid(path, id, `the id of ${name}: this one is that of ${sameId.name}`);
        }
    }
}

export function releaseNames({ images: apps }: DeliveryConfig, { prefix }: StackDraft): readonly FixedName[] {
    return Object.keys(apps).map((service) => [pathOf(service), "role", releaseRole(prefix, service)]);
}

/** What the repositories release: a service's image, from a registry that the stack's own account has. */
export function* checkReleases({ images: apps }: DeliveryConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const known = draft.knowsAll(["services"]) ? releasable(draft.block(services)) : undefined;
    const { place, stack = "" } = registryOf(draft, draft.block(images)) ?? {};
    for (const service of Object.keys(apps)) {
        if (known !== undefined && !(service in known)) {
            const names = listed(Object.keys(known), "or");
            const allowed = `a service of this stack with image: { repository: … }: ${names === "" ? "it has none" : names}`;
            yield invalidName(pathOf(service), allowed);
        } else if (place !== undefined && draft.accountIds.some((id) => id !== place.accountId)) {
            const statement = `its role is of this stack's account, and the registry of stack "${stack}" is in ${place.accountId}; allowed where one account has both`;
            yield { path: pathOf(service), statement, fix: "Remove it from" };
        }
    }
}
