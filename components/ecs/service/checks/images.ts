import { network } from "../../../network/block";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import { ecrRepositoryArn } from "../image";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/** Images that instances without a way to the internet could not pull. What an SSM parameter names is not known. */
export function* checkImages(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    if (draft.block(network)?.natGateways !== "none") {
        return;
    }
    for (const { path, config } of serviceEntries(services)) {
        yield* outside([...path, "image"], config.image, draft.region);
        for (const [name, { image }] of Object.entries(config.variants)) {
            yield* outside([...path, "variants", name, "image"], image, draft.region);
        }
    }
}

/** The endpoint of ECR in the VPC is that of the stack's region. */
function* outside(
    path: KeyPath,
    image: ServiceConfig["image"] | undefined,
    region: string | undefined,
): Iterable<ConfigProblem> {
    const [, , , home] = (typeof image === "string" && ecrRepositoryArn(image, "aws")?.split(":")) || [];
    if (typeof image === "string" && region !== undefined && home !== region) {
        yield invalid(path, image, `without NAT an image in ECR of ${region}; no other registry can be reached`);
    }
}
