import { isDefaultProvider, packageOf, providerUrnOf, typeOf } from "@platform/aws-model/urn";
import type { ResourceRecord } from "../result";
import { isUnknown } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import type { BaselineResource } from "./comparison";
import type { Difference } from "./difference";

/** The URN of the provider that serves a resource. */
export function providerOf({ provider = "" }: Pick<ResourceRecord, "provider">): string {
    return providerUrnOf(provider);
}

/** Default providers of one package are the same, whatever their version. */
export function sameProvider(
    after: ResourceRecord,
    before: BaselineResource,
    previousUrn: (urn: string) => string,
): boolean {
    const [now, old] = [providerOf(after), providerOf(before)];
    const bothDefault = isDefaultProvider(now) && isDefaultProvider(old) && typeOf(now) === typeOf(old);
    return now === "" || old === "" || bothDefault || now === old || previousUrn(now) === old;
}

/**
 * The region of a resource that names none of its own is its provider's, and no resource can move to another.
 *
 * @param before The inputs of the provider that served the resource, `now` those of the one that will.
 */
export function changedRegion(
    after: ResourceRecord,
    before: WireMap | undefined,
    now: WireMap | undefined,
): Difference[] {
    const [from, to] = [regionOf(before), regionOf(now)];
    const isOwn = packageOf(after.type) !== "aws" || after.inputs["region"] !== undefined;
    return isOwn || from === undefined || to === undefined || from === to
        ? []
        : [{ path: "region", kind: "change", before: from, after: to }];
}

function regionOf(inputs: WireMap | undefined): string | undefined {
    const region = inputs?.["region"];
    return typeof region === "string" && !isUnknown(region) ? region : undefined;
}

/** A provider's inputs without those that name its plugin, which say nothing about what it manages. */
export function withoutPlugin(inputs: WireMap): WireMap {
    const { version: _version, pluginDownloadURL: _url, ...rest } = inputs;
    return rest;
}
