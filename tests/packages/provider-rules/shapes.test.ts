import { expect } from "chai";
import { isIP } from "node:net";
import fc from "fast-check";
import { isIPv4, isIPv6 } from "@platform/provider-rules/shapes/address";
import { isRegion, parseArn, partitionOf } from "@platform/provider-rules/shapes/arn";
import { contains, overlaps, parseCidr, type Cidr } from "@platform/provider-rules/shapes/cidr";
import { scheduleFault } from "@platform/provider-rules/shapes/schedule";

const ipv4Block = fc
    .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
    .map(([address, prefix]) => `${address}/${prefix}`);
const ipv6Block = fc
    .tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }))
    .map(([address, prefix]) => `${address}/${prefix}`);

function block(text: string): Cidr {
    const parsed = parseCidr(text);
    if (parsed === undefined) {
        throw new Error(`${text} is no block`);
    }
    return parsed;
}

describe("provider knowledge: addresses", () => {
    it("are told from other texts as Node.js tells them", () => {
        const text = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{1,24}$/));
        fc.assert(
            fc.property(text, (address) => {
                expect([isIPv4(address), isIPv6(address)]).to.deep.equal([isIP(address) === 4, isIP(address) === 6]);
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
                expect(block(own.network)).to.deep.equal({ ...own, aligned: true });
                expect(own.aligned).to.equal(own.network === text);
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
            expect(parseCidr(text), text).to.equal(undefined);
        }
    });
});

describe("provider knowledge: ARNs", () => {
    it("have six parts, the last of which may hold colons", () => {
        expect(parseArn("arn:aws:logs:eu-central-1:123456789012:log-group:/apps/web:*")).to.deep.equal({
            partition: "aws",
            service: "logs",
            region: "eu-central-1",
            account: "123456789012",
            resource: "log-group:/apps/web:*",
        });
        for (const text of ["", "arn", "arn:aws:s3", "arn::s3:::bucket", "aws:s3:::bucket"]) {
            expect(parseArn(text), text).to.equal(undefined);
        }
    });

    it("belong to the partition of their region", () => {
        const regions = [
            "eu-central-1",
            "cn-north-1",
            "us-gov-west-1",
            "us-iso-east-1",
            "us-isob-east-1",
            "eusc-de-east-1",
        ];
        expect(regions.map(partitionOf)).to.deep.equal([
            "aws",
            "aws-cn",
            "aws-us-gov",
            "aws-iso",
            "aws-iso-b",
            "aws-eusc",
        ]);
        expect(regions.filter((region) => !isRegion(region))).to.deep.equal([]);
        expect(["frankfurt", "eu-central", "EU-CENTRAL-1", ""].filter(isRegion)).to.deep.equal([]);
    });
});

describe("provider knowledge: schedules", () => {
    const fault = (text: string): string | undefined => scheduleFault(text, { at: true });

    it("of every kind are accepted", () => {
        const sound = [
            "rate(1 day)",
            "rate(15 minutes)",
            "cron(0/5 8-17 ? * MON-FRI *)",
            "cron(0 0 L * ? 2030)",
            "at(2030-01-31T12:00:00)",
        ];
        expect(sound.filter((text) => fault(text) !== undefined)).to.deep.equal([]);
    });

    it("may mix singular and plural where the service does not mind", () => {
        expect(scheduleFault("rate(1 hours)", { at: true, plurals: true })).to.equal(undefined);
        expect(fault("rate(5 hour)")).to.equal('rate(5 …) takes "hours"');
    });

    it("name the field that is wrong", () => {
        expect(fault("cron(0 noon ? * * *)")).to.equal("cron(…) has something wrong in its field for hours");
    });
});
