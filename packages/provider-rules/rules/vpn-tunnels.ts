import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { networkOf, rangeOf } from "@platform/aws-model/network/cidr";
import { cidrProblems } from "./cidr-checks";

/** Blocks that AWS keeps for itself, https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const RESERVED = [...[0, 1, 2, 3, 4, 5].map((third) => `169.254.${third}.0/30`), "169.254.169.252/30"];
const PHASE_1_GROUPS = [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
const PHASE_2_GROUPS = [2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];

/** The options of one tunnel: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
export function* tunnelProblems(connection: JudgedResource, tunnel: 1 | 2): Generator<Problem> {
    yield* inside(connection, tunnel);
    yield* presharedKey(connection, tunnel);
    yield* groups(connection, `tunnel${tunnel}Phase1DhGroupNumbers`, PHASE_1_GROUPS);
    yield* groups(connection, `tunnel${tunnel}Phase2DhGroupNumbers`, PHASE_2_GROUPS);
    yield* lifetimes(connection, tunnel);
}

function* inside(connection: JudgedResource, tunnel: number): Generator<Problem> {
    const at = connection.get(`tunnel${tunnel}InsideCidr`);
    const block = rangeOf(at.asString ?? "");
    yield* cidrProblems(at, { family: 4, from: 30, to: 30 });
    if (block !== undefined && !networkOf(block).startsWith("169.254.")) {
        const message = "must lie in 169.254.0.0/16";
        yield { code: "tunnel-cidr", at, message, fix: "take a /30 of 169.254.0.0/16" };
    }
    if (block !== undefined && RESERVED.includes(networkOf(block))) {
        const message = `must not be one of ${RESERVED.join(", ")}, which AWS keeps`;
        yield { code: "tunnel-cidr", at, message, fix: "take another /30 of 169.254.0.0/16" };
    }
}

/** Its length is judged as any other argument's; no text of it may be shown. */
function* presharedKey(connection: JudgedResource, tunnel: number): Generator<Problem> {
    const at = connection.get(`tunnel${tunnel}PresharedKey`);
    if (at.asString !== undefined && !/^[1-9A-Za-z._][\w.]*$/.test(at.asString)) {
        const message = "must consist of letters, digits, dots and underscores, the first character no zero";
        yield { code: "preshared-key", at, message, fix: "make a new one" };
    }
}

function* groups(connection: JudgedResource, property: string, allowed: readonly number[]): Generator<Problem> {
    for (const at of connection.get(property).list ?? []) {
        if (at.asNumber !== undefined && !allowed.includes(at.asNumber)) {
            yield { code: "dh-group", at, message: `must be one of ${allowed.join(", ")}`, fix: "use 14 or higher" };
        }
    }
}

/** Phase 2 is shorter than phase 1, and the margin at most half of phase 2. */
function* lifetimes(connection: JudgedResource, tunnel: number): Generator<Problem> {
    const [first, second, margin] = ["Phase1LifetimeSeconds", "Phase2LifetimeSeconds", "RekeyMarginTimeSeconds"].map(
        (name) => connection.get(`tunnel${tunnel}${name}`),
    );
    if (first?.asNumber !== undefined && second?.asNumber !== undefined && second.asNumber >= first.asNumber) {
        const message = `must be below ${first.path}, which is ${first.printed}`;
        yield { code: "tunnel-lifetime", at: second, message, fix: "shorten phase 2, or lengthen phase 1" };
    }
    if (margin?.asNumber !== undefined && second?.asNumber !== undefined && margin.asNumber > second.asNumber / 2) {
        const message = `must be at most half of ${second.path}, which is ${second.printed}`;
        yield { code: "tunnel-lifetime", at: margin, message, fix: "shorten the margin" };
    }
}
