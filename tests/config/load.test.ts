import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { loadConfig, type LoadedConfig } from "../../config/load";
import { record } from "../harness/record";
import { validValues } from "./fixture";

/** What the loader makes of a stack's configuration, the way in which Pulumi hands it over. */
async function load(config: Record<string, unknown>, program: () => void = () => undefined): Promise<LoadedConfig> {
    const loaded: LoadedConfig[] = [];
    await record(
        () => {
            program();
            loaded.push(loadConfig());
        },
        { config, stack: "test" },
    );
    const [first] = loaded;
    if (first === undefined) {
        throw new Error("nothing was loaded");
    }
    return first;
}

/** The project's own stacks have devices, too; these values share none with them. */
function withoutVpn(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(validValues()).filter(([key]) => key !== "platform:vpn"));
}

async function errorOf(loading: Promise<unknown>): Promise<unknown> {
    return loading.then(
        () => undefined,
        (error: unknown) => error,
    );
}

describe("config: the loader", () => {
    it("reads structured values, numbers and booleans out of text", async () => {
        const { config, region, tags } = await load({
            ...withoutVpn(),
            "platform:network": { cidr: "10.44.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] },
            "platform:deletionProtection": false,
            "aws:defaultTags": { tags: { Project: "platform" } },
        });

        expect(config.deletionProtection).to.equal(false);
        expect(config.cluster?.maxInstances).to.equal(4);
        expect(config.services["certs"]?.public?.hosts).to.deep.equal(["certs.apps.example.gov"]);
        expect(region).to.equal("us-east-1");
        expect(tags).to.deep.equal({ Project: "platform" });
    });

    for (const text of ["true", "false"]) {
        it(`takes ${text} as the CLI writes it, in quotes`, async () => {
            const { config } = await load({ "aws:region": "us-east-1", "platform:deletionProtection": text });

            expect(config.deletionProtection).to.equal(text === "true");
        });
    }

    it("gives no tags where there are none", async () => {
        expect((await load({ "aws:region": "us-east-1" })).tags).to.deep.equal({});
    });

    it("throws one error that Pulumi shows without a stack trace", async () => {
        const error = await errorOf(load({ "aws:region": "us-east-1", "platform:netwrok": {}, "platform:vnp": {} }));

        expect(pulumi.RunError.isInstance(error)).to.equal(true);
        expect((error as Error).message).to.equal(
            [
                'config: 2 problems in stack "test"',
                "- platform:netwrok: unknown key; did you mean platform:network? Rename it in Pulumi.test.yaml",
                "- platform:vnp: unknown key; did you mean platform:vpn? Rename it in Pulumi.test.yaml",
            ].join("\n"),
        );
    });

    it("compares with the stack files of the project", async () => {
        const error = await errorOf(
            load({
                ...withoutVpn(),
                "platform:network": { cidr: "10.41.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] },
            }),
        );

        expect((error as Error).message).to.include(
            'platform:network.cidr: "10.41.0.0/16" is not valid; allowed a range that does not overlap 10.41.0.0/16, the VPC of stack "staging".',
        );
    });

    it("takes no encrypted value, and shows none", async () => {
        const encrypted = () => {
            pulumi.runtime.setAllConfig(
                {
                    "aws:region": "us-east-1",
                    "platform:bastion": '{"instanceType":"hunter2"}',
                    "platform:alerts": '{"critical":{},"warning":{}}',
                },
                ["platform:bastion", "platform:alerts"],
            );
        };
        const error = await errorOf(load({}, encrypted));

        expect((error as Error).message.split("\n").slice(0, 3)).to.deep.equal([
            'config: 2 problems in stack "test"',
            "- platform:alerts: holds an encrypted value; allowed the ARN of a secret, for values never pass through the stack. Keep it in Secrets Manager and name its ARN in Pulumi.test.yaml",
            "- platform:bastion: holds an encrypted value; allowed the ARN of a secret, for values never pass through the stack. Keep it in Secrets Manager and name its ARN in Pulumi.test.yaml",
        ]);
        expect((error as Error).message).not.to.include("hunter2");
    });
});
