import { expect } from "chai";
import type { Settings } from "@platform/aws-model/settings";
import { platformSettings } from "../../../../policy-pack/policies/hygiene/platform-settings";
import { context, graph } from "../../harness/views";

/** What the policy says of settings. */
function problems(settings: Partial<Settings>, config: Readonly<Record<string, unknown>> = settings): string[] {
    return platformSettings.check(graph([]), context({ settings, config })).map(({ message }) => message);
}

describe("platform-settings", () => {
    it("accepts known networks and a range of dynamic ports", () => {
        expect(
            problems({
                onPremisesCidrs: ["192.0.2.0/24", "10.0.0.0/8"],
                bastionSshCidrs: ["198.51.100.0/24"],
                dynamicPortFrom: 49153,
            }),
        ).to.deep.equal([]);
    });

    it("refuses the internet, in any spelling and in halves", () => {
        for (const cidr of ["0.0.0.0/0", "128.0.0.0/1", "0::/0", "8000::/1"]) {
            expect(problems({ bastionSshCidrs: [cidr] }), cidr).to.deep.equal([
                `The stack is configured with bastionSshCidrs "${cidr}"; required: known networks, not the internet. Fix: correct platform-settings.bastionSshCidrs.`,
            ]);
        }
    });

    it("refuses what is no network", () => {
        expect(problems({ onPremisesCidrs: ["datacenter"] })).to.deep.equal([
            'The stack is configured with onPremisesCidrs "datacenter"; required: CIDR blocks. Fix: correct platform-settings.onPremisesCidrs.',
        ]);
    });

    it("refuses dynamic ports that are none", () => {
        expect(problems({ dynamicPortFrom: 22 })).to.deep.equal([
            "The stack is configured with dynamic ports 22-65535; required: an ascending range within 1024-65535. Fix: correct platform-settings.dynamicPortFrom and dynamicPortTo.",
        ]);
    });

    it("accepts connections between what has a name, for which somebody answers", () => {
        const connection = { protocol: "tcp", port: 8080, owner: "digital-team", reason: "Forms ask the search." };
        const from = "platform:apps:App";
        const to = "urn:pulumi:*::platform::*$aws:ecs/service:Service::search";
        expect(problems({ connections: [{ ...connection, from, to }] })).to.deep.equal([]);
        const correct = "Fix: correct platform-settings.connections[0].";
        for (const wide of ["*", "platform:*", "aws:ec2/instance:Instance", "urn:pulumi:*::*"])
            expect(problems({ connections: [{ ...connection, from: wide, to }] }), wide).to.deep.equal([
                `The stack is configured with connections[0], whose from is "${wide}"; required: a pattern that names a component or resource. ${correct}`,
            ]);
        expect(problems({ connections: [{ ...connection, from, to, owner: " " }] })).to.deep.equal([
            `The stack is configured with connections[0] without owner; required: the owner. ${correct}`,
        ]);
    });

    it("refuses settings that do not exist or have another type", () => {
        const [first, second] = problems({}, { productoin: true, bastions: "platform:bastion:*" });
        expect(first).to.match(
            /^The stack is configured with productoin is no setting; allowed: bastionSshCidrs, bastions, /,
        );
        expect(second).to.equal(
            "The stack is configured with bastions is of type string; required: array; required: the documented settings. Fix: correct it.",
        );
    });
});
