import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem, KeyPath } from "../../../shared/block/problems";
import { arnElsewhere } from "../../../shared/block/region";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/** Secrets that tasks could not read. */
export function* checkSecrets(services: ServicesConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const { path, config } of serviceEntries(services)) {
        yield* secretsElsewhere(path, config, region);
        for (const [name, variant] of Object.entries(config.variants)) {
            yield* secretsElsewhere([...path, "variants", name], variant, region);
        }
    }
}

function* secretsElsewhere(
    path: KeyPath,
    { secrets }: Pick<ServiceConfig, "secrets">,
    region: string | undefined,
): Iterable<ConfigProblem> {
    for (const [name, arn] of Object.entries(secrets)) {
        yield* arnElsewhere([...path, "secrets", name], arn, region, "tasks read secrets of their own region");
    }
}
