import type { Check } from "@platform/preview/check";
import type { Finding, WorldName } from "@platform/aws-model/finding";
import { readCached, writeCached } from "@platform/preview/loader/cache.cjs";
import type { Preview, ResourceRecord } from "@platform/preview/result";
import { checkResources, unjudgedTypes } from "@platform/provider-rules/check-resources";
import type { ProviderResource } from "@platform/provider-rules/judged-resource";
import { unknownArguments } from "@platform/provider-rules/schema/arguments";
import { TypeKnowledge } from "@platform/provider-rules/schema/type-knowledge";

/**
 * The provider knowledge as a check of a finished preview: both worlds are judged, and what only one of them shows is marked with it.
 *
 * @param directory The program's directory, whose `@pulumi/aws` says what the types are.
 */
export function providerCheck(directory: string): Check {
    return {
        name: "provider",
        run: (preview) => {
            const knowledge = TypeKnowledge.open(directory, { read: readCached, write: writeCached });
            const findings = bothWorlds(preview, knowledge);
            knowledge.save();
            return findings;
        },
    };
}

function bothWorlds({ strict, placeholder }: Omit<Preview, "timings">, knowledge: TypeKnowledge): Finding[] {
    const resources = strict.resources.map(toProviderResource);
    const found = checkResources(resources, { knowledge });
    const later = checkResources(placeholder.resources.map(toProviderResource), { knowledge });
    return [
        ...strict.resources.flatMap(({ urn, type, droppedArguments = [] }) =>
            unknownArguments(urn, type, droppedArguments, knowledge),
        ),
        ...onlyIn(found, later, "strict"),
        ...added(later, found),
        ...unknownTypes(resources, knowledge),
    ];
}

/** Findings of the first world, those that the second lacks marked with the first one's name. */
function onlyIn(findings: readonly Finding[], others: readonly Finding[], world: WorldName): Finding[] {
    const seen = new Set(others.map(placeOf));
    return findings.map((finding) => (seen.has(placeOf(finding)) ? finding : { ...finding, world }));
}

/** What the placeholder world shows in addition; its values are partly made up, so that only the place is compared. */
function added(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
    const seen = new Set(others.map(placeOf));
    return findings
        .filter((finding) => !seen.has(placeOf(finding)))
        .map((finding) => ({ ...finding, world: "placeholder" as const }));
}

function placeOf({ urn, code, property }: Finding): string {
    return JSON.stringify([urn, code, property]);
}

function unknownTypes(resources: readonly ProviderResource[], knowledge: TypeKnowledge): Finding[] {
    const types = unjudgedTypes(resources, knowledge);
    if (types.length === 0) {
        return [];
    }
    const reason =
        knowledge.version === undefined
            ? "@pulumi/aws is not installed"
            : `@pulumi/aws ${knowledge.version} lacks them`;
    return [
        {
            source: "provider",
            level: "advisory",
            code: "type-not-judged",
            message: `the names and kinds of the arguments of ${types.join(", ")} are not judged: ${reason}`,
        },
    ];
}

function toProviderResource(record: ResourceRecord): ProviderResource {
    const { urn, type, name, inputs, propertyDependencies, dependencies, parent, provider, kind } = record;
    return {
        urn,
        type,
        name,
        inputs,
        propertyDependencies,
        dependencies,
        custom: kind === "custom",
        ...(parent === undefined ? {} : { parent }),
        ...(provider === undefined ? {} : { provider }),
    };
}
