import { z } from "zod";
import { dns } from "../dns/block";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { cidr, domainName, keyName } from "../shared/block/primitives";
import { invalid, type ConfigProblem } from "../shared/block/problems";
import { arnElsewhere } from "../shared/block/region";

/** Accounts that the image or its agents come with, some of them with root's rights. */
const reservedUsers = new Set([
    ...[
        "root",
        "ec2-user",
        "ssm-user",
        "bastion-session",
        "ec2-instance-connect",
        "nobody",
        "sshd",
        "chrony",
        "rpc",
        "rpcuser",
        "tss",
    ],
    ...["bin", "daemon", "adm", "lp", "sync", "shutdown", "halt", "mail", "operator", "games", "ftp", "dbus"],
]);

const userName = keyName(32).refine((name) => !reservedUsers.has(name), {
    error: "allowed: a name that no account of the system has",
});

const schema = z
    .strictObject({
        instanceType: z
            .enum(["t4g.nano", "t4g.micro", "t3.nano", "t3.micro"])
            .default("t4g.nano")
            .describe("Type of the instance."),
        ssh: z
            .strictObject({
                allowFromCidrs: z
                    .array(
                        cidr.refine((value) => Number(value.split("/")[1] ?? 32) >= 16, {
                            error: "allowed: ranges of /16 and narrower; SSH is never open to the world",
                        }),
                    )
                    .min(1)
                    .describe("Office ranges that may connect to port 22."),
                hostName: domainName.optional().describe("Name of the bastion in the zone of `dns`."),
                users: z
                    .record(
                        userName,
                        z.strictObject({
                            principalArn: z
                                .string()
                                .regex(/^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)\/.+$/, {
                                    error: "allowed: the ARN of an IAM role or user",
                                })
                                .describe("Who may push a key as this user."),
                        }),
                    )
                    .refine((value) => Object.keys(value).length > 0, { error: "allowed: at least one user" })
                    .describe("Users on the bastion, each with a key of their own through EC2 Instance Connect."),
            })
            .optional()
            .describe(
                "Direct SSH with a public address. Default: none; Session Manager needs neither port nor address.",
            ),
        sessionLogRetentionDays: z
            .literal([30, 60, 90, 180, 365, 731, 1827, 3653])
            .default(365)
            .describe("Days that session logs are kept."),
    })
    .describe("The bastion, for the rare shell session.");

export type BastionConfig = ConfigOf<typeof schema>;
export type SshConfig = NonNullable<BastionConfig["ssh"]>;

/** What Session Manager needs, on the bastion as on any other instance. */
export const sessionManager = ["ec2messages", "ssm", "ssmmessages"];

export const bastion = defineBlock({
    key: "bastion",
    schema,
    needs: [alerts, network],
    calledServices: () => sessionManager,
    takenAddresses: ({ ssh }) => [
        { what: "the bastion", tier: ssh === undefined ? "private" : "public", count: 1, of: "each subnet" },
    ],
    checks: [checkHostName, checkPrincipals],
});

function* checkHostName({ ssh }: BastionConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const hostName = ssh?.hostName;
    const { zone, domain } = draft.block(dns) ?? {};
    const path = ["platform:bastion", "ssh", "hostName"];
    if (hostName === undefined) {
        return;
    }
    if (!draft.mentions(dns)) {
        const allowed = "only with platform:dns, whose zone it goes to";
        yield invalid(path, hostName, allowed, "Remove it, or add the block, in");
    } else if (zone?.kind === "external") {
        yield invalid(path, hostName, "only in a zone of ours; that of platform:dns is external", "Remove it from");
    } else if (domain !== undefined && !hostName.endsWith(`.${domain}`)) {
        yield invalid(path, hostName, `a name below ${domain}, such as bastion.${domain}`);
    }
}

function* checkPrincipals({ ssh }: BastionConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const [name, { principalArn }] of Object.entries(ssh?.users ?? {})) {
        yield* arnElsewhere(["platform:bastion", "ssh", "users", name, "principalArn"], principalArn, region, "");
    }
}
