import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { given } from "../arguments";
import type { Construction } from "../construction";
import { applyAll, fromState, stateOf } from "../values";
import type { Value } from "../values";
import { shortDigest } from "./digest";
import { registryLogin } from "./registry-login";

/** awsx.ecr.Image: builds an image and pushes it. Nothing is registered as long as one argument is unknown. */
export async function expandImage(construction: Construction): Promise<Record<string, Value>> {
    const state = stateOf(construction.args as WireMap);
    if (!state.known) {
        return { imageUri: fromState(state) };
    }
    const uri = await build(construction, state.value as WireMap);
    const { value, ...rest } = stateOf(uri);
    const secret = state.secret || rest.secret;
    const dependencies = [...new Set([...state.dependencies, ...rest.dependencies])];
    return { imageUri: fromState({ value, known: rest.known, secret, dependencies }) };
}

async function build(construction: Construction, args: WireMap): Promise<Value> {
    const { stack } = construction.engine;
    const repositoryUrl = asText(args["repositoryUrl"]);
    const name = asText(args["imageName"] || args["imageTag"] || `${shortDigest(signature(args) + stack)}-container`);
    const address = `${repositoryUrl}:${name}`;
    const registryId = args["registryId"];
    const login = await registryLogin(construction, repositoryUrl, registryId ? asText(registryId) : undefined);
    const image = await construction.resource("docker-build:index:Image", name, {
        tags: [address],
        buildArgs: args["args"],
        buildOnPreview: true,
        cacheFrom: caches(args["cacheFrom"], address),
        cacheTo: [{ inline: {} }],
        context: { location: args["context"] ?? "." },
        dockerfile: given({ location: args["dockerfile"] }),
        network: "default",
        platforms: args["platform"] ? [args["platform"]] : [],
        target: args["target"],
        push: true,
        registries: [login],
    });
    return applyAll([image.get("ref"), image.get("digest")], (ref, digest) =>
        digest ? `${repositoryUrl}@${asText(digest)}` : ref ? withoutTag(asText(ref)) : address,
    );
}

function caches(given: Value, address: string): WireMap[] {
    const references = Array.isArray(given) && given.length > 0 ? given : [address];
    return references.map((ref) => ({ registry: { ref } }));
}

/** What tells one build of a program from another: not the files in its context. */
function signature({ context = ".", dockerfile, args }: WireMap): string {
    const ofArguments = Object.entries((args ?? {}) as WireMap).map(([key, value]) => `;arg[${key}]=${asText(value)}`);
    return [context, dockerfile ? `;dockerfile=${asText(dockerfile)}` : "", ...ofArguments].map(asText).join("");
}

/** `repository:tag@sha256:…` as Lambda wants it. */
function withoutTag(reference: string): string {
    return reference.replace(/^(.*):([^@]+)(@sha256:.+)$/, "$1$3");
}
