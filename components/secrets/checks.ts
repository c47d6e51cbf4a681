import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { arnElsewhere } from "../shared/block/region";

/**
 * Roles and ECS name a secret by its whole ARN; a key of its JSON may follow.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
 */
const wholeArn = /:secret:[^:]+-[A-Za-z0-9]{6}(:|$)/;

/** Secrets of another region, or without their whole ARN. `readers` is what reads them. */
export function* secretsElsewhere(
    path: KeyPath,
    secrets: Readonly<Record<string, string>>,
    region: string | undefined,
    readers = "tasks",
): Iterable<ConfigProblem> {
    for (const [name, arn] of Object.entries(secrets)) {
        if (/^arn:[^:]+:secretsmanager:/.test(arn) && !wholeArn.test(arn)) {
            const allowed = "the whole ARN, whose name ends with a hyphen and six characters that AWS chose";
            yield invalid([...path, name], arn, allowed);
        }
        yield* arnElsewhere([...path, name], arn, region, `${readers} read secrets of their own region`);
    }
}
