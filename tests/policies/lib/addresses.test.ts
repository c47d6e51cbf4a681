import { expect } from "chai";
import * as fc from "fast-check";
import { AddressSet, EVERYWHERE, INTERNET, PRIVATE } from "../../../policy-pack/lib/addresses";

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
