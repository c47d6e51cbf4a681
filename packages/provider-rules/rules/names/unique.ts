import { given } from "@platform/aws-model/facets/kind";
import { textOf, type ArnForm, type Identity, type Named } from "@platform/aws-model/facets/identity";
import { groupBy } from "@platform/aws-model/group-by";
import { kindOf } from "@platform/aws-model/kinds/index";
import { canonicalType, typeLabel } from "@platform/aws-model/tokens";
import { isMap, isUnknown, type WireMap } from "@platform/aws-model/wire";
import type { Problem } from "../../problem";
import type { JudgedIndex, JudgedResource } from "../../judged-resource";

/**
 * Two resources by a name of which AWS keeps one. Which names those are follows from the kinds: a name is unique where the
 * ARN or the id is made of it, within whatever else that is made of, such as the group of a schedule. Of what a preview does
 * not know yet, the world with made-up values knows.
 */
export function* nameTwice(resource: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const first = firsts(index).get(resource);
    if (first !== undefined && first !== resource) {
        yield {
            code: "name-twice",
            at: resource.get(given(kindOf(resource.type)?.identity)?.name ?? "name"),
            message: `names "${first.name}" too: AWS keeps one ${typeLabel(resource.type)} of a name`,
            fix: "rename one of the two",
        };
    }
}

const firstsOfIndex = new WeakMap<JudgedIndex, ReadonlyMap<JudgedResource, JudgedResource | undefined>>();

/** For each resource with such a name the first that has it. */
function firsts(index: JudgedIndex): ReadonlyMap<JudgedResource, JudgedResource | undefined> {
    let found = firstsOfIndex.get(index);
    if (found === undefined) {
        const claims = groupBy(index.resources, claimOf);
        claims.delete(undefined);
        found = new Map([...claims.values()].flatMap((same) => same.map((resource) => [resource, same[0]] as const)));
        firstsOfIndex.set(index, found);
    }
    return found;
}

const claimsOfRecords = new WeakMap<JudgedResource["record"], { readonly claim: string | undefined }>();

/** Equal for two resources exactly if AWS would take them for one; undefined where that does not follow from the name. */
function claimOf(resource: JudgedResource): string | undefined {
    const known = claimsOfRecords.get(resource.record) ?? { claim: claimAnew(resource) };
    claimsOfRecords.set(resource.record, known);
    return known.claim;
}

function claimAnew(resource: JudgedResource): string | undefined {
    const identity = given(kindOf(resource.type)?.identity);
    const name = resource.get(identity?.name ?? "name").asString;
    const form = identity === undefined ? undefined : formOf(identity, resource.type);
    if (form === undefined || name === undefined || !resource.record.custom) {
        return undefined;
    }
    const claim = (name: string, unknown: string): string => written(form, name, filled(resource, unknown));
    const own = claim(name, "a");
    const isOfTheName = own !== claim(`${name}-other`, "a");
    return isOfTheName && own === claim(name, "b") ? `${resource.record.provider ?? ""} ${own}` : undefined;
}

/** What a name goes into that AWS keeps one of. */
function formOf({ arn, id, unique }: Identity, type: string): ArnForm | undefined {
    if (unique === false) {
        return undefined;
    }
    const byName = { service: canonicalType(type), resource: ({ name }: Named) => name };
    if (unique !== undefined) {
        const within = ({ inputs }: Named): string[] => unique.map((property) => textOf(inputs[property]) ?? "");
        return { ...byName, resource: (named) => [...within(named), named.name].join(" ") };
    }
    return typeof arn === "object" ? arn : id === "name" ? byName : undefined;
}

/** The ARN as far as it does not depend on chance: what AWS adds of its own is the same for all. */
function written({ service, scope = "regional", resource }: ArnForm, name: string, inputs: WireMap): string {
    const place = { accountId: "", region: "", partition: "", dnsSuffix: "" };
    const region = scope === "regional" ? (textOf(inputs["region"]) ?? "") : "";
    return [service, region, resource({ type: "", urn: "", name, inputs, place })].join(":");
}

/** The inputs with a text in place of each that is not known. */
function filled({ record }: JudgedResource, unknown: string): WireMap {
    return Object.fromEntries(
        Object.entries(record.inputs).map(([key, value]) => [key, isUnknown(value) || isMap(value) ? unknown : value]),
    );
}
