import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { given } from "../arguments";
import type { Construction } from "../construction";
import { applyAll, at, fromState, stateOf } from "../values";
import type { Value } from "../values";
import { registryLogin } from "./registry-login";

/** awsx.ecr.RegistryImage: pushes an image that is there already, through a docker provider of its own. */
export async function expandRegistryImage(construction: Construction): Promise<Record<string, Value>> {
    const { args, name } = construction;
    const registryAuth = await login(construction);
    const provider = await construction.provider("docker", { registryAuth });
    const sourceImage = await sourceImageId(construction, provider, stateOf(registryAuth).known);
    const tag = await construction.resource(
        "docker:index/tag:Tag",
        name,
        {
            sourceImage,
            targetImage: applyAll(
                [args["repositoryUrl"], args["tag"]],
                (url, given) => `${asText(url)}:${given ? asText(given) : "latest"}`,
            ),
        },
        { provider },
    );
    const triggers = { ...(args["triggers"] as WireMap | undefined), "@pulumi/awsx/internal/sourceImage": sourceImage };
    const image = await construction.resource(
        "docker:index/registryImage:RegistryImage",
        name,
        {
            insecureSkipVerify: args["insecureSkipVerify"],
            keepRemotely: args["keepRemotely"],
            name: tag.get("targetImage"),
            triggers: given(triggers),
        },
        { provider },
    );
    return { image: image.reference };
}

/** The provider takes the list as JSON. */
async function login(construction: Construction): Promise<Value> {
    const { value, ...state } = stateOf(construction.args["repositoryUrl"]);
    const credentials = state.known ? [await registryLogin(construction, asText(value))] : [];
    return fromState({ ...state, value: JSON.stringify(credentials) });
}

/** The engine answers nothing for a provider that is not configured yet. */
async function sourceImageId(construction: Construction, provider: string, configured: boolean): Promise<Value> {
    const { value, ...state } = stateOf(construction.args["sourceImage"]);
    if (!state.known) {
        return fromState({ ...state, value });
    }
    const token = "docker:index/getRemoteImage:getRemoteImage";
    const answer = await construction.invoke(token, { name: value ?? null }, provider);
    return configured ? fromState({ ...state, value: at(answer, "id") }) : undefined;
}
