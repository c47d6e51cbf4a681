import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import { parseCidr } from "@platform/aws-model/network/cidr";

/** What a stack has to know of another one of the same project. */
export interface OtherStack {
    readonly name: string;
    /** Range of its VPC. */
    readonly vpcCidr: string | undefined;
    /** Addresses inside its VPN tunnels, by the public address of the device that they end on. */
    readonly tunnelInsideCidrs: Readonly<Record<string, readonly string[]>>;
}

const rangeSchema = z.string().refine((text) => parseCidr(text).cidr !== undefined);

/** Only what is needed here, and only where it is right: another stack's mistakes are not this one's. */
const stackFileSchema = z.object({ config: z.record(z.string(), z.unknown()) });
const networkSchema = z.object({ cidr: rangeSchema });
const vpnSchema = z.object({
    customerGateways: z.record(
        z.string(),
        z.object({ ipAddress: z.string(), tunnelInsideCidrs: z.array(rangeSchema).default([]) }),
    ),
});

/**
 * Reads the stack files beside this stack's own. A directory or file that cannot be read, as where the program runs
 * without its project, is passed over.
 */
export function readOtherStacks(directory: string, stack: string): OtherStack[] {
    return readStackConfigs(directory)
        .filter(({ name }) => name !== stack)
        .map(({ name, config }) => otherStack(name, config));
}

/** The configuration of every stack file in a directory, as it stands there and unchecked, in the order of the names. */
export function readStackConfigs(directory: string): { name: string; config: Readonly<Record<string, unknown>> }[] {
    return stackFiles(directory).flatMap(({ name, file }) => {
        const content = stackFileSchema.safeParse(readYaml(file)).data;
        return content === undefined ? [] : [{ name, config: content.config }];
    });
}

function otherStack(name: string, config: Readonly<Record<string, unknown>>): OtherStack {
    const gateways = vpnSchema.safeParse(config["platform:vpn"]).data?.customerGateways ?? {};
    return {
        name,
        vpcCidr: networkSchema.safeParse(config["platform:network"]).data?.cidr,
        tunnelInsideCidrs: Object.fromEntries(
            Object.values(gateways).map(({ ipAddress, tunnelInsideCidrs }) => [ipAddress, tunnelInsideCidrs]),
        ),
    };
}

function stackFiles(directory: string): { name: string; file: string }[] {
    try {
        return readdirSync(directory)
            .sort()
            .flatMap((entry) => {
                const name = /^Pulumi\.(.+)\.ya?ml$/.exec(entry)?.[1];
                return name === undefined ? [] : [{ name, file: join(directory, entry) }];
            });
    } catch {
        return [];
    }
}

function readYaml(file: string): unknown {
    try {
        return load(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}
