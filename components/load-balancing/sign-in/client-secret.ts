import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { isSecretsManager, regionOf } from "../../secrets/references";
import { found } from "../../shared/found";

/** In a preview that may not read the secret: the rule shows a change, and no value. */
const unread = "not read in this preview";

/**
 * The value that AWS keeps for the client of a sign-in: load balancers take it in no other way. It is a secret of the state.
 *
 * Whoever previews need not be able to read it; an update has to. @throws ResourceError where it does not exist.
 */
export function clientSecret(name: string, reference: string, parent: pulumi.Resource): pulumi.Output<string> {
    const value = found(valueOf(reference, parent), parent, {
        missing: `${name}: there is no ${reference}, the secret of its sign-in`,
        fix: isSecretsManager(reference)
            ? "aws secretsmanager create-secret --name <name> --secret-string file://secret.txt, and put the ARN that it prints into the stack's file"
            : `aws ssm put-parameter --type SecureString --name ${reference.replace(/^arn:.*:parameter/, "")} --value file://secret.txt`,
    });
    return pulumi.secret(orUnread(value, name, parent));
}

async function valueOf(reference: string, parent: pulumi.Resource): Promise<string> {
    const region = regionOf(reference);
    if (isSecretsManager(reference)) {
        return (await aws.secretsmanager.getSecretVersion({ secretId: reference, ...region }, { parent })).secretString;
    }
    return (await aws.ssm.getParameter({ name: reference, withDecryption: true, ...region }, { parent })).value;
}

async function orUnread(value: Promise<string>, name: string, parent: pulumi.Resource): Promise<string> {
    try {
        return await value;
    } catch (error) {
        if (pulumi.runtime.isDryRun() && error instanceof Error && error.message.includes("AccessDenied")) {
            const said = `${name}: who previews may not read the secret of its sign-in, so whether it has changed is not known`;
            await pulumi.log.warn(said, parent);
            return unread;
        }
        throw error;
    }
}
