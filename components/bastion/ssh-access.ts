import { parseCidr, sizeOf } from "@platform/aws-model/network/cidr";
import type { BastionConfig } from "../../config/schema";

/** The `ssh` block of the configuration. */
export type SshConfig = NonNullable<BastionConfig["ssh"]>;

/** The widest range that may reach port 22, a prefix length in bits. */
const widestPrefix = 16;

/** Accounts that the image or its agents come with, some of them with root's rights. */
const reservedUsers = new Set([
    ...["root", "ec2-user", "ssm-user", "ec2-instance-connect", "nobody", "sshd", "chrony", "rpc", "rpcuser", "tss"],
    ...["bin", "daemon", "adm", "lp", "sync", "shutdown", "halt", "mail", "operator", "games", "ftp", "dbus"],
]);

/**
 * What is wrong with an `ssh` block, one sentence for each problem. The configuration's schema asks the same; here it
 * holds for whoever uses the component, so that no caller can open port 22 to the world.
 */
export function sshProblems({ allowFromCidrs, users }: SshConfig): readonly string[] {
    const problems = [...allowFromCidrs.flatMap(rangeProblems), ...Object.keys(users).flatMap(userProblems)];
    if (allowFromCidrs.length === 0) {
        problems.push(
            "bastion.ssh.allowFromCidrs is empty; allowed: at least one range. Without one, remove bastion.ssh",
        );
    }
    return problems;
}

function rangeProblems(text: string): readonly string[] {
    const { cidr, problem } = parseCidr(text);
    if (cidr === undefined) {
        return [`bastion.ssh.allowFromCidrs: ${text} is no range; ${problem}`];
    }
    if (cidr.prefix < widestPrefix) {
        return [
            `bastion.ssh.allowFromCidrs: ${text} has ${sizeOf(cidr)} addresses; allowed: ranges of /${widestPrefix} and ` +
                "narrower, for SSH is never open to the world. Name the office's own range, or use Session Manager",
        ];
    }
    return [];
}

function userProblems(user: string): readonly string[] {
    if (!/^[a-z][a-z0-9-]{0,31}$/.test(user)) {
        return [`bastion.ssh.users: "${user}" is no user name; allowed: up to 32 of a-z, 0-9 and -, a letter first`];
    }
    return reservedUsers.has(user)
        ? [`bastion.ssh.users: "${user}" is an account of the system; allowed: any other name. Rename the user`]
        : [];
}
