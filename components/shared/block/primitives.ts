import { isIPv4 } from "node:net";
import { parseCidr } from "@platform/aws-model/network/cidr";
import { z } from "zod";

/** An IPv4 range in CIDR notation whose host bits are all zero, e.g. `10.40.0.0/16`. */
export const cidr = z.string().superRefine((value, context) => {
    const problem = parseCidr(value).problem;
    if (problem !== undefined) {
        context.addIssue({ code: "custom", message: problem });
    }
});

/** A folder below the project's directory, written as `./functions/report`. */
export const projectFolder = (example: string) =>
    z
        .string()
        .regex(/^\.(\/(?!\.\.(\/|$))[\w.-]+)+$/, { error: `allowed: a folder of the project such as ${example}` });

/** A private or public IPv4 address, e.g. `203.0.113.10`. */
export const ipv4 = z.string().refine(isIPv4, { error: "allowed: an IPv4 address such as 203.0.113.10" });

/** The path of a URL, e.g. `/admin/ok`. */
export const urlPath = z.string().regex(/^\//, { error: "allowed: a path that starts with /, such as /admin/ok" });

/** A TCP or UDP port. */
export const port = z.int().min(1).max(65535);

/** A lower-case DNS name without a trailing dot, e.g. `digital.example.gov`. */
export const domainName = z
    .string()
    .max(253)
    .regex(/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
        error: "allowed: a lower-case domain name such as apps.example.gov",
    });

/** A host name, or `*.` and a domain for every name one level below it. */
export const hostPattern = z.union([domainName, z.string().regex(/^\*\.([a-z0-9-]+\.)+[a-z]{2,63}$/)], {
    error: "allowed: a lower-case host name, or *. and a domain",
});

/**
 * A key that becomes part of logical and physical names: lower case, starts with a letter, ends with no hyphen.
 * A logical name is identity, so renaming a key replaces what it names.
 */
export const keyName = (longest: number) =>
    z
        .string()
        .max(longest, { error: `allowed: at most ${longest} characters, so that the names made from it fit AWS` })
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
            error: "allowed: lower-case letters, digits and single hyphens, starting with a letter",
        });

/** Names of stacks, as in `Pulumi.<stack>.yaml`. */
export const stackName = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "allowed: the name of a stack such as prod" });

/** The ARN of something in one service, e.g. `arn:aws:acm:us-east-1:123456789012:certificate/…`. */
export const arn = (service: string, example: string) =>
    z.string().regex(new RegExp(`^arn:aws(-[a-z]+)*:${service}:[a-z0-9-]*:[0-9]*:.+$`), {
        error: `allowed: an ARN such as ${example}`,
    });

export const email = z.email({ error: "allowed: an email address such as oncall@example.gov" });

/**
 * Days that CloudWatch Logs keeps events; other numbers are refused by its API.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const retentionDays = z.literal([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);

/** Groups of the client VPN that a store lets in. */
export const clientVpnGroups = z
    .array(keyName(20))
    .default([])
    .describe(
        "Groups of `platform:clientVpn` whose people may connect: all that reach `data`, or none. The policies want the connection declared besides.",
    );

export const accountId = z.string().regex(/^[0-9]{12}$/, { error: "allowed: twelve digits such as 123456789012" });

/** AWS's example of an account number, which the shipped stack files have. */
export const exampleAccount = "123456789012";

/** Accounts that the shipped stack files name: the apps', the security team's, the organization's management account. */
export const exampleAccounts: readonly string[] = [exampleAccount, "111122223333", "444455556666"];
