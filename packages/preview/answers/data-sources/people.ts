import { fieldAt, hex, textOf, uuid, type Place } from "@platform/aws-model/facets/identity";
import type { WireMap } from "@platform/aws-model/wire";
import { regionOfArguments } from "./account";

/** The one instance that an organization has, switched on. */
export function identityCenters(args: WireMap, place: Place): WireMap {
    const region = regionOfArguments(args, place);
    const id = hex("identity center", 16);
    return {
        id: region,
        region,
        arns: [`arn:${place.partition}:sso:::instance/ssoins-${id}`],
        identityStoreIds: [`d-${id.slice(0, 10)}`],
    };
}

/** A group as the identity provider hands it over, by its name or its id. */
export function group(args: WireMap, place: Place): WireMap | undefined {
    const identityStoreId = textOf(args["identityStoreId"]);
    const name = displayName(args["alternateIdentifier"]);
    const groupId = textOf(args["groupId"]) ?? (name && uuid(name));
    return groupId === undefined || identityStoreId === undefined
        ? undefined
        : {
              ...{ id: groupId, groupId, identityStoreId, displayName: name ?? groupId, description: "" },
              ...{ externalIds: [], region: regionOfArguments(args, place) },
          };
}

function displayName(identifier: WireMap[string] | undefined): string | undefined {
    const attribute = fieldAt(identifier, "uniqueAttribute");
    return textOf(fieldAt(attribute, "attributePath")) === "DisplayName"
        ? textOf(fieldAt(attribute, "attributeValue"))
        : undefined;
}
