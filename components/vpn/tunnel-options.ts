import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { VpnConfig } from "./schema";

/** What both phases of a tunnel accept. */
interface Phase {
    readonly encryptionAlgorithms: readonly string[];
    readonly integrityAlgorithms: readonly string[];
    readonly dhGroupNumbers: readonly number[];
    readonly lifetimeSeconds: number;
}

/**
 * Authenticated encryption and SHA-2 alone, and the Diffie-Hellman groups of 2048 bits and more, or of the NIST curves.
 * Groups 22 to 24 are left out: their primes have small subgroups.
 * @see https://doi.org/10.6028/NIST.SP.800-77r1
 */
const modern = {
    encryptionAlgorithms: ["AES256-GCM-16"],
    integrityAlgorithms: ["SHA2-256", "SHA2-384", "SHA2-512"],
    dhGroupNumbers: [14, 15, 16, 17, 18, 19, 20, 21],
} as const;

/** What a tunnel demands of the device at its other end. Lifetimes are the longest that AWS takes. */
export interface TunnelSecurity {
    readonly ikeVersions: readonly string[];
    /** Key exchange. */
    readonly phase1: Phase;
    /** Traffic, with perfect forward secrecy. */
    readonly phase2: Phase;
    /** Seconds of silence after which AWS takes the device for dead, and starts the key exchange anew. */
    readonly dpdTimeoutSeconds: number;
}

/**
 * The same, and AES-256 without GCM for devices whose key exchange has none. Neither SHA-1 nor group 2, whatever the device.
 */
const compatible = { ...modern, encryptionAlgorithms: ["AES256-GCM-16", "AES256"] } as const;

/**
 * IKEv2 in any case: AWS opens a tunnel by itself with no other.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export function tunnelSecurity(security: VpnConfig["security"]): TunnelSecurity {
    const accepted = security === "modern" ? modern : compatible;
    return {
        ikeVersions: ["ikev2"],
        phase1: { ...accepted, lifetimeSeconds: 28_800 },
        phase2: { ...accepted, lifetimeSeconds: 3_600 },
        dpdTimeoutSeconds: 30,
    };
}

export interface TunnelOptionsArgs {
    readonly security: VpnConfig["security"];
    readonly logGroupArn: pulumi.Input<string>;
    /** Whether the connection speaks BGP, whose sessions are then logged too. */
    readonly bgp: boolean;
    /** /30 inside the tunnel. Default: AWS chooses. Replaces the connection. */
    readonly insideCidr: string | undefined;
}

type Prefixed<T, P extends string> = { [K in keyof T & string as `${P}${Capitalize<K>}`]: T[K] };

/** The arguments of both tunnels of a connection, the same but for the ranges inside. */
export function tunnelOptions(
    first: TunnelOptionsArgs,
    second: TunnelOptionsArgs,
): Prefixed<ReturnType<typeof optionsOf>, "tunnel1" | "tunnel2"> {
    return { ...prefixed("tunnel1", optionsOf(first)), ...prefixed("tunnel2", optionsOf(second)) };
}

function optionsOf({ security, logGroupArn, bgp, insideCidr }: TunnelOptionsArgs) {
    const { ikeVersions, phase1, phase2, dpdTimeoutSeconds } = tunnelSecurity(security);
    const logOptions: aws.types.input.ec2.VpnConnectionTunnel1LogOptions = {
        cloudwatchLogOptions: {
            logEnabled: true,
            logGroupArn,
            logOutputFormat: "json",
            bgpLogEnabled: bgp,
            ...(bgp ? { bgpLogGroupArn: logGroupArn, bgpLogOutputFormat: "json" } : {}),
        },
    };
    return {
        ikeVersions: [...ikeVersions],
        ...prefixed("phase1", mutable(phase1)),
        ...prefixed("phase2", mutable(phase2)),
        dpdTimeoutSeconds,
        dpdTimeoutAction: "restart", // AWS takes up a lost tunnel again by itself
        startupAction: "start", // AWS opens the tunnel; needs IKEv2 and a device with a public address
        enableTunnelLifecycleControl: true, // AWS announces endpoint replacements, and we choose the hour
        logOptions,
        ...(insideCidr === undefined ? {} : { insideCidr }),
    };
}

function mutable({ encryptionAlgorithms, integrityAlgorithms, dhGroupNumbers, lifetimeSeconds }: Phase) {
    return {
        encryptionAlgorithms: [...encryptionAlgorithms],
        integrityAlgorithms: [...integrityAlgorithms],
        dhGroupNumbers: [...dhGroupNumbers],
        lifetimeSeconds,
    };
}

function prefixed<T extends object, P extends string>(prefix: P, options: T): Prefixed<T, P> {
    return Object.fromEntries(
        Object.entries(options).map(([key, value]) => [
            `${prefix}${key.charAt(0).toUpperCase()}${key.slice(1)}`,
            value,
        ]),
    ) as Prefixed<T, P>;
}
