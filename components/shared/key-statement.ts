import type { Statement } from "./policy-document";
import { arnOf, type AwsScope } from "./scope";

/** Services through which a key is used, as the condition `kms:ViaService` names them. */
export function viaServices({ region }: AwsScope, services: readonly string[]): readonly string[] {
    return services.map((service) => `${service}.${region}.amazonaws.com`);
}

/**
 * Lets a role use the keys behind aliases, where it is said through these services (`viaServices`) alone. A key's ARN is unknown before
 * the key exists, its alias is not.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function keyStatement(
    scope: AwsScope,
    actions: string | readonly string[],
    aliases: readonly string[],
    through?: readonly string[],
): Pick<Statement, "Effect" | "Action" | "Resource" | "Condition"> {
    return {
        Effect: "Allow",
        Action: actions,
        Resource: arnOf(scope, "kms", "key/*"),
        Condition: {
            "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
            ...(through === undefined ? {} : { StringEquals: { "kms:ViaService": through } }),
        },
    };
}
