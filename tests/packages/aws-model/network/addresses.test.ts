import { expect } from "chai";
import * as fc from "fast-check";
import { AddressSet, EVERYWHERE, INTERNET, PRIVATE } from "@platform/aws-model/network/addresses";

const v4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, prefix]) => `${address}/${prefix}`);
const v6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, prefix]) => `${address}/${prefix}`);
const sets = fc.array(fc.oneof(v4, v6), { maxLength: 6 }).map((cidrs) => AddressSet.of(...cidrs));

/** The two halves of a block. */
function halves(cidr: string): string[] {
    const [whole = ""] = AddressSet.of(cidr).toCidrs();
    const prefix = Number(whole.split("/")[1]);
    const lower = `${whole.split("/")[0] ?? ""}/${prefix + 1}`;
    return [...AddressSet.of(whole).subtract(AddressSet.of(lower)).toCidrs(), lower];
}

/** An IPv6 address by its 16 bytes, in a spelling of its own. */
const spelled = fc
    .record({
        bytes: fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(255)), {
            minLength: 16,
            maxLength: 16,
        }),
        upper: fc.boolean(),
        padded: fc.boolean(),
        embedded: fc.boolean(),
        gap: fc.nat(8),
    })
    .map(({ bytes, upper, padded, embedded, gap }) => {
        const words = Array.from({ length: 8 }, (_, i) => (bytes[2 * i] ?? 0) * 256 + (bytes[2 * i + 1] ?? 0));
        const hex = words.map((word) => word.toString(16).padStart(padded ? 4 : 1, "0"));
        const plain = hex.join(":");
        const groups = embedded ? [...hex.slice(0, 6), bytes.slice(12).join(".")] : hex;
        const text = withGap(groups, words, gap);
        return { plain, spelling: upper ? text.toUpperCase() : text };
    });

/** Writes the run of zeros that begins at a place as `::`, if there is one. */
function withGap(groups: readonly string[], words: readonly number[], start: number): string {
    let end = start;
    while (end < groups.length && words[end] === 0 && !(groups[end] ?? "").includes(".")) end += 1;
    return end > start ? `${groups.slice(0, start).join(":")}::${groups.slice(end).join(":")}` : groups.join(":");
}

/** A block cut into pieces, again and again where the numbers say so. */
function cut(cidr: string, choices: readonly number[]): string[] {
    let pieces = [cidr];
    for (const choice of choices) {
        const piece = pieces[choice % pieces.length] ?? cidr;
        if (!isSingle(piece)) pieces = [...pieces.filter((other) => other !== piece), ...halves(piece)];
    }
    return pieces;
}

function isSingle(cidr: string): boolean {
    return cidr.endsWith(cidr.includes(":") ? "/128" : "/32");
}

