import { expect } from "chai";
import * as fc from "fast-check";
import { covers, intersect, normalise, subtract } from "@platform/aws-model/network/intervals";
import {
    admits,
    ALL_PORTS,
    ports,
    protocolName,
    tcp,
    trafficOf,
    trafficText,
} from "@platform/aws-model/network/traffic";
import { Value } from "@platform/aws-model/value";

/** The traffic of a rule with the given properties. */
function traffic(protocol: unknown, from?: unknown, to?: unknown) {
    const value = Value.of({ protocol, from, to });
    return trafficOf(value.at("protocol"), value.at("from"), value.at("to"));
}

function text(...rule: Parameters<typeof traffic>): string {
    const found = traffic(...rule);
    return found.state === "known" ? trafficText(found.value) : found.state;
}

const range = fc
    .tuple(fc.nat(200), fc.nat(60))
    .map(([first, length]) => ({ first: BigInt(first), last: BigInt(first + length) }));
const ranges = fc.array(range, { maxLength: 6 });
const members = (intervals: ReturnType<typeof normalise>) =>
    new Set(
        intervals.flatMap(({ first, last }) =>
            Array.from({ length: Number(last - first) + 1 }, (_, i) => Number(first) + i),
        ),
    );

describe("traffic of a rule", () => {
    it("has one name for each protocol", () => {
        expect(
            ["6", "TCP", "tcp", "17", "-1", "all", "ALL", "1", "58", "ipv6-icmp", "50"].map(protocolName),
        ).to.deep.equal(["tcp", "tcp", "tcp", "udp", "all", "all", "all", "icmp", "icmpv6", "icmpv6", "50"]);
    });

    it("has ports for TCP and UDP only", () => {
        expect(text("tcp", 443, 443)).to.equal("tcp 443");
        expect(text("6", "0", "65535")).to.equal("tcp on every port");
        expect(text("udp", 1194, 1195)).to.equal("udp 1194-1195");
        expect(text("-1", 443, 443)).to.equal("every protocol");
        expect(text("icmp", 8, 0)).to.equal("icmp");
        expect(text("50", 443, 443)).to.equal("protocol 50");
    });

    it("takes missing ends and -1 for every port, and a missing protocol for every protocol", () => {
        const rules: Parameters<typeof traffic>[] = [["tcp"], ["tcp", 443], ["tcp", undefined, 443], ["tcp", -1, -1]];
        for (const rule of rules) {
            expect(text(...rule), String(rule)).to.equal("tcp on every port");
        }
        expect(text(undefined, 443, 443)).to.equal("every protocol");
    });

    it("is unknown with the protocol or a port that matters", () => {
        expect(traffic("tcp", "https", 443).state).to.equal("unknown");
        expect(traffic({}, 443, 443).state).to.equal("unknown");
        expect(traffic("icmp", "https", 443).state).to.equal("known");
    });

    it("admits no more than itself", () => {
        expect(admits(tcp(ports(22)), tcp(ports(22)))).to.be.true;
        expect(admits(tcp(ports(22)), tcp(ports(22, 23)))).to.be.false;
        expect(admits(tcp(ports(22)), { protocol: "all", ports: ports(22) })).to.be.false;
        expect(admits({ protocol: "all", ports: ports(0, 65535) }, tcp(ports(22)))).to.be.true;
        expect(admits(tcp([...ports(80), ...ports(443)]), tcp(ports(80, 443)))).to.be.false;
    });
});

describe("intervals", () => {
    it("are what the sets of their numbers are", () => {
        fc.assert(
            fc.property(ranges, ranges, (left, right) => {
                const [a, b] = [normalise(left), normalise(right)];
                const [inA, inB] = [members(a), members(b)];
                expect(members(a)).to.deep.equal(members(normalise([...left].reverse())));
                expect(members(subtract(a, b))).to.deep.equal(new Set([...inA].filter((n) => !inB.has(n))));
                expect(members(intersect(a, b))).to.deep.equal(
                    new Set([...inA].filter((n) => inB.has(n)).sort((x, y) => x - y)),
                );
                expect(covers(a, b)).to.equal([...inB].every((n) => inA.has(n)));
            }),
        );
    });

    it("are every port when the pieces are, and not when one is missing", () => {
        fc.assert(
            fc.property(
                fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { maxLength: 12 }),
                fc.nat(20),
                (cuts, n) => {
                    const starts = [0, ...cuts.sort((a, b) => a - b)];
                    const pieces = starts.map((first, i) => ({
                        first: BigInt(first),
                        last: BigInt((starts[i + 1] ?? 65536) - 1),
                    }));
                    const missing = pieces[n % pieces.length];
                    const rest = normalise(pieces.filter((piece) => piece !== missing));
                    expect(normalise([...pieces].reverse())).to.deep.equal(ALL_PORTS);
                    expect(admits(tcp(normalise(pieces)), tcp(ports(0, 65535)))).to.be.true;
                    expect(admits(tcp(rest), tcp(ports(0, 65535)))).to.be.false;
                    expect(subtract(ALL_PORTS, rest)).to.deep.equal([missing]);
                },
            ),
        );
    });

    it("join when they touch, and only then", () => {
        expect(normalise([...ports(3, 4), ...ports(1, 2)])).to.deep.equal(ports(1, 4));
        expect(normalise([...ports(1), ...ports(3)])).to.have.length(2);
        expect(normalise([{ first: 5n, last: 4n }])).to.deep.equal([]);
    });
});
