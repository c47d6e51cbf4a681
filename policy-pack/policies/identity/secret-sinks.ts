import type { Graph } from "@platform/aws-model/graph/graph";
import { hasIdentity } from "@platform/aws-model/identity";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import { exposed } from "./secret-looks";
import { isSecretPair, isSecretName } from "./secret-names";

/** Secrets that AWS makes and keeps itself when the program gives none, and what to use for that. */
const MADE_BY_AWS = byType<readonly [instead: string, properties: readonly string[]]>(
    [types.RDS_INSTANCE, ["manageMasterUserPassword", ["password", "passwordWo"]]],
    [
        [...types.RDS_CLUSTER, ...types.DOCUMENT_CLUSTER, ...types.WAREHOUSE_CLUSTER],
        ["manageMasterUserPassword", ["masterPassword", "masterPasswordWo"]],
    ],
    [types.VPN_CONNECTION, ["presharedKeyStorage", ["tunnel1PresharedKey", "tunnel2PresharedKey"]]],
);
/** Where secrets are put in. Pulumi keeps also what is written only in its state. */
const SINKS = byType<readonly string[]>(
    [types.SECRET_VERSION, ["secretString", "secretBinary", "secretStringWo"]],
    [types.SSM_PARAMETER, ["value", "valueWo"]],
    [types.CACHE_REPLICATION_GROUP, ["authToken", "authTokenWo"]],
    [types.CACHE_USER, ["passwords", "passwordsWo", "authenticationMode.passwords"]],
    [
        types.EVENT_CONNECTION,
        ["apiKey.value", "basic.password", "oauth.clientParameters.clientSecret"].map(
            (path) => `authParameters.${path}`,
        ),
    ],
    [[...types.CERTIFICATE, ...types.SERVER_CERTIFICATE], ["privateKey"]],
);
const GENERATED = "a secret that is made in the program or put in afterwards";
const FIX = "generate it (random.RandomPassword), or create it empty, ignore its changes and put the value in by hand";

/** The properties that are judged here and not by how they look. */
export function isSink({ type }: Resource, property: string): boolean {
    return [...(MADE_BY_AWS[type]?.[1] ?? []), ...(SINKS[type] ?? [])].some((path) => path.split(".")[0] === property);
}

/**
 * What the program hands over ends up in its state; whether it is known does not matter. `oneTime` are identities whose
 * first password is secret, and replaced as soon as it has been used.
 */
export function judgePasswords(resource: Resource, oneTime: readonly string[] = []): readonly PolicyFinding[] {
    const [instead = "", properties = []] = MADE_BY_AWS[resource.type] ?? [];
    const spared = (property: string) =>
        property.endsWith("Wo") && resource.inputs.at(property).secret && hasIdentity(resource.urn, oneTime);
    const given = properties.filter((property) => resource.inputs.at(property).state !== "absent" && !spared(property));
    return given.map((property) => exposed(resource, property, instead));
}

/** What is typed in, or comes from the configuration, depends on no resource. A place that ignores changes is a place only. */
export function judgeSinks(graph: Graph): PolicyFinding[] {
    return graph
        .ofType(Object.keys(SINKS))
        .filter((resource) => !isPlainParameter(resource))
        .flatMap((resource) => (SINKS[resource.type] ?? []).flatMap((path) => judgeSink(resource, path)));
}

function judgeSink(resource: Resource, path: string): PolicyFinding[] {
    const [property = "", ...steps] = path.split(".");
    const given = resource.inputs.at(property, ...steps).items();
    const made = (resource.propertyDependencies[property] ?? []).length > 0;
    const kept = resource.options.ignoreChanges.some((ignored) => ignored.startsWith(property));
    if (made || kept || given.every(({ state }) => state !== "known")) return [];
    const found = "typed in, or read from the configuration";
    return [violation(resource, { at: path, found, required: GENERATED, fix: FIX })];
}

/** A parameter that is no SecureString is for everybody who may describe it, and so must be no secret. */
export function judgeParameter(resource: Resource): readonly PolicyFinding[] {
    if (!types.SSM_PARAMETER.includes(resource.type) || !isPlainParameter(resource)) return [];
    const instead = "type SecureString";
    const label = resource.get("name").text();
    const name = label.state === "known" ? (label.value.split("/").at(-1) ?? "") : "";
    return ["value", "insecureValue"].flatMap((property): PolicyFinding[] => {
        const text = resource.get(property).text();
        if (text.state === "known" && isSecretPair(name, text.value)) return [exposed(resource, property, instead)];
        return text.state === "unknown" && isSecretName(name) ? [deferred(resource, property, instead)] : [];
    });
}

function isPlainParameter(resource: Resource): boolean {
    const kind = resource.get("type").text();
    return types.SSM_PARAMETER.includes(resource.type) && !(kind.state === "known" && kind.value === "SecureString");
}
