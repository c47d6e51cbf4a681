import { expect } from "chai";
import { placeOfKey } from "@platform/preview/project/key-place";

const FILE = `# A stack.
encryptionsalt: v1:x
config:
  aws:region: us-east-1
  platform:dns: { domain: apps.example.gov, zone: { kind: create } }

  # Two of them.
  platform:services:
    certs:
      "port": 3000
      public:
        hosts:
          - a.example.gov
          # the second
          - b.example.gov
      tasks: [{ name: x }]
    boards:
      port: 80
`;

describe("the place of a key in a stack file", () => {
    const places: readonly (readonly [key: string, line: number, column: number])[] = [
        ["aws:region", 4, 3],
        ["platform:services.certs.port", 10, 7],
        ["platform:services.boards.port", 18, 7],
        ["platform:services.certs.public.hosts[1]", 15, 11],
        ["platform:dns.domain", 5, 19],
        ["platform:dns.zone", 5, 45],
    ];
    for (const [key, line, column] of places) {
        it(key, () => {
            expect(placeOfKey(FILE, key)).to.deep.equal({ line, column });
        });
    }

    it("is that of the block where the key is missing", () => {
        expect(placeOfKey(FILE, "platform:services.boards.public.hosts")).to.deep.equal({ line: 17, column: 5 });
        expect(placeOfKey(FILE, "platform:network.cidr")).to.deep.equal({ line: 3, column: 1 });
        expect(placeOfKey("", "platform:network")).to.deep.equal({ line: 1, column: 1 });
    });
});
