import { expect } from "chai";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";
import { expandVariants } from "../../../../components/ecs/service/variants";
import { describeMistakes } from "../../../config/mistakes";
import { problemsAfter } from "../../../config/fixture";

const maintenance = (keys: object) => ({ "platform:services.certs.public.maintenance": keys });
const value = "0123456789abcdef0123456789abcdef";

describeMistakes("maintenance", [
    {
        mistake: "no message, and a header that is none",
        changes: maintenance({ bypass: { header: "X Bypass", value: "letmein" } }),
        problems: [
            'platform:services.certs.public.maintenance.bypass.header: "X Bypass" is not valid; allowed the name of a header such as X-Maintenance-Bypass. Set it in Pulumi.test.yaml',
            'platform:services.certs.public.maintenance.bypass.value: "letmein" is not valid; allowed 32 hexadecimal digits, as `openssl rand -hex 16` makes them. Set it in Pulumi.test.yaml',
            "platform:services.certs.public.maintenance.message: missing; allowed text that is not empty. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a message that does not fit the page",
        changes: maintenance({ message: "a".repeat(900) }),
        problems: [
            `platform:services.certs.public.maintenance.message: "${"a".repeat(78)}…" is not valid; allowed 342 characters less; AWS takes a page of 1024 with all that is around the message. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "maintenance of what only programs call",
        changes: { "platform:services.certs.internal.maintenance": { message: "Back soon." } },
        problems: [
            "platform:services.certs.internal.maintenance: unknown key; allowed loadBalancer and path. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a header beside as many hosts and paths as a rule takes",
        changes: {
            ...maintenance({ message: "Back soon.", bypass: { value } }),
            "platform:services.certs.public.paths": ["/a/*", "/b/*", "/c/*", "/d/*"],
        },
        problems: [
            "platform:services.certs.public: 5 hosts and paths are not valid; allowed 4 in all, AWS's quota for a rule, of which the header of maintenance.bypass takes one. Name fewer in Pulumi.test.yaml",
        ],
    },
]);

describe("config: maintenance that is right", () => {
    const right = maintenance({ message: "Back at 6 pm.", bypass: { value } });

    it("is a message, and a header by its value", () => {
        expect(problemsAfter(right)).to.deep.equal([]);
    });

    it("is its variants' as well", () => {
        const certs = serviceSchema.parse({
            ...{ image: "example/certs:1", port: 3000, memoryMiB: 256, variants: { next: {} } },
            public: { loadBalancer: "public", hosts: ["certs.example.gov"], maintenance: { message: "Back soon." } },
        });
        expect(expandVariants({ certs })["certs-next"]?.public?.maintenance).to.deep.equal({ message: "Back soon." });
    });
});
