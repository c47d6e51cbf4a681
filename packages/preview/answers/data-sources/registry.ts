import { textOf, type Place } from "@platform/aws-model/facets/identity";
import type { WireMap } from "@platform/aws-model/wire";
import { MADE_UP_DATE } from "../place";
import { regionOfArguments } from "./account";

/** What `docker login` needs: a program can only pass it on. */
export function registryLogin(args: WireMap, place: Place): WireMap {
    const registry = textOf(args["registryId"]) ?? place.accountId;
    const region = regionOfArguments(args, place);
    const [userName, password] = ["AWS", "made-up"];
    return {
        id: region,
        authorizationToken: Buffer.from(`${userName}:${password}`).toString("base64"),
        expiresAt: MADE_UP_DATE,
        userName,
        password,
        proxyEndpoint: `https://${registry}.dkr.ecr.${region}.${place.dnsSuffix}`,
        region,
        registryId: registry,
    };
}