describe("AddressSet", () => {
    it("knows the whole in every spelling", () => {
        for (const spelling of ["::/0", "0::/0", "0:0:0:0:0:0:0:0/0", "::0/0", "2001:db8::/0", "::/00", "0000::/0"]) {
            expect(AddressSet.of(spelling).toCidrs(), spelling).to.deep.equal(["::/0"]);
        }
        for (const spelling of ["0.0.0.0/0", "10.1.2.3/0", "0.0.0.0/00"]) {
            expect(AddressSet.of(spelling).toCidrs(), spelling).to.deep.equal(["0.0.0.0/0"]);
        }
    });

    it("knows the whole in pieces", () => {
        expect(AddressSet.of("0.0.0.0/1", "128.0.0.0/1").toCidrs()).to.deep.equal(["0.0.0.0/0"]);
        expect(AddressSet.of("::/1", "8000::/1").toCidrs()).to.deep.equal(["::/0"]);
        expect(AddressSet.of("0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/2").covers(AddressSet.of("0.0.0.0/0"))).to.be.true;
        expect(AddressSet.of("0.0.0.0/1", "128.0.0.0/2").covers(AddressSet.of("0.0.0.0/0"))).to.be.false;
    });

    it("refuses what is no address", () => {
        for (const text of [
            "",
            "everyone",
            "10.0.0.0/33",
            "010.0.0.0/8",
            "10.1/16",
            "::/129",
            "sg-0123",
            "10.0.0.0/8 ",
        ]) {
            expect(AddressSet.parse(text), text).to.equal(undefined);
        }
        expect(() => AddressSet.of("everyone")).to.throw(RangeError, "not a list of CIDR blocks: everyone");
    });

    it("tells private addresses from those of the internet", () => {
        for (const cidr of ["10.0.0.0/8", "172.31.0.0/16", "192.168.1.1", "100.64.0.0/10", "fd00::/8"]) {
            expect(INTERNET.overlaps(AddressSet.of(cidr)), cidr).to.be.false;
        }
        for (const cidr of [
            "203.0.113.7",
            "172.15.0.0/12",
            "172.32.0.0/16",
            "9.0.0.0/7",
            "2001:db8::/32",
            "::ffff:0:0/96",
        ]) {
            expect(INTERNET.overlaps(AddressSet.of(cidr)), cidr).to.be.true;
        }
        expect(AddressSet.union([INTERNET, PRIVATE]).toCidrs()).to.deep.equal(EVERYWHERE.toCidrs());
    });

    it("makes a block of its two halves, again and again", () => {
        fc.assert(
            fc.property(fc.oneof(v4, v6), fc.integer({ min: 1, max: 5 }), (cidr, times) => {
                let pieces = [cidr];
                for (let i = 0; i < times; i++) {
                    pieces = pieces.flatMap((piece) => (isSingle(piece) ? [piece] : halves(piece)));
                }
                expect(AddressSet.of(...pieces).toCidrs()).to.deep.equal(AddressSet.of(cidr).toCidrs());
            }),
            { numRuns: 60 },
        );
    });

    it("knows an IPv6 block in every spelling: capitals, zeros in front, gaps, an IPv4 tail", () => {
        fc.assert(
            fc.property(spelled, fc.integer({ min: 0, max: 128 }), ({ plain, spelling }, prefix) => {
                const set = AddressSet.of(`${spelling}/${prefix}`);
                expect(set.toCidrs(), spelling).to.deep.equal(AddressSet.of(`${plain}/${prefix}`).toCidrs());
                expect(set.covers(AddressSet.of(plain)), spelling).to.be.true;
            }),
            { numRuns: 500 },
        );
    });

    it("knows everything in pieces, and that it is not everything when one is missing", () => {
        const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 24 });
        fc.assert(
            fc.property(fc.constantFrom("0.0.0.0/0", "::/0"), choices, fc.nat(1000), (whole, cuts, missing) => {
                const pieces = cut(whole, cuts);
                const [all, last] = [AddressSet.of(...pieces), pieces[missing % pieces.length] ?? whole];
                const gap = AddressSet.of(...pieces.filter((piece) => piece !== last));
                expect(all.toCidrs()).to.deep.equal([whole]);
                expect(all.covers(INTERNET.intersect(AddressSet.of(whole)))).to.be.true;
                expect(gap.covers(AddressSet.of(whole))).to.be.false;
                expect(AddressSet.of(whole).subtract(gap).toCidrs()).to.deep.equal(AddressSet.of(last).toCidrs());
            }),
            { numRuns: 200 },
        );
    });

    it("keeps the laws of sets", () => {
        fc.assert(
            fc.property(sets, sets, (a, b) => {
                const union = AddressSet.union([a, b]);
                expect(union.covers(a) && union.covers(b)).to.be.true;
                expect(a.covers(a.intersect(b)) && b.covers(a.intersect(b))).to.be.true;
                expect(a.subtract(b).overlaps(b)).to.be.false;
                expect(AddressSet.union([a.subtract(b), a.intersect(b)]).toCidrs()).to.deep.equal(a.toCidrs());
                expect(EVERYWHERE.subtract(EVERYWHERE.subtract(a)).toCidrs()).to.deep.equal(a.toCidrs());
                expect(a.covers(b)).to.equal(b.subtract(a).isEmpty);
            }),
            { numRuns: 200 },
        );
    });

    it("writes a set in blocks that read back as the same set, in one form", () => {
        fc.assert(
            fc.property(sets, (set) => {
                const cidrs = set.toCidrs();
                expect(AddressSet.of(...cidrs).toCidrs()).to.deep.equal(cidrs);
                expect(AddressSet.of(...[...cidrs].reverse()).toCidrs()).to.deep.equal(cidrs);
            }),
            { numRuns: 200 },
        );
    });
});
