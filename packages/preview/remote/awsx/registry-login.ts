import type { WireMap } from "@platform/aws-model/wire";
import type { Construction } from "../construction";
import { at } from "../values";

/** How images are pushed to the registry of a repository. @throws Error when the address is none. */
export async function registryLogin(
    construction: Construction,
    repositoryUrl: string,
    registryId?: string,
): Promise<WireMap> {
    const answer = await construction.invoke("aws:ecr/getAuthorizationToken:getAuthorizationToken", {
        registryId: registryId ?? accountIn(repositoryUrl),
    });
    const [address, username, password] = ["proxyEndpoint", "userName", "password"].map((key) => at(answer, key));
    if (!username || !password) {
        throw new Error("Invalid credentials");
    }
    return { address: address ?? null, username, password };
}

/** The first part of the host's name. */
function accountIn(repositoryUrl: string): string {
    const address = repositoryUrl.startsWith("https://") ? repositoryUrl : `https://${repositoryUrl}`;
    if (!URL.canParse(address)) {
        throw new Error("Repository URL is not a valid URL.");
    }
    return new URL(address).hostname.split(".")[0] ?? "";
}
