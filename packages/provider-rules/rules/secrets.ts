import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { atLeastOne } from "./checks";

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
const PARAMETER_BYTES = { Standard: 4096, Advanced: 8192 } as const;
const LEVELS = 15;

/** Keys, secrets and parameters. */
export const secretRules: readonly Rule[] = [
    ...rule(["aws:kms/alias:Alias"], alias),
    ...rule(["aws:kms/key:Key"], rotation),
    ...rule(["aws:secretsmanager/secret:Secret"], recovery, secretName),
    ...rule(
        ["aws:ssm/parameter:Parameter"],
        atLeastOne("value", "insecureValue", "valueWo"),
        parameterName,
        parameterSize,
    ),
];

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
function* alias(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("name");
    if (at.asString !== undefined && !/^alias\/(?!aws\/)[\w/-]{1,250}$/.test(at.asString)) {
        const message = "must be alias/ and letters, digits, /, _ and -, but not alias/aws/";
        yield { code: "alias-name", at, message, fix: "write alias/<name>" };
    }
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
function* rotation(key: JudgedResource): Generator<Problem> {
    const [at, spec] = [key.get("enableKeyRotation"), key.get("customerMasterKeySpec")];
    if (at.asBoolean === true && spec.asString !== undefined && spec.asString !== "SYMMETRIC_DEFAULT") {
        const message = `applies to symmetric keys only: customerMasterKeySpec is ${spec.printed}`;
        yield { code: "key-rotation", at, message, fix: "remove it" };
    }
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html: RecoveryWindowInDays */
function* recovery(secret: JudgedResource): Generator<Problem> {
    const at = secret.get("recoveryWindowInDays");
    if (at.asNumber !== undefined && at.asNumber !== 0 && (at.asNumber < 7 || at.asNumber > 30)) {
        yield { code: "out-of-range", at, message: "must be 0, or 7 to 30 days", fix: "use a value in this range" };
    }
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html: Name */
function* secretName(secret: JudgedResource): Generator<Problem> {
    const at = secret.get("name");
    if (at.asString !== undefined && !/^[\w/+=.@-]{1,512}$/.test(at.asString)) {
        const message = "must have 1 to 512 letters, digits and /_+=.@-";
        yield { code: "name-form", at, message, fix: "rename it" };
    }
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html: Name */
function* parameterName(parameter: JudgedResource): Generator<Problem> {
    const at = parameter.get("name");
    const name = at.asString;
    if (name === undefined || name.startsWith("arn:")) {
        return;
    }
    if (!/^[\w./-]+$/.test(name) || name.endsWith("/") || (name.includes("/") && !name.startsWith("/"))) {
        const message = "must consist of letters, digits and ._-, and of levels that each begin with a slash";
        yield { code: "name-form", at, message, fix: "write it as /team/app/name, or without slashes" };
    }
    if (/^\/?(aws|ssm)/i.test(name)) {
        yield { code: "name-form", at, message: 'must not begin with "aws" or "ssm"', fix: "rename it" };
    }
    if (name.split("/").length - 1 > LEVELS) {
        yield { code: "name-form", at, message: `must have at most ${LEVELS} levels`, fix: "leave some out" };
    }
}

function* parameterSize(parameter: JudgedResource): Generator<Problem> {
    const tier = parameter.get("tier");
    const name = tier.absent ? "Standard" : tier.asString;
    const max = name === "Standard" || name === "Advanced" ? PARAMETER_BYTES[name] : undefined;
    for (const property of ["value", "insecureValue"]) {
        const at = parameter.get(property);
        if (max !== undefined && at.asString !== undefined && Buffer.byteLength(at.asString) > max) {
            const message = `must hold at most ${max} bytes in tier ${name ?? ""}`;
            yield { code: "parameter-size", at, message, fix: 'set tier to "Advanced", or store less' };
        }
    }
}
