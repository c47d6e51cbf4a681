import path from "node:path";
import { expect } from "chai";
import { record, recordBoth } from "../harness/record";
import { recordShippedBoth } from "../harness/shipped";
import { onlyBlocks, program, someApps, stackValues, withBlock, type StackValues } from "../harness/stack";

/** An account in which nobody has put a parameter or secret yet. */
const freshAccount = path.join(__dirname, "..", "fixtures", "answers", "fresh-account.yaml");

const balancing = /^(platform:load-balancing|aws:(lb|alb|acm)\/|platform:dns:Certificate)/;

function withZone(values: StackValues, zone: object): StackValues {
    return withBlock(values, "dns", (dns: object) => ({ ...dns, zone }));
}

/** A block with something changed in every entry. */
function withEach(values: StackValues, key: string, change: object): StackValues {
    return withBlock(values, key, (entries: Readonly<Record<string, object>> | undefined) =>
        Object.fromEntries(Object.entries(entries ?? {}).map(([name, entry]) => [name, { ...entry, ...change }])),
    );
}

for (const stack of ["prod", "staging"]) {
    const shipped = stackValues(stack);
    /** What depends on the domain or on parameters, with what it runs on. */
    const apps = onlyBlocks(
        shipped,
        ...["network", "alerts", "dns", "loadBalancers", "redirects", "databases", "caches", "vpn"],
        ...["cluster", "services", "ec2Apps"],
    );
    const services = Object.keys(shipped["platform:services"] as object);

    describe(`a first deployment of ${stack}`, () => {
        let first: Awaited<ReturnType<typeof recordBoth>>;
        before(async () => {
            const config = withZone(shipped, { kind: "create" });
            first = await recordBoth(program, { stack, config, fixtures: freshAccount });
        });

        it("starts in an account without a parameter, a secret or a delegation: what depends on them is left out", () => {
            const { strict, placeholder } = first;
            expect(strict.list).to.deep.equal(placeholder.list);
            expect(strict.list.filter((name) => balancing.test(name))).to.deep.equal([]);
            expect(strict.list.filter((name) => name.startsWith("platform:ecs:Service "))).to.deep.equal(
                services.map((name) => `platform:ecs:Service ${name}`).sort(),
            );
            expect(strict.names("aws:ecs/service:Service")).to.deep.equal([]);
            expect(strict.names("aws:ecs/taskDefinition:TaskDefinition")).to.deep.equal([]);
            for (const name of services) {
                expect(strict.names("aws:kms/key:Key")).to.include(`${name}-secrets`);
            }
            const records = placeholder.stackOutputs["dnsRecords"] as { type: string }[];
            expect(records.map(({ type }) => type)).to.deep.equal(["NS"]);
        });

        it("goes on with the delegation, and nothing that exists is made anew", async () => {
            const { strict, placeholder } = await recordShippedBoth(stack);

            expect(strict.list).to.deep.equal(placeholder.list);
            expect(placeholder.resources.map(({ urn }) => urn)).to.include.members(
                first.placeholder.resources.map(({ urn }) => urn),
            );
        });

        it("goes on with the delegation alone: a service that is to be prepared is its key", async () => {
            const config = withEach(withEach(apps, "services", { prepare: true }), "ec2Apps", { prepare: true });
            const { strict, placeholder } = await recordBoth(program, { stack, config, fixtures: freshAccount });

            expect(strict.list).to.deep.equal(placeholder.list);
            expect(strict.names("aws:ecs/service:Service")).to.deep.equal([]);
            expect(strict.names("aws:lb/listener:Listener")).to.not.deep.equal([]);
            for (const name of services) {
                expect(strict.names("aws:kms/key:Key")).to.include(`${name}-secrets`);
            }
        });

        it("asks another team for its records first, and has everything once they are there", async () => {
            const external = (values: StackValues, recordsCreated: boolean) =>
                withZone(values, { kind: "external", recordsCreated });
            const config = external(apps, false);
            const before = await recordBoth(program, { stack, config, fixtures: freshAccount });
            const balanced = onlyBlocks(shipped, "network", "alerts", "dns", "loadBalancers");
            const after = await recordBoth(program, { stack, config: external(balanced, true) });

            for (const { strict, placeholder } of [before, after]) {
                expect(strict.list).to.deep.equal(placeholder.list);
            }
            expect(before.strict.names("aws:acm/certificate:Certificate")).to.deep.equal(["dns-certificate-request"]);
            expect(before.strict.names("aws:lb/loadBalancer:LoadBalancer")).to.deep.equal([]);
            expect(after.strict.names("aws:acm/certificate:Certificate")).to.deep.equal(["dns-certificate"]);
            expect(after.strict.names("aws:lb/loadBalancer:LoadBalancer").length).to.be.greaterThan(0);
        });
    });
}

describe("what a service reads and nobody has created", () => {
    const shipped = someApps(stackValues("prod"));
    const messageOf = async (change: object) => {
        const config = { ...withEach(shipped, "services", change), "platform:ec2Apps": {} };
        const error: unknown = await record(program, { stack: "prod", config, fixtures: freshAccount }).then(
            () => undefined,
            (thrown: unknown) => thrown,
        );
        return error instanceof Error ? error.message : error;
    };

    it("is named with the command that creates it: an image's parameter", async () => {
        expect(await messageOf({ secrets: {} })).to.equal(
            "the image of boards-commissions: there is no parameter /platform/prod/images/boards-commissions. Create it, " +
                "then run this again: npm run ops -- release boards-commissions <tag> --stack prod",
        );
    });

    it("is named with the command that creates it: a secret", async () => {
        const only = (secret: string) => messageOf({ image: "a/b:1", secrets: { TOKEN: secret } });
        const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:platform/prod/db-d4E5f6";

        expect(await only(`${arn}:password::`)).to.match(
            new RegExp(
                `^the secret of the variable TOKEN: there is no ${arn}\\. Create it, then run this again: aws secretsmanager ` +
                    "create-secret --name platform/prod/db --kms-key-id alias/platform-prod-[a-z-]+ --secret-string " +
                    "file://secret\\.txt, and put the ARN that it prints into the stack's file$",
            ),
        );
        expect(await only("/platform/prod/token")).to.match(
            /^the secret of the variable TOKEN: there is no parameter \/platform\/prod\/token\. Create it, then run this again: aws ssm put-parameter --type SecureString --name \/platform\/prod\/token --key-id alias\/platform-prod-[a-z-]+ --value file:\/\/secret\.txt$/,
        );
    });
});
