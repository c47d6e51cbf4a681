import type { Phase } from "./tunnel";

/** The largest packets that pass a tunnel whole, in bytes. */
export interface PacketSize {
    readonly mtu: number;
    readonly mss: number;
    /** With a device behind address translation. */
    readonly mtuBehindNat: number;
    readonly mssBehindNat: number;
    /** What AWS's sample configurations set, or less where the algorithms need it. */
    readonly advisedMss: number;
}

/** What AWS's sample configurations for devices set. */
const SAMPLE_MSS = 1379;

/**
 * What encryption leaves of a packet of 1500 bytes.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html
 */
export function packetSize({ encryption, integrity }: Phase): PacketSize {
    const gcm = encryption.length > 0 && encryption.every((name) => name.includes("GCM"));
    const short = integrity.length > 0 && integrity.every((name) => ["SHA1", "SHA2-256"].includes(name));
    const long = integrity.length === 0 || integrity.includes("SHA2-512");
    const [mtu, mtuBehindNat] = gcm ? [1446, 1438] : short ? [1438, 1422] : long ? [1422, 1406] : [1422, 1422];
    const headers = 40; // IPv4 and TCP
    const [mss, mssBehindNat] = [mtu - headers, mtuBehindNat - headers];
    return { mtu, mss, mtuBehindNat, mssBehindNat, advisedMss: Math.min(SAMPLE_MSS, mssBehindNat) };
}
