import { isIP } from "node:net";
import { expect } from "chai";
import fc from "fast-check";
import {
    cidrOf,
    contains,
    isAddress,
    networkOf,
    overlaps,
    parseCidr,
    rangeOf,
    subrange,
    type Cidr,
} from "@platform/aws-model/network/cidr";

const ipv4Block = fc
    .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
    .map(([address, prefix]) => `${address}/${prefix}`);
const ipv6Block = fc
    .tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }))
    .map(([address, prefix]) => `${address}/${prefix}`);

function block(text: string): Cidr {
    const parsed = rangeOf(text);
    if (parsed === undefined) {
        throw new Error(`${text} is no block`);
    }
    return parsed;
}

describe("ranges of addresses", () => {
    it("are told from other texts as Node.js tells them", () => {
        const text = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{1,24}$/));
        fc.assert(
            fc.property(text, (address) => {
                expect([isAddress(address, 4), isAddress(address, 6)]).to.deep.equal([
                    isIP(address) === 4,
                    isIP(address) === 6,
                ]);
            }),
        );
    });

    it("make blocks that hold their own first and last address", () => {
        fc.assert(
            fc.property(fc.oneof(ipv4Block, ipv6Block), (text) => {
                const { first, last, prefix, family } = block(text);
                const bits = family === 4 ? 32 : 128;
                expect(last - first + 1n).to.equal(1n << BigInt(bits - prefix));
                expect(first % (1n << BigInt(bits - prefix))).to.equal(0n);
            }),
        );
    });

    it("make blocks whose network is a block of the same size that begins where it should", () => {
        fc.assert(
            fc.property(ipv4Block, (text) => {
                const own = block(text);
                const network = block(networkOf(own));
                expect([network.first, network.last, network.aligned]).to.deep.equal([own.first, own.last, true]);
                expect(own.aligned).to.equal(network.text === text);
            }),
        );
    });

    it("overlap exactly if one block holds the other", () => {
        fc.assert(
            fc.property(ipv4Block, ipv4Block, (left, right) => {
                const [a, b] = [block(left), block(right)];
                expect(overlaps(a, b)).to.equal(contains(a, b) || contains(b, a));
                expect(overlaps(a, b)).to.equal(overlaps(b, a));
            }),
        );
    });

    it("are few plain values in JSON", () => {
        expect(JSON.parse(JSON.stringify([block("10.16.0.0/16"), block("2001:db8::/32")]))).to.deep.equal([
            { text: "10.16.0.0/16", first: 168820736, prefix: 16 },
            { text: "2001:db8::/32", first: "42540766411282592856903984951653826560", prefix: 32 },
        ]);
    });

    it("of one family have nothing to do with those of the other", () => {
        const [four, six] = [block("0.0.0.0/0"), block("::/0")];
        expect([overlaps(four, six), contains(four, six), contains(six, four)]).to.deep.equal([false, false, false]);
    });

    it("are no addresses", () => {
        expect(
            ["10.0.0.1", "10.0.0.1/32", "::1/128"].map((text) => isAddress(text, 4) || isAddress(text, 6)),
        ).to.deep.equal([true, false, false]);
    });

    it("are not read out of other texts", () => {
        for (const text of [
            "",
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0/8",
            "::/129",
            "fe80::1%eth0/64",
            "10.0.0.0/8 ",
        ]) {
            expect(rangeOf(text), text).to.equal(undefined);
        }
    });

    it("are cut into parts that fill them, and into no more", () => {
        const parts = [0, 1, 2, 3].map((index) => subrange(block("2001:db8::/32"), 34, index).text);
        expect(parts).to.deep.equal([
            "2001:db8::/34",
            "2001:db8:4000::/34",
            "2001:db8:8000::/34",
            "2001:db8:c000::/34",
        ]);
        expect(() => subrange(cidrOf("10.0.0.0/24"), 26, -1)).to.throw("10.0.0.0/24 has no /26 number -1");
        expect(() => subrange(cidrOf("10.0.0.0/24"), 26, 4)).to.throw("10.0.0.0/24 has no /26 number 4");
        expect(() => subrange(cidrOf("10.0.0.0/24"), 23, 0)).to.throw("10.0.0.0/24 has no /23 number 0");
    });

    it("of IPv4 must be written from their first address on where a stack says them", () => {
        expect(parseCidr("10.0.0.0/16").problem).to.equal(undefined);
        expect(parseCidr("10.0.3.1/16").problem).to.equal(
            "allowed: a range that starts on its own boundary; did you mean 10.0.0.0/16?",
        );
        const others = ["10.0.0.0", "2001:db8::/32", "010.0.0.0/8", "10.0.0.0/33", " 10.0.0.0/8"];
        expect(others.map((text) => parseCidr(text).problem)).to.deep.equal(
            others.map(() => "allowed: an IPv4 range in CIDR notation such as 10.40.0.0/16"),
        );
        expect(() => cidrOf("ten")).to.throw("ten: allowed: an IPv4 range");
    });
});
