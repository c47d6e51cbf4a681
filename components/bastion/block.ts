import { z } from "zod";
import { dns } from "../dns/block";
import { cluster } from "../ecs/cluster/block";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { ownerOf, ruleOwners } from "../shared/block/listener-rule";
import { cidr, domainName, keyName } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import type { FixedName } from "../shared/block/names";
import { arnElsewhere } from "../shared/block/region";
import { sessionManager } from "../shared/block/session-manager";

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

/** Without `*` and `?`, which conditions on ARNs take for any characters. */
const principalArn = z.string().regex(/^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)\/[\w+=,.@/-]+$/, {
    error: "allowed: the ARN of an IAM role or user",
});

/** As many as fit a trust policy, which ends at 2,048 characters, if their names are long. */
const principals = z.array(principalArn).max(10).default([]);

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
                            principalArn: principalArn.describe(
                                "Who may push a key as this user: a role or user of the stack's account.",
                            ),
                        }),
                    )
                    .refine((value) => Object.keys(value).length > 0, { error: "allowed: at least one user" })
                    .describe("Users on the bastion, each with a key of their own through EC2 Instance Connect."),
            })
            .optional()
            .describe(
                "Direct SSH with a public address. Default: none; Session Manager needs neither port nor address.",
            ),
        sessionPrincipals: principals.describe(
            "ARNs of the roles and users, of this account or others, that may take the role `<project>-<stack>-bastion-session` and open shells with it. Default: none; only administrators can.",
        ),
        clusterSshPrincipals: principals.describe(
            "ARNs of the roles and users, of this account or others, that may take the role `<project>-<stack>-bastion-cluster-ssh` and log in through the bastion to the cluster's instances, where they can become root. Default: none, and no instance has port 22 open.",
        ),
        sessionLogRetentionDays: z
            .literal([30, 60, 90, 180, 365, 731, 1827, 3653])
            .default(365)
            .describe("Days that session logs are kept."),
    })
    .describe("The bastion, for the rare shell session.");

export type BastionConfig = ConfigOf<typeof schema>;
export type SshConfig = NonNullable<BastionConfig["ssh"]>;

export const bastion = defineBlock({
    key: "bastion",
    schema,
    needs: [alerts, network],
    // With `ssh` it has an address of its own. The instance itself writes the sessions' log, while they go on.
    calledServices: ({ ssh }) => (ssh === undefined ? [...sessionManager, "logs"] : []),
    takenAddresses: ({ ssh }) => [
        { what: "the bastion", tier: ssh === undefined ? "private" : "public", count: 1, of: "each subnet" },
    ],
    logs: "always",
    fixedNames: roleNames,
    checks: [checkHostName, checkPrincipals, checkCluster, checkUsers],
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
    const rival = draft.listenerRules().find(({ match }) => "hosts" in match && match.hosts.includes(hostName));
    if (rival !== undefined) {
        const allowed = `a name that no ${ruleOwners[rival.kind].noun} has; ${ownerOf(rival)} has this one`;
        yield invalid(path, hostName, allowed);
    }
}

function* checkPrincipals(config: BastionConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    for (const key of ["sessionPrincipals", "clusterSshPrincipals"] as const) {
        for (const [index, arn] of config[key].entries()) {
            yield* arnElsewhere(["platform:bastion", key, index], arn, region, "");
        }
    }
}

function* checkCluster({ clusterSshPrincipals }: BastionConfig, draft: StackDraft): Iterable<ConfigProblem> {
    if (clusterSshPrincipals.length > 0 && !draft.mentions(cluster)) {
        const allowed = "only with platform:cluster, whose instances they log in to";
        const path = ["platform:bastion", "clusterSshPrincipals"];
        yield invalid(path, clusterSshPrincipals, allowed, "Remove it, or add the block, in");
    }
}

function* checkUsers({ ssh }: BastionConfig, { region, accountIds }: StackDraft): Iterable<ConfigProblem> {
    for (const [name, { principalArn: arn }] of Object.entries(ssh?.users ?? {})) {
        const path = ["platform:bastion", "ssh", "users", name, "principalArn"];
        yield* arnElsewhere(path, arn, region, "");
        const [, , , , account = ""] = arn.split(":");
        if (accountIds.length > 0 && !accountIds.includes(account)) {
            const allowed = `a role or user of account ${listed(accountIds, "or")}, which those of others can be let take`;
            yield invalid(path, arn, allowed);
        }
    }
}

function roleNames(config: BastionConfig, { prefix }: StackDraft): readonly FixedName[] {
    const made = {
        session: config.sessionPrincipals.length > 0,
        "cluster-ssh": config.clusterSshPrincipals.length > 0,
        address: config.ssh !== undefined,
    };
    return Object.entries(made)
        .filter(([, is]) => is)
        .map(([role]) => [["platform:bastion"], "role", `${prefix}-bastion-${role}`]);
}
