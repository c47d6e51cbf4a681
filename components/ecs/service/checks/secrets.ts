import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem } from "../../../shared/block/problems";
import { secretsElsewhere } from "../../../secrets/checks";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/** Secrets that tasks could not read. */
export function* checkSecrets(services: ServicesConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const { path, config } of serviceEntries(services)) {
        yield* secretsElsewhere([...path, "secrets"], config.secrets, region);
        const { ca, secretOptions } = config.logging.forward ?? { ca: undefined, secretOptions: {} };
        const forward = [...path, "logging", "forward"];
        yield* secretsElsewhere([...forward, "secretOptions"], secretOptions, region);
        yield* secretsElsewhere(forward, ca === undefined ? {} : { ca }, region);
        for (const [name, variant] of Object.entries(config.variants)) {
            yield* secretsElsewhere([...path, "variants", name, "secrets"], variant.secrets, region);
        }
    }
}
