import { network } from "../../../network/block";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import { ecrRepositoryArn } from "../image";
import type { ServicesConfig } from "../schema/service";
import { writtenImages } from "./entries";

/** Images that instances without a way to the internet could not pull. What an SSM parameter names is not known. */
export function* checkImages(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { region } = draft;
    if (draft.block(network)?.natGateways !== "none" || region === undefined) {
        return;
    }
    for (const [path, image] of writtenImages(services)) {
        // The endpoint of ECR in the VPC is that of the stack's region.
        if (typeof image === "string" && ecrRepositoryArn(image, "aws")?.split(":")[3] !== region) {
            yield invalid(path, image, `without NAT an image in ECR of ${region}; no other registry can be reached`);
        }
    }
}
